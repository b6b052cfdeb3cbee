// Every entry by `require`.

const assert = require("node:assert/strict");
const everything = require("identity-patch");
const { phone } = require("identity-patch/fields");
const { slashid } = require("identity-patch/slashid");
const { biot } = require("identity-patch/biot");
const { kratos } = require("identity-patch/kratos");
const { equalsMoney } = require("identity-patch/equals-money");
const { bindForm } = require("identity-patch/form");
const slim = require("identity-patch/slim");
const catalog = require("identity-patch/catalog.json");
const schema = require("identity-patch/schema/draft-07/kratos.patch_identity.json");
const { name } = require("identity-patch/package.json");

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

async function main() {
  const { ask, checkAll } = await import("../answers.js");
  checkAll(ask(everything));
  checkAll(ask({ phone, slashid, biot, kratos, equalsMoney }));
  const url = require("node:url").pathToFileURL(require.resolve("identity-patch/identity_patch.wasm"));
  await slim.init(url);
  checkAll(ask(slim));
  assert.throws(() => bindForm({}, biot.updateOrganizationUser, { params }), { name: "TypeError", message: /takes a form/ });
  assert.ok(catalog.codes.some(({ code, text }) => code === "required" && text === "must be given"));
  assert.equal(schema.type, "array");
  assert.equal(name, "identity-patch");
  console.log(`ran in Node ${process.versions.node}`);
}
main();
