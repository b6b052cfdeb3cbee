// The recipe as printed: its types, and its forms in a browser. The form of vee-validate 5 has the adapter, as the text says.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { biot } from "identity-patch/biot";
import { phone } from "identity-patch/fields";
import { validate, validateObject } from "vee-validate";
import { build } from "vite";
import { serve } from "../browser.js";
import { checkTypes, extract, fillInForms, VALUES, VUE_TSC } from "../recipe.js";

await assert.rejects(async () => validate("1", phone.check), /unknown option field/);
await assert.rejects(async () => validateObject(biot.updateOrganizationUser, { _phone: "1" }), /unknown option field/);

const folder = extract(import.meta.dirname, VALUES, "vee-validate 5", "vee-validate 4");
const form = readFileSync(`${folder}/profile-form.vue`, "utf8");
const schema = "validationSchema: schemaOf(before, id)";
assert.ok(form.includes(schema));
const adapted = form.replace(schema, "validationSchema: typed(schemaOf(before, id))");
writeFileSync(`${folder}/profile-form.vue`, adapted.replace("\nimport", '\nimport { typed } from "./typed-schema";\nimport'));
checkTypes(import.meta.dirname, VUE_TSC);
await build({ logLevel: "warn" });
const { origin, close } = await serve({ "/": "dist" });
await fillInForms(origin, ["known", "new", "short", "field"]);
await close();
