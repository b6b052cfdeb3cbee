// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import { open } from "../open.js";
import { runtime } from "./index.runtime.js";
import { tables } from "./tables.js";

const load = () => {
  throw new TypeError("identity-patch/slim carries no module: await init(…) first");
};
const api = /* @__PURE__ */ open(runtime, tables, load);

export const { init, fields, endpoints } = api;
export const phone = fields.phone;
export const email = fields.email;
export const language = fields.language;
export const country = fields.country;
export const locale = fields.locale;
export const localeTag = fields.locale_tag;
export const date = fields.date;
export const uuid = fields.uuid;
export const group = fields.group;
export const role = fields.role;
export const attributeKey = fields.attribute_key;
export const attributeValue = fields.attribute_value;
export const handle = fields.handle;
export const jsonPointer = fields.json_pointer;
export const jsonPatch = fields.json_patch;
export const biot = /* @__PURE__ */ Object.freeze({
  updateOrganizationUser: endpoints["biot.update_organization_user"],
});
export const equalsMoney = /* @__PURE__ */ Object.freeze({
  updatePerson: endpoints["equals_money.update_person"],
});
export const kratos = /* @__PURE__ */ Object.freeze({
  patchIdentity: endpoints["kratos.patch_identity"],
});
export const slashid = /* @__PURE__ */ Object.freeze({
  updatePerson: endpoints["slashid.update_person"],
  addHandles: endpoints["slashid.add_handles"],
  updateAttributes: endpoints["slashid.update_attributes"],
  setRoles: endpoints["slashid.set_roles"],
  plan: /* @__PURE__ */ api.plan("slashid.update_person"),
});
