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
const first = ({ issues: [{ code, pointer, message }] }) => ({ code, pointer, message });

const ask = ({ phone, slashid, biot, kratos, equalsMoney }) => ({
  phone: first(phone.check("0049 30 1234567")),
  handle: first(slashid.addHandles.check([{ type: "phone_number", value: "123" }])),
  user: first(biot.updateOrganizationUser.check({ _name: { firstName: "J" } })),
  body: biot.updateOrganizationUser.build({ params, draft: { _phone: "+493012345678" } }).request.body,
  patch: first(kratos.patchIdentity.check([{ op: "replace", path: "/traits/email" }])),
  person: first(equalsMoney.updatePerson.check({ email: "a@b.co" })),
});

async function main() {
  const { check } = await import("../answers.js");
  const asked = ["phone", "handle", "user", "body", "patch", "person"];
  check(ask(everything), ...asked);
  check(ask({ phone, slashid, biot, kratos, equalsMoney }), ...asked);
  const url = require("node:url").pathToFileURL(require.resolve("identity-patch/identity_patch.wasm"));
  await slim.init(url);
  check(ask(slim), ...asked);
  assert.throws(() => bindForm({}, biot.updateOrganizationUser, { params }), { name: "TypeError", message: /takes a form/ });
  assert.ok(catalog.codes.some(({ code, text }) => code === "required" && text === "must be given"));
  assert.equal(schema.type, "array");
  assert.equal(name, "identity-patch");
  console.log(`ran in Node ${process.versions.node}`);
}
main();
