// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import module from "../dist/index.wasm";
import { byName, open } from "../open.js";
import { endpoint } from "../endpoint.js";
import { field } from "../field.js";
import { makePlan } from "../plan.js";
import { runtime as instance } from "./index.runtime.js";
import { tables } from "./index.tables.js";

const { runtime, init } = /* @__PURE__ */ open(instance, () => module, () => module);

export { init };
export const fields = /* @__PURE__ */ byName(runtime, tables.fields, field);
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
export const endpoints = /* @__PURE__ */ byName(runtime, tables.endpoints, endpoint);
export const slashid = /* @__PURE__ */ Object.freeze({
  updatePerson: endpoints["slashid.update_person"],
  addHandles: endpoints["slashid.add_handles"],
  updateAttributes: endpoints["slashid.update_attributes"],
  setRoles: endpoints["slashid.set_roles"],
  plan: /* @__PURE__ */ makePlan(runtime, tables.endpoints, "slashid.update_person"),
});
export const biot = /* @__PURE__ */ Object.freeze({
  updateOrganizationUser: endpoints["biot.update_organization_user"],
});
export const kratos = /* @__PURE__ */ Object.freeze({
  patchIdentity: endpoints["kratos.patch_identity"],
});
export const equalsMoney = /* @__PURE__ */ Object.freeze({
  updatePerson: endpoints["equals_money.update_person"],
});
