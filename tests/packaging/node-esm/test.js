// Every entry by `import`; the tables and the schemas as JSON modules.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as everything from "identity-patch";
import { phone } from "identity-patch/fields";
import { slashid } from "identity-patch/slashid";
import { biot } from "identity-patch/biot";
import { kratos } from "identity-patch/kratos";
import { equalsMoney } from "identity-patch/equals-money";
import { bindForm } from "identity-patch/form";
import catalog from "identity-patch/catalog.json" with { type: "json" };
import schema from "identity-patch/schema/biot.update_organization_user.json" with { type: "json" };
import { ask, checkAll } from "../answers.js";

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

checkAll(ask(everything));
checkAll(ask({ phone, slashid, biot, kratos, equalsMoney }));
assert.throws(() => bindForm({}, biot.updateOrganizationUser, { params }), { name: "TypeError", message: /takes a form/ });
assert.ok(catalog.codes.some(({ code, text }) => code === "required" && text === "must be given"));
assert.equal(schema.properties._phone.type.includes("string"), true);
assert.ok(WebAssembly.validate(readFileSync(new URL(import.meta.resolve("identity-patch/identity_patch.wasm")))));
console.log(`ran in Node ${process.versions.node}`);
