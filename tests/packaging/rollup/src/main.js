import { kratos } from "identity-patch/kratos";
import { slashid } from "identity-patch/slashid";

const first = ({ issues: [{ code, pointer, message }] }) => ({ code, pointer, message });

window.result = {
  patch: first(kratos.patchIdentity.check([{ op: "replace", path: "/traits/email" }])),
  handle: first(slashid.addHandles.check([{ type: "phone_number", value: "123" }])),
};
