// Real forms in a real page: what a browser makes of inputs, read by the packed package.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, serve } from "./site.js";

const folder = process.env.PACKED;
assert.ok(folder, "PACKED names the folder in which the package was installed: cargo xtask test sets it");

const ROLES = ["admin", "editor", "viewer"].map((role) => `af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/${role}`);

const USER = {
  _id: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  _name: { firstName: "John", lastName: "Smith" },
  _dateOfBirth: "2007-12-20",
  _description: "one\ntwo",
  _email: "john@example.com",
  _phone: null,
  _gender: "FEMALE",
  _locale: "en-us",
  _mfa: { enabled: true, expirationInMinutes: 5 },
  _employeeId: "e1",
  on: true,
  off: false,
  locked: true,
  kinds: ["a"],
  seats: 3,
  plan: "gold",
};

const PERSON = { meta: {}, errors: [], result: { active: true, person_id: "x", roles: [ROLES[0], ROLES[2]] } };

const IDENTITY = {
  id: "9f425a8d-7efc-4768-8f23-7647a74fdf13",
  schema_id: "default",
  state: "active",
  traits: {
    newsletter: true,
    bio: "one\ntwo",
    phones: [{ id: 1, number: "1", primary: false }, { id: 2, number: "2", primary: true }, { id: 3, number: "3", primary: false }],
    tags: ["a", "b"],
  },
};

const PAGE = `<!doctype html><title>forms</title>
<form id="user">
  <input name="_id" type="hidden" value="${USER._id}">
  <input name="_name.firstName"> <input name="_name.lastName">
  <input name="_dateOfBirth" type="date">
  <textarea name="_description"></textarea>
  <input name="_email" type="email"> <input name="_phone" type="tel">
  <select name="_gender"><option value="">–</option><option>FEMALE</option><option>MALE</option></select>
  <input name="_locale" type="radio" value="en-us"> <input name="_locale" type="radio" value="de-de">
  <input name="_mfa.enabled" type="checkbox"> <input name="_mfa[expirationInMinutes]" type="number">
  <input name="on" type="checkbox"> <input name="off" type="checkbox">
  <input name="seats" type="range" min="0" max="9"> <input name="plan">
  <input name="box" type="file">
  <input value="without a name"> <button name="_employeeId" value="pressed">Save</button>
  <fieldset disabled>
    <input name="_employeeId" value="e2"> <input name="locked" type="checkbox">
    <select name="kinds[]" multiple><option>a</option></select>
  </fieldset>
</form>
<form id="person">
  <input name="active" type="hidden" value="false"> <input name="active" type="checkbox" value="true">
  <input name="csrf_token" type="hidden" value="x" disabled>
  <select name="roles[]" multiple>${ROLES.map((role) => `<option>${role}</option>`).join("")}</select>
</form>
<form id="identity">
  <input name="traits.newsletter" type="checkbox" value="1"> <input name="traits.newsletter" type="hidden" value="0">
  <textarea name="traits.bio"></textarea>
  ${[0, 1, 2].map((at) => `<p><input name="traits.phones.${at}.number"> <input name="traits.phones.${at}.primary" type="checkbox"></p>`).join("")}
  <input name="traits.tags.0"> <input name="traits.tags.1">
</form>
<script type="module">
  import * as api from "/node_modules/identity-patch/generated/index.js";
  // As any page would: an input takes its value by its kind.
  const fill = (form, values) => {
    for (const [name, value] of Object.entries(values)) {
      for (const input of form.elements) {
        if (Array.isArray(value) && input.name.startsWith(name.replace("[]", "."))) input.value = value[input.name.split(".").pop()];
        if (input.name !== name && input.name.replace("[", ".").replace("]", "") !== name) continue;
        if (input.type === "checkbox") input.checked = value === true;
        else if (input.type === "radio") input.checked = input.value === value;
        else if (input.multiple) for (const option of input.options) option.selected = value.includes(option.value);
        else if (input.type !== "hidden" && input.type !== "submit") input.value = value;
      }
    }
  };
  window.read = (id, endpoint, before, how) => {
    const form = document.getElementById(id);
    const { draft, issues, warnings } = api.endpoints[endpoint].fromForm(how === "data" ? new FormData(form) : form, before ? { before } : {});
    return { draft, issues: [...issues, ...warnings] };
  };
  window.filled = (id, endpoint, before) => {
    fill(document.getElementById(id), api.endpoints[endpoint].toForm(before));
    return window.read(id, endpoint, before);
  };
</script>`;

let browser;
let site;
before(async () => {
  const page = ({ url }, response, next) => (url === "/" ? response.setHeader("Content-Type", "text/html").end(PAGE) : next());
  [browser, site] = await Promise.all([launch(), serve(folder, page)]);
});
after(() => Promise.all([browser?.close(), site?.close()]));

