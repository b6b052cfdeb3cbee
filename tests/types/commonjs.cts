// CommonJS sees types of its own.

import { phone, biot } from "identity-patch";
import slim = require("identity-patch/slim");

export const answers: [boolean, boolean] = [phone.is("1"), slim.phone.is("1")];
export const { ok } = biot.updateOrganizationUser.check({});
