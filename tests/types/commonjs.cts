// CommonJS sees types of its own.

import { phone, biot } from "identity-patch";
import bulk = require("identity-patch/bulk");
import fields = require("identity-patch/fields");
import kratos = require("identity-patch/kratos");
import slim = require("identity-patch/slim");
import german = require("identity-patch/messages/de");

export const answers: [boolean, boolean, boolean] = [phone.is("1"), slim.phone.is("1"), fields.phone.is("1")];
export const patch = kratos.kratos.patchIdentity.check([]);
export const { ok } = biot.updateOrganizationUser.check({});
export const inGerman = phone.check("1", { messages: german.messages }).issues.concat(phone.check("1", { messages: german.default }).issues);
export const found = bulk.checkStream("phone", "1");
