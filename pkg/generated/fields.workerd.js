// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import module from "../dist/fields.wasm";
import { byName, open } from "../open.js";
import { field } from "../field.js";
import { runtime as instance } from "./fields.runtime.js";
import { tables } from "./fields.tables.js";

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
