import { isValidPhoneNumber } from "libphonenumber-js/max";

export default { name: "libphonenumber-js", fields: { phone: isValidPhoneNumber } };