/** The page with its two forms filled from what the servers hold. */
async function visit() {
  const page = await browser.newPage();
  await page.goto(site.origin);
  await page.waitForFunction(() => window.filled !== undefined);
  const filled = (...given) => page.evaluate((given) => window.filled(...given), given);
  const untouched = [
    await filled("user", "biot.update_organization_user", USER),
    await filled("person", "slashid.update_person", PERSON),
    await filled("identity", "kratos.patch_identity", IDENTITY),
  ];
  const read = (...given) => page.evaluate((given) => window.read(...given), given);
  return {
    page,
    untouched,
    user: (before = USER, how) => read("user", "biot.update_organization_user", before, how),
    person: (before = PERSON, how) => read("person", "slashid.update_person", before, how),
    identity: (how) => read("identity", "kratos.patch_identity", IDENTITY, how),
    input: (name) => page.locator(`[name="${name}"]`),
  };
}

const NOTHING = { draft: {}, issues: [] };

test("a form filled from what the server holds, and read back, changes nothing", async () => {
  const { untouched, person } = await visit();
  assert.deepEqual(untouched, [NOTHING, NOTHING, { draft: [], issues: [] }]);
  assert.deepEqual(await person(PERSON, "data"), NOTHING);
});

test("what a person does in the form is what the draft says", async () => {
  const { user, input } = await visit();
  await input("_name.lastName").fill("Doe");
  await input("_dateOfBirth").fill("2008-01-02");
  await input("_phone").fill("+12345678901");
  await input("_gender").selectOption("MALE");
  await input("_locale").nth(1).check();
  await input("_mfa.enabled").uncheck();
  await input("_mfa[expirationInMinutes]").fill("10");
  await input("on").uncheck();
  await input("off").check();
  await input("seats").fill("7");
  assert.deepEqual(await user(), {
    draft: {
      _name: { firstName: "John", lastName: "Doe" },
      _dateOfBirth: "2008-01-02",
      _phone: "+12345678901",
      _gender: "MALE",
      _locale: "de-de",
      _mfa: { enabled: false, expirationInMinutes: 10 },
      on: false,
      off: true,
      seats: 7,
    },
    issues: [],
  });
});

test("what is emptied is cleared where it can be, and told of where not", async () => {
  const { user, input } = await visit();
  for (const name of ["_dateOfBirth", "_description", "_email", "plan", "_name.firstName", "_mfa[expirationInMinutes]"]) await input(name).fill("");
  await input("_gender").selectOption("");
  const { draft, issues } = await user();
  assert.deepEqual(draft, { _dateOfBirth: null, _description: null, _email: null, _gender: null, _mfa: { enabled: true }, plan: null });
  assert.deepEqual(issues.map(({ code, pointer }) => `${code} ${pointer}`), ["cannot_clear /_name/firstName"]);
});

test("FormData of a form does not tell of what is not checked, the form does", async () => {
  const { user, person, input } = await visit();
  await input("on").uncheck();
  await input("roles[]").selectOption([]);
  assert.deepEqual([(await user(USER, "data")).draft, (await user()).draft], [{}, { on: false }]);
  assert.deepEqual([(await person(PERSON, "data")).draft, (await person()).draft], [{}, { roles: [] }]);
});

test("a hidden input speaks for its checkbox, and a list is what is chosen", async () => {
  const { person, input } = await visit();
  await input("active").nth(1).uncheck();
  await input("roles[]").selectOption([ROLES[1], ROLES[2]]);
  const draft = { active: false, roles: [ROLES[1], ROLES[2]] };
  assert.deepEqual(await person(), { draft, issues: [] });
  assert.deepEqual(await person(null), { draft, issues: [] });
  assert.deepEqual(await person(PERSON, "data"), { draft, issues: [] });
});

test("a file that is chosen is told of", async () => {
  const { user, input } = await visit();
  await input("box").setInputFiles(join(folder, "package.json"));
  const { draft, issues } = await user();
  assert.deepEqual([draft, issues.map(({ code, pointer }) => `${code} ${pointer}`)], [{}, ["not_json /box"]]);
});

test("what is disabled says nothing, and does again when it is enabled", async () => {
  const { page, user } = await visit();
  await page.evaluate(() => document.querySelectorAll("fieldset input, fieldset option").forEach((input) => (input.checked = input.selected = false)));
  assert.deepEqual(await user(), NOTHING);
  await page.evaluate(() => (document.querySelector("fieldset").disabled = false));
  assert.deepEqual((await user()).draft, { locked: false, kinds: [] });
});

test("a hidden no behind its box, rows that are taken out, and elements that are emptied", async () => {
  const { page, identity, input } = await visit();
  await page.evaluate(() => document.querySelector("#identity p").remove());
  await input("traits.tags.0").fill("");
  const draft = [{ op: "remove", path: "/traits/phones/0" }, { op: "remove", path: "/traits/tags/0" }];
  const sorted = ({ draft, issues }) => ({ draft: draft.toSorted((one, other) => (one.path < other.path ? -1 : 1)), issues });
  assert.deepEqual(sorted(await identity()), { draft, issues: [] });
  assert.deepEqual(sorted(await identity("data")), { draft, issues: [] });
  await input("traits.newsletter").first().uncheck();
  const off = { op: "replace", path: "/traits/newsletter", value: false };
  assert.deepEqual(sorted(await identity()), { draft: [off, ...draft], issues: [] });
});
