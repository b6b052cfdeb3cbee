// Forms bound by identity-patch/form, in a real page, from the packed package.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, quietPage, require, serve } from "./site.js";

const { AxeBuilder } = require("@axe-core/playwright");

const folder = process.env.PACKED;
assert.ok(folder, "PACKED names the folder in which the package was installed: cargo xtask test sets it");

const ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

const USER = {
  _id: ID,
  _name: { firstName: "John", lastName: "Smith" },
  _dateOfBirth: "2007-12-20",
  _phone: null,
  _gender: "FEMALE",
  _mfa: { enabled: true, expirationInMinutes: 5 },
  seats: 3,
};

const IDENTITY = {
  id: "9f425a8d-7efc-4768-8f23-7647a74fdf13",
  schema_id: "default",
  state: "active",
  traits: { email: "jane@example.org", phones: [{ number: "1" }, { number: "2" }, { number: "3" }], tags: ["a", "b"] },
};

const LABELLED = (name, label, attributes = "") => `<p><label>${label} <input name="${name}" ${attributes}></label></p>`;

const USER_FORM = `<form id="user" action="/elsewhere">
  <p><label for="first">First name</label> <input id="first" name="_name.firstName" aria-describedby="hint"> <span id="hint">As in the passport</span></p>
  ${LABELLED("_name[lastName]", "Last name")}
  ${LABELLED("_phone", "Phone")}
  ${LABELLED("_email", "E-mail", 'type="text" autocomplete="off"')}
  ${LABELLED("_dateOfBirth", "Born", 'type="date"')}
  <p><label>Gender <select name="_gender"><option value=""></option><option>MALE</option></select></label></p>
  <fieldset><legend>Second factor</legend>
    ${LABELLED("_mfa.enabled", "On", 'type="checkbox"')}
    ${LABELLED("_mfa.expirationInMinutes", "Minutes", 'type="number"')}
  </fieldset>
  ${LABELLED("seats", "Seats")}
  <input type="hidden" name="csrf_token" value="x">
  <p><button>Save</button> <button type="reset">Reset</button></p>
</form>`;

const PAGES = {
  "/user": USER_FORM,
  "/identity": `<form id="identity">
    ${LABELLED("traits.email", "E-mail")}
    ${LABELLED("traits.phones.0.number", "First phone")}
    ${LABELLED("traits.phones.1.number", "Second phone")}
    ${LABELLED("traits.phones.2.number", "Third phone")}
    ${LABELLED("traits.tags[]", "Tag one")} ${LABELLED("traits.tags[]", "Tag two")}
    ${LABELLED("state", "State")}
    <p><button>Save</button></p></form>`,
  "/handles": `<form id="handles"><div id="rows"><p id="row">
      <select name="0.type" aria-label="Kind"><option>email_address</option><option>phone_number</option><option>username</option></select>
      <input name="0.value" aria-label="Handle"></p></div>
    <p><button>Save</button></p></form>`,
  "/attributes": `<form id="attributes">${LABELLED("end_user_read_write.note", "Note")}<p><button>Save</button></p></form>`,
  "/roles": `<form id="roles"><fieldset><legend>Roles</legend>
      ${LABELLED("roles[]", "Admin", `type="checkbox" value="${ID}/admin"`)} ${LABELLED("roles[]", "Wrong", 'type="checkbox" value="Bad Role"')}
    </fieldset><p><button>Save</button></p></form>`,
  "/names": `<form id="names">${["elements", "submit", "reset", "addEventListener", "querySelector", "prepend", "getRootNode", "contains", "setAttribute", "noValidate", "id", "children", "matches", "autocomplete", "method"]
    .map((name) => LABELLED(name, name)).join("")}<p><button>Save</button></p></form>`,
  "/two": `${USER_FORM}${USER_FORM.replaceAll('"user"', '"other"').replaceAll('"first"', '"second"').replaceAll('"hint"', '"hint2"')}`,
  "/outside": `<form id="outside">${LABELLED("_name.firstName", "First name")}<button>Save</button></form>
    <p><label>Last name <input name="_name.lastName" form="outside"></label></p>`,
  "/places": `<form id="places"><div data-issues="" id="top"></div><p><label>Phone <input name="_phone"></label></p><div data-issues="_phone" id="mine"></div>
    <details><summary>More</summary>${LABELLED("_email", "E-mail")}</details><p><button>Save</button></p></form>`,
  "/native": `<form id="native">${LABELLED("_employeeId", "Number", 'required pattern="[A-Z]+"')}
    ${LABELLED("_mfa.expirationInMinutes", "Minutes", 'type="number"')}<p><button>Save</button></p></form>`,
  "/radios": `<form id="radios"><fieldset><legend>Second factor</legend>
      ${["true", "false"].map((value) => LABELLED("_mfa.enabled", value, `type="radio" value="${value}"`)).join("")}</fieldset>
    <fieldset><legend>Gender</legend>
      ${["MALE", "FEMALE", "OTHER"].map((value) => LABELLED("_gender", value, `type="radio" value="${value}"`)).join("")}</fieldset>
    <p><label>Tags <span><select name="tags[]" multiple><option>a</option><option>b</option></select></span></label></p>
    <fieldset><legend>Days</legend>${["mo", "tu", "we"].map((day) => LABELLED("work.days[]", day, `type="checkbox" value="${day}"`)).join("")}</fieldset>
    ${LABELLED("work.desk", "Desk")}${LABELLED("work.badge", "Badge")}
    ${LABELLED("photo", "Photo", 'type="file"')}<p><button>Save</button></p></form>`,
  "/parts": `<form id="parts">${LABELLED("_name.firstName", "First name")}<div id="part"></div><p><button>Save</button></p></form>
    <template id="address">${LABELLED("_address.city", "City")}${LABELLED("_address.countryCode", "Country")}
      <select name="_gender" aria-label="Gender"><option>MALE</option><option>FEMALE</option></select></template>`,
  "/some": `<form id="some">${LABELLED("traits.phones.0.number", "Phone")}${LABELLED("traits.phones.1.number", "Second")}
    ${LABELLED("traits.tags.0", "Tag")}<p><label>Home as JSON <textarea name="traits.home"></textarea></label></p><p><button>Save</button></p></form>`,
  "/some-boxes": `<form id="some-boxes">${["a", "b", "c"].map((tag) => LABELLED("traits.tags[]", tag, `type="checkbox" value="${tag}" ${tag === "a" ? "disabled" : ""}`)).join("")}
    ${LABELLED("traits.phones.0.number", "Verified phone", "disabled")}${LABELLED("traits.phones.1.number", "Other phone")}
    <p><button>Save</button></p></form>`,
  "/plans": `<form id="plans"><fieldset><legend>Plan</legend>
      ${["gold", "silver"].map((plan) => LABELLED("plan", plan, `type="radio" value="${plan}"`)).join("")}</fieldset>
    ${LABELLED("shift", "Shift")}<p><button>Save</button></p></form>`,
  "/empty": `<form id="empty"><div id="part"></div><p><button>Save</button></p></form><template id="rows">
    ${["a", "b", "c"].map((tag) => LABELLED("traits.tags[]", tag)).join("")}</template>`,
  "/dialog": `<dialog open><form id="dialog" method="dialog">${LABELLED("_phone", "Phone")}
    <p><button>Save</button> <button formnovalidate>Cancel</button></p></form></dialog>`,
  "/shadow": `<div id="host"></div><script type="module">
    const root = document.getElementById("host").attachShadow({ mode: "open" });
    root.innerHTML = \`<form id="user">${LABELLED("_phone", "Phone")}<button>Save</button></form>\`;
    window.formOf = () => root.querySelector("form");
  </script>`,
};

const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>form</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"></head>
<body><main><h1>Form</h1>${body}</main><script type="module">
  import * as api from "/node_modules/identity-patch/generated/index.js";
  import { bindForm } from "/node_modules/identity-patch/form.js";
  Object.assign(window, { api, bindForm });
  window.formOf ??= (id) => document.getElementById(id);
  window.heard = [];
  window.bind = (id, endpoint, options = {}) => {
    const on = { invalid: ({ issues }) => heard.push(issues.map(({ pointer, code }) => pointer + " " + code)), submit: ({ body }) => heard.push(JSON.parse(body)) };
    return (window.bound = bindForm(formOf(id), api.endpoints[endpoint], { on, ...options }));
  };
</script></body></html>`;

let browser;
let site;
before(async () => {
  const answer = ({ url }, response, next) =>
    PAGES[url] ? response.setHeader("Content-Type", "text/html").end(page(PAGES[url])) : next();
  [browser, site] = await Promise.all([launch(), serve(folder, answer)]);
});
after(() => Promise.all([browser?.close(), site?.close()]));

/** A test on a page of its own, in which nothing goes wrong; `bind` binds its form. */
const onPage = (name, path, run) =>
  test(name, async () => {
    const { page, noise, close } = await quietPage(browser);
    await page.goto(site.origin + path);
    await page.waitForFunction(() => window.bind !== undefined);
    const bind = (...given) => page.evaluate((given) => void window.bind(...given), given);
    await run(page, {
      bind,
      user: (options) => bind("user", "biot.update_organization_user", { params: { id: ID }, ignore: ["csrf_token"], ...options }),
      input: (name) => page.locator(`[name="${name}"]`),
      save: () => page.getByRole("button", { name: "Save" }).first().click(),
      heard: () => page.evaluate(() => window.heard),
      status: () => page.locator(".identity-patch-summary [role=status]").first().textContent(),
      links: () => page.locator(".identity-patch-summary a").allTextContents(),
      /** What a screen reader says of a control beside its name. */
      described: (name) =>
        page.locator(`[name="${name}"]`).first().evaluate((element) =>
          (element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean).map((id) => element.getRootNode().getElementById(id).textContent).join(" ")),
    });
    await close();
    assert.deepEqual(noise, []);
  });

const USERS = "/user";

onPage("nothing is said before a control is left, and then while one types", USERS, async (page, { user, input, described, status }) => {
  await user();
  await input("_phone").fill("0049");
  assert.equal(await input("_phone").getAttribute("aria-invalid"), null);
  assert.equal(await described("_phone"), "");
  await page.keyboard.press("Tab");
  assert.equal(await input("_phone").getAttribute("aria-invalid"), "true");
  assert.match(await described("_phone"), /^Must begin with \+/);
  assert.match(await input("_phone").evaluate((element) => element.validationMessage), /^must begin with \+/);
  assert.equal(await input("_name[lastName]").getAttribute("aria-invalid"), null);
  await input("_phone").fill("+12345678901");
  assert.equal(await input("_phone").getAttribute("aria-invalid"), "false");
  assert.equal(await described("_phone"), "");
  assert.equal(await status(), "");
});

onPage("the author's hints, attributes and types stay", USERS, async (page, { user, input, described, save }) => {
  await user();
  await input("_name[lastName]").fill("Doe");
  await save();
  assert.equal(await described("_name.firstName"), "As in the passport Must be given");
  assert.equal(await input("_phone").getAttribute("type"), "tel");
  assert.equal(await input("_phone").getAttribute("autocomplete"), "tel");
  assert.equal(await input("_email").getAttribute("type"), "text");
  assert.equal(await input("_email").getAttribute("autocomplete"), "off");
  assert.equal(await input("_dateOfBirth").getAttribute("type"), "date");
});

onPage("on submit the first control with an error has the focus, and the summary counts and links", USERS, async (page, { user, input, save, status, links, heard }) => {
  await user();
  await input("_name.firstName").fill("Ada");
  await input("_phone").fill("0049");
  await save();
  assert.deepEqual(await heard(), [["/_name/lastName required", "/_phone phone_no_plus"]]);
  assert.equal(await page.evaluate(() => document.activeElement.name), "_name[lastName]");
  assert.equal(await status(), "Not sent: 2 errors");
  assert.deepEqual((await links()).map((link) => link.split(":")[0]), ["Last name", "Phone"]);
  await page.locator(".identity-patch-summary a").last().click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "_phone");
  assert.equal(new URL(page.url()).hash, "");
  await input("_phone").fill("");
  assert.equal(await status(), "Not sent: 1 error");
  await input("_name[lastName]").fill("Lovelace");
  assert.equal(await status(), "");
  await save();
  assert.deepEqual((await heard())[1], { _name: { firstName: "Ada", lastName: "Lovelace" } });
  assert.equal(new URL(page.url()).pathname, USERS);
});

onPage("with before, the form is filled, and only changes are sent", USERS, async (page, { user, input, save, heard, status }) => {
  await user({ before: USER });
  assert.equal(await input("_name.firstName").inputValue(), "John");
  assert.equal(await input("_gender").inputValue(), "FEMALE", "an option is added for what the server has");
  assert.ok(await input("_mfa.enabled").isChecked());
  await save();
  assert.equal(await status(), "Nothing was changed, so nothing was sent");
  assert.deepEqual(await heard(), []);
  await input("_name.firstName").fill("Jane");
  await input("_dateOfBirth").fill("");
  await input("seats").fill("4");
  assert.equal(await status(), "");
  await save();
  assert.deepEqual(await heard(), [{ _name: { firstName: "Jane", lastName: "Smith" }, _dateOfBirth: null, seats: 4 }]);
});

onPage("what is emptied on purpose is no sibling that was forgotten, be the form strict or not", USERS, async (page, { user, input, save, heard }) => {
  await user({ before: USER });
  await input("_mfa.expirationInMinutes").fill("");
  await save();
  assert.deepEqual(await page.evaluate(() => bound.report().warnings), []);
  await page.evaluate((before) => {
    bound.destroy();
    const on = { submit: ({ body }) => heard.push(JSON.parse(body)) };
    const strict = api.biot.updateOrganizationUser.with({ strict: true });
    window.bound = bindForm(formOf("user"), strict, { before, params: { id: before._id }, ignore: ["csrf_token"], on });
  }, USER);
  await input("_mfa.expirationInMinutes").fill("");
  await save();
  assert.deepEqual(await heard(), [{ _mfa: { enabled: true } }, { _mfa: { enabled: true } }]);
});

onPage("what is filled in sends the events of an edit, once the form is bound", USERS, async (page, { user, input }) => {
  await page.evaluate(() => {
    window.told = [];
    const hear = ({ type, target }) => told.push(`${type} ${target.name} ${window.bound.report().ok}`);
    for (const name of ["click", "input", "change"]) formOf("user").addEventListener(name, hear);
  });
  await user({ before: { _phone: "+4930901820", _mfa: { enabled: true } } });
  const events = ["input _phone", "change _phone", ...["click", "input", "change"].map((name) => `${name} _mfa.enabled`)];
  assert.deepEqual(await page.evaluate(() => told), events.map((event) => `${event} true`));
  await page.evaluate((params) => {
    bound.destroy();
    const phone = document.querySelector("[name=_phone]");
    phone.value = "+33142685300";
    window.bind("user", "biot.update_organization_user", { params, ignore: ["csrf_token"], before: { _phone: "+4930901820" } });
    phone.value = "+33142685300";
    phone.dispatchEvent(new Event("input", { bubbles: true }));
  }, { id: ID });
  assert.equal(await input("_phone").inputValue(), "+33142685300", "what is edited at once stays");
});

onPage("a control that cannot hold what the server has says nothing until it is touched", USERS, async (page, { user, input, heard, save }) => {
  await user({ before: { ...USER, _dateOfBirth: "2007-12-20T00:00:00Z" } });
  assert.equal(await input("_dateOfBirth").inputValue(), "");
  await input("seats").fill("4");
  await save();
  await input("_dateOfBirth").fill("2008-01-02");
  await save();
  assert.deepEqual(await heard(), [{ seats: 4 }, { _dateOfBirth: "2008-01-02", seats: 4 }]);
});

onPage("a suggestion is offered, and taken when asked for", USERS, async (page, { user, input, heard, save }) => {
  await user();
  await input("_phone").fill("+49 (30) 901820");
  await page.keyboard.press("Tab");
  const button = page.getByRole("button", { name: "Use +4930901820" });
  await button.waitFor();
  assert.equal(await input("_phone").inputValue(), "+49 (30) 901820");
  await button.click();
  assert.equal(await input("_phone").inputValue(), "+4930901820");
  assert.equal(await page.evaluate(() => document.activeElement.name), "_phone");
  assert.equal(await button.count(), 0);
  await save();
  assert.deepEqual(await heard(), [{ _phone: "+4930901820" }]);
});

onPage("a warning is shown and stops nothing", USERS, async (page, { user, input, described, save, heard }) => {
  await user();
  await input("_phone").fill("+49030901820");
  await save();
  assert.match(await described("_phone"), /^Warning: should have no 0/);
  assert.equal(await input("_phone").getAttribute("aria-invalid"), "false");
  assert.ok(await page.evaluate(() => formOf("user").checkValidity()));
  assert.deepEqual(await heard(), [{ _phone: "+49030901820" }]);
});

onPage("what the server answers stands at its control until that is edited", USERS, async (page, { user, input, described, save, status, links, heard }) => {
  await user();
  await input("_email").fill("jane@example.org");
  await input("seats").fill("4");
  await save();
  await page.evaluate(() => bound.showResponse(409, { code: "EMAIL_ALREADY_EXIST", message: "…", details: {} }));
  assert.equal(await described("_email"), "Must not belong to another user");
  assert.equal(await page.evaluate(() => document.activeElement.name), "_email");
  assert.equal(await status(), "The server refused it: 1 error");
  assert.deepEqual(await links(), ["E-mail: must not belong to another user"]);
  await input("seats").fill("5");
  assert.equal(await described("_email"), "Must not belong to another user");
  await input("_email").fill("jd@example.org");
  assert.equal(await described("_email"), "");
  assert.equal(await status(), "");
  await page.evaluate(() => bound.showResponse(500, ""));
  assert.match(await page.locator(".identity-patch-summary li").textContent(), /^Must be sent again later/);
  await save();
  assert.equal((await heard()).length, 2, "what the server answered once stops no second try");
});

onPage("what the server answers goes when another button is chosen, and with its control", "/plans", async (page, { bind, save, status, links }) => {
  await bind("plans", "biot.update_organization_user", { params: { id: ID } });
  await page.getByLabel("gold").check();
  const refuse = (attributeName) =>
    page.evaluate((details) => void bound.showResponse(400, { code: "SELECT_ATTRIBUTE_INVALID_VALUE", message: "…", details }), { attributeName });
  await refuse("plan");
  assert.match((await links())[0], /^Plan: /);
  await page.getByLabel("silver").check();
  assert.equal(await status(), "");
  await refuse("shift");
  assert.equal(await status(), "The server refused it: 1 error");
  await page.evaluate(() => document.querySelector("[name=shift]").closest("p").remove());
  await page.waitForFunction(() => document.querySelector("[role=status]").textContent === "");
  assert.equal(await page.locator(".identity-patch-summary li").count(), 0);
});

onPage("reset brings back what the server has, and says nothing", USERS, async (page, { user, input, save, status }) => {
  await user({ before: USER });
  await input("_name[lastName]").fill("");
  await save();
  assert.equal(await status(), "Not sent: 1 error");
  await page.getByRole("button", { name: "Reset" }).click();
  await page.waitForFunction(() => document.querySelector("[name='_name[lastName]']").value === "Smith");
  assert.equal(await status(), "");
  assert.equal(await input("_name[lastName]").getAttribute("aria-invalid"), null);
  assert.deepEqual(JSON.parse((await page.evaluate(() => bound.request())).request.body), {});
});

onPage("destroy leaves no element, no attribute and no listener", USERS, async (page, { user, input, save, heard }) => {
  await page.evaluate(() => {
    window.listeners = new Set();
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (name, heard, options) {
      if (this instanceof Node) {
        const entry = [this, name];
        listeners.add(entry);
        options?.signal?.addEventListener("abort", () => listeners.delete(entry));
      }
      return addEventListener.call(this, name, heard, options);
    };
  });
  const html = () => page.evaluate(() => document.querySelector("main").innerHTML);
  const untouched = await html();
  for (const options of [{}, { before: USER }]) {
    await user(options);
    await input("_name.firstName").fill("");
    await input("_name[lastName]").fill("x");
    await input("_phone").fill("0049");
    await save();
    assert.ok((await page.evaluate(() => listeners.size)) > 0);
    await page.evaluate(() => bound.destroy());
    assert.equal(await html(), untouched);
    assert.equal(await page.evaluate(() => [...listeners].filter(([node]) => node.isConnected).length), 0);
    assert.equal(await input("_phone").evaluate((element) => element.validationMessage), "");
    assert.equal(await input("_phone").inputValue(), "0049", "what was typed stays");
  }
  const before = (await heard()).length;
  await page.evaluate(() => formOf("user").addEventListener("submit", (event) => event.preventDefault()));
  await save();
  assert.equal((await heard()).length, before);
});

onPage("rows come and go while the form is bound", "/handles", async (page, { bind, input, save, heard, links }) => {
  const params = { person_id: "903c1ff9-f2cc-435c-b242-9d8a690fcf0a" };
  await bind("handles", "slashid.add_handles", { params, headers: { "SlashID-OrgID": "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1" } });
  await input("0.value").fill("jane@example.org");
  await page.evaluate(() => {
    for (const at of [2, 5]) {
      const row = document.getElementById("row").cloneNode(true);
      row.querySelectorAll(".identity-patch-issues").forEach((element) => element.remove());
      row.querySelectorAll("[name]").forEach((element) => (element.name = element.name.replace("0", at)));
      document.getElementById("rows").append(row);
    }
  });
  await input("2.value").fill("not an address");
  await input("5.value").fill("jd@example.org");
  await save();
  assert.equal(await page.evaluate(() => document.activeElement.name), "2.value", "the second row of the form, whatever its number");
  assert.equal(await input("5.value").getAttribute("aria-invalid"), "false");
  assert.equal((await links()).length, 1);
  await page.evaluate(() => document.querySelector("[name='2.value']").closest("p").remove());
  await page.waitForFunction(() => document.querySelectorAll(".identity-patch-summary a").length === 0);
  await save();
  assert.deepEqual((await heard()).at(-1), [
    { type: "email_address", value: "jane@example.org" },
    { type: "email_address", value: "jd@example.org" },
  ]);
});

onPage("the operations of an identity are found on their inputs, also behind a row that is gone", "/identity", async (page, { bind, input, save, heard, described }) => {
  await bind("identity", "kratos.patch_identity", { params: { id: IDENTITY.id }, before: IDENTITY });
  assert.equal(await input("traits.phones.2.number").inputValue(), "3");
  assert.equal(await input("traits.tags[]").nth(1).inputValue(), "b");
  await page.evaluate(() => document.querySelector("[name='traits.phones.0.number']").closest("p").remove());
  await input("state").fill("gone");
  await save();
  assert.deepEqual(await heard(), [["/state not_one_of"]]);
  assert.match(await described("state"), /^Must be one of active, inactive/);
  await input("state").fill("inactive");
  await save();
  const patch = (await heard()).at(-1);
  assert.deepEqual(patch.map(({ op, path }) => `${op} ${path}`).sort(), ["remove /traits/phones/0", "replace /state"]);
  await page.evaluate(() =>
    bound.showResponse(400, {
      error: { code: 400, status: "Bad Request", message: "…", reason: 'I[#/traits/email] S[#/properties/traits/properties/email/format] "x" is not valid "email"' },
    }));
  assert.equal(await described("traits.email"), "Must be valid under the identity schema");
});

onPage("a byte limit has a counter of bytes", "/attributes", async (page, { bind, input, described, save }) => {
  const params = { person_id: "903c1ff9-f2cc-435c-b242-9d8a690fcf0a" };
  await bind("attributes", "slashid.update_attributes", { params, headers: { "SlashID-OrgID": "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1" } });
  await input("end_user_read_write.note").fill("žluťoučký 🐎");
  assert.equal(await described("end_user_read_write.note"), "20 of 65536 bytes");
  await input("end_user_read_write.note").fill("ž".repeat(33_000));
  await save();
  assert.match(await described("end_user_read_write.note"), /^Must .*66002 of 65536 bytes$/);
  assert.equal(await input("end_user_read_write.note").getAttribute("maxlength"), null);
});

onPage("boxes of one name are one group", "/roles", async (page, { bind, input, save, described, heard }) => {
  const params = { person_id: "903c1ff9-f2cc-435c-b242-9d8a690fcf0a" };
  await bind("roles", "slashid.set_roles", { params, headers: { "SlashID-OrgID": "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1" } });
  await save();
  assert.deepEqual(await heard(), [["/roles required"]]);
  await input("roles[]").nth(1).check();
  await save();
  assert.equal(await input("roles[]").nth(1).getAttribute("aria-invalid"), "true");
  assert.equal(await input("roles[]").nth(0).getAttribute("aria-invalid"), "false");
  await input("roles[]").nth(1).uncheck();
  await input("roles[]").nth(0).check();
  await save();
  assert.deepEqual((await heard()).at(-1), { roles: [`${ID}/admin`] });
});

onPage("inputs may be called as the form's own members are", "/names", async (page, { bind, input, save, heard, status }) => {
  const untouched = await page.evaluate(() => document.querySelector("main").innerHTML);
  await bind("names", "biot.update_organization_user", { params: { id: ID } });
  for (const name of ["elements", "submit", "reset"]) await input(name).fill("x");
  await save();
  assert.deepEqual(await heard(), [{ elements: "x", submit: "x", reset: "x" }]);
  assert.equal(await status(), "");
  await page.evaluate(() => bound.destroy());
  assert.equal(await page.evaluate(() => document.querySelector("main").innerHTML), untouched);
});

onPage("two forms on a page know nothing of each other", "/two", async (page, { user, bind, heard }) => {
  await user();
  await bind("other", "biot.update_organization_user", { params: { id: ID }, ignore: ["csrf_token"] });
  for (const id of ["user", "other"]) await page.locator(`#${id} [name=_phone]`).fill("0049");
  await page.locator("#other button").first().click();
  assert.equal(await page.locator("#user [aria-invalid=true]").count(), 1, "the one that was left");
  assert.equal(await page.locator("#user .identity-patch-summary a").count(), 0);
  assert.equal(await page.locator("#other .identity-patch-summary a").count(), 1);
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
  assert.equal((await heard()).length, 1);
});

onPage("a control may stand outside of its form", "/outside", async (page, { bind, input, save, heard }) => {
  const untouched = await page.evaluate(() => document.querySelector("main").innerHTML);
  await bind("outside", "biot.update_organization_user", { params: { id: ID } });
  await input("_name.firstName").fill("Ada");
  await input("_name.lastName").focus();
  await input("_name.lastName").blur();
  assert.equal(await input("_name.lastName").getAttribute("aria-invalid"), "true");
  await input("_name.lastName").fill("Lovelace");
  assert.equal(await input("_name.lastName").getAttribute("aria-invalid"), "false");
  await save();
  assert.deepEqual(await heard(), [{ _name: { firstName: "Ada", lastName: "Lovelace" } }]);
  await page.evaluate(() => bound.destroy());
  assert.equal(await page.evaluate(() => document.querySelector("main").innerHTML), untouched);
});

onPage("the author says where issues stand, and a closed group opens for the focus", "/places", async (page, { bind, input, save }) => {
  await bind("places", "biot.update_organization_user", { params: { id: ID } });
  await page.evaluate(() => (document.querySelector("[name=_email]").value = "x"));
  await save();
  assert.ok(await page.locator("details").evaluate(({ open }) => open));
  assert.equal(await page.evaluate(() => document.activeElement.name), "_email");
  await input("_phone").fill("0049");
  assert.match(await page.locator("#mine").textContent(), /^Must begin with \+/);
  assert.match(await page.locator("#top").textContent(), /^Not sent: 2 errors/);
  await page.evaluate(() => bound.destroy());
  assert.equal(await page.locator("#mine").innerHTML(), "");
});

onPage("what the form's own attributes refuse is refused, in the browser's words", "/native", async (page, { bind, input, save, heard, described }) => {
  await bind("native", "biot.update_organization_user", { params: { id: ID }, before: USER });
  await input("_mfa.expirationInMinutes").click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("1e");
  await save();
  assert.deepEqual(await heard(), [["/_employeeId form_constraint", "/_mfa/expirationInMinutes form_constraint"]]);
  assert.notEqual(await described("_employeeId"), "");
  const [{ message }] = await page.evaluate(() => bound.report().issues);
  assert.equal(message, await page.evaluate(() => document.querySelector("[name=_employeeId]").validationMessage));
  await input("_mfa.expirationInMinutes").fill("7");
  await input("_employeeId").fill("ABC");
  await save();
  assert.deepEqual((await heard()).at(-1), { _employeeId: "ABC", _mfa: { enabled: true, expirationInMinutes: 7 } });
});

onPage("a form in a shadow root", "/shadow", async (page, { user, save, heard }) => {
  await user();
  const phone = page.locator("#host input");
  await phone.fill("0049");
  await save();
  assert.deepEqual(await heard(), [["/_phone phone_no_plus"]]);
  const id = await phone.getAttribute("aria-describedby");
  assert.match(await page.evaluate((id) => formOf().getRootNode().getElementById(id).textContent, id), /^Must begin with \+/);
  await page.locator("#host a").click();
  assert.equal(await page.evaluate(() => formOf().getRootNode().activeElement.name), "_phone");
  await phone.fill("+4930901820");
  await save();
  assert.deepEqual((await heard()).at(-1), { _phone: "+4930901820" });
});

onPage("own messages and own words", USERS, async (page, { user, input, described, save, status, links }) => {
  const form = { errors: "Nicht gesendet: {count}", link: "{label} – {message}" };
  await user({ messages: { phone_no_plus: "Mit + und Landesvorwahl beginnen", form } });
  await input("_phone").fill("0049");
  await save();
  assert.equal(await described("_phone"), "Mit + und Landesvorwahl beginnen");
  assert.equal(await status(), "Nicht gesendet: 1");
  assert.deepEqual(await links(), ["Phone – Mit + und Landesvorwahl beginnen"]);
});

onPage("mistakes of the programmer throw", USERS, async (page) => {
  const thrown = (options, id = "user") =>
    page.evaluate(([id, options]) => {
      try {
        window.bind(id, "biot.update_organization_user", options);
      } catch (error) {
        return `${error.name}: ${error.message}`;
      }
    }, [id, options]);
  assert.match(await thrown({}), /^TypeError: .*id/);
  assert.match(await thrown({ params: { id: ID }, messages: { requierd: "x" } }), /^TypeError: .*requierd/);
  assert.match(await thrown({ params: { id: ID }, messages: { form: { erors: "x" } } }), /^TypeError: .*erors/);
  assert.match(await thrown({ params: { id: ID }, headers: { Authorization: "x" } }), /^TypeError/);
  assert.match(await thrown({ params: { id: ID }, onsubmit: "x" }), /^TypeError: .*onsubmit/);
  assert.match(await thrown({ params: { id: ID }, on: { sumbit: "x" } }), /^TypeError: .*sumbit/);
  assert.match(await thrown({ params: { id: ID } }, "none"), /^TypeError: .*form/);
  assert.equal(await page.locator(".identity-patch-summary").count(), 0, "and leave the form as it was");
  assert.equal(await thrown({ params: { id: ID } }), undefined);
  assert.match(await thrown({ params: { id: ID } }), /^TypeError: .*destroy/, "bound twice, it would be sent twice");
});

onPage("a paste of a megabyte is refused like any other text, and the page goes on", USERS, async (page, { user, input, save, heard }) => {
  await user();
  await page.evaluate(() => {
    const phone = document.querySelector("[name=_phone]");
    phone.focus();
    phone.value = "0049 ".repeat(200_000);
    phone.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await save();
  assert.equal((await heard())[0].length, 1);
  await input("_phone").fill("+4930901820");
  await save();
  assert.deepEqual((await heard()).at(-1), { _phone: "+4930901820" });
});

onPage("radio buttons, list boxes and files", "/radios", async (page, { bind, input, save, heard, links }) => {
  await bind("radios", "biot.update_organization_user", { params: { id: ID }, before: { ...USER, tags: ["b", "c"], work: { days: ["mo", "we"], desk: 7, badge: null } } });
  const checked = (name) => page.evaluate((name) => [...document.getElementsByName(name)].filter((input) => input.checked).map(({ value }) => value), name);
  assert.deepEqual(await checked("_mfa.enabled"), ["true"]);
  assert.deepEqual(await checked("_gender"), ["FEMALE"]);
  assert.deepEqual(await checked("work.days[]"), ["mo", "we"]);
  assert.equal(await input("work.desk").inputValue(), "7");
  await save();
  assert.deepEqual(await heard(), [], "nothing was edited");
  await page.getByLabel("false").check();
  await page.getByLabel("OTHER").check();
  await save();
  assert.deepEqual(await heard(), [["/_gender not_one_of"]]);
  assert.match((await links())[0], /^Gender: /);
  await page.getByLabel("MALE", { exact: true }).check();
  await input("tags[]").selectOption(["a", "c"]);
  await page.getByLabel("we").uncheck();
  await save();
  assert.deepEqual((await heard()).at(-1), { _mfa: { enabled: false, expirationInMinutes: 5 }, _gender: "MALE", tags: ["a", "c"], work: { days: ["mo"], desk: 7, badge: null } });
});

onPage("what a list holds and the form does not show stays", "/some", async (page, { bind, input, save, heard, status }) => {
  await bind("some", "kratos.patch_identity", { params: { id: IDENTITY.id }, before: JSON.stringify({ ...IDENTITY, traits: { ...IDENTITY.traits, home: { city: "Haifa" } } }) });
  assert.equal(await input("traits.tags.0").inputValue(), "a");
  await save();
  assert.equal(await status(), "Nothing was changed, so nothing was sent");
  await input("traits.phones.0.number").fill("9");
  await input("traits.tags.0").fill("");
  await save();
  await page.evaluate(() => document.querySelector("[name='traits.phones.0.number']").remove());
  await save();
  assert.deepEqual((await heard()).map((patch) => patch.map(({ op, path }) => `${op} ${path}`).sort()), [
    ["remove /traits/tags/0", "replace /traits/phones/0/number"],
    ["remove /traits/phones/0", "remove /traits/tags/0"],
  ]);
});

onPage("boxes and rows that are disabled or in another order", "/some-boxes", async (page, { bind, input, save, heard, status }) => {
  const traits = { tags: ["b", "a", "x"], phones: [{ number: "1" }, { number: "2" }] };
  await bind("some-boxes", "kratos.patch_identity", { params: { id: IDENTITY.id }, before: { ...IDENTITY, traits } });
  await save();
  assert.equal(await status(), "Nothing was changed, so nothing was sent");
  await page.getByLabel("b").uncheck();
  await page.getByLabel("c").check();
  await input("traits.phones.1.number").fill("3");
  await save();
  assert.deepEqual((await heard()).at(-1).map(({ op, path, value }) => [op, path, value]), [
    ["add", "/traits/tags/-", "c"],
    ["remove", "/traits/tags/0", undefined],
    ["replace", "/traits/phones/1/number", "3"],
  ]);
});

onPage("a part that is shown later is filled, and what was typed into it stays", "/parts", async (page, { bind, input, save, heard }) => {
  const address = { city: "Haifa", countryCode: "IL" };
  await bind("parts", "biot.update_organization_user", { params: { id: ID }, before: { ...USER, _address: address } });
  const show = () => page.evaluate(() => document.getElementById("part").append(document.getElementById("address").content.cloneNode(true)));
  await show();
  await page.waitForFunction(() => document.querySelector("[name='_address.city']").value === "Haifa");
  assert.equal(await input("_gender").inputValue(), "FEMALE");
  await save();
  assert.deepEqual(await heard(), []);
  await input("_address.city").fill("");
  await page.evaluate(() => document.getElementById("part").append(document.createElement("hr")));
  await save();
  assert.deepEqual(await heard(), [{ _address: { countryCode: "IL" } }]);
});

onPage("a form may be empty when it is bound, and its rows be rendered later", "/empty", async (page, { bind, input, save, heard, status }) => {
  await bind("empty", "kratos.patch_identity", { params: { id: IDENTITY.id }, before: IDENTITY });
  await page.evaluate(() => document.getElementById("part").append(document.getElementById("rows").content.cloneNode(true)));
  await page.waitForFunction(() => document.querySelector("[name='traits.tags[]']").value === "a");
  assert.equal(await input("traits.tags[]").nth(1).inputValue(), "b");
  await save();
  assert.equal(await status(), "Nothing was changed, so nothing was sent");
  await input("traits.tags[]").nth(2).fill("c");
  await save();
  assert.deepEqual((await heard()).at(-1), [{ op: "add", path: "/traits/tags/-", value: "c" }]);
});

onPage("a button that closes a dialog sends nothing", "/dialog", async (page, { bind, input, save, heard }) => {
  await bind("dialog", "biot.update_organization_user", { params: { id: ID } });
  await input("_phone").fill("0049");
  await save();
  assert.equal((await heard()).length, 1);
  await page.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await page.evaluate(() => document.querySelector("dialog").open), false);
  assert.equal((await heard()).length, 1);
});

onPage("what cannot have the focus does not get it", USERS, async (page, { user, input, save, heard }) => {
  await user();
  await input("_mfa.enabled").check();
  await input("_mfa.expirationInMinutes").fill("5000");
  await input("_name.firstName").fill("Ada");
  await page.evaluate(() => (document.querySelector("[name='_name[lastName]']").disabled = true));
  await save();
  assert.equal(await page.evaluate(() => document.activeElement.name), "_mfa.expirationInMinutes");
  await page.evaluate(() => (document.querySelector("fieldset").disabled = true));
  await save();
  assert.equal(await page.evaluate(() => document.activeElement.className), "identity-patch-summary");
  assert.deepEqual((await heard()).at(-1), ["/_name/lastName required"], "a disabled control is not read");
  await page.evaluate(() => bound.destroy());
  await page.evaluate(() => document.querySelectorAll(":disabled").forEach((element) => (element.disabled = false)));
  assert.ok(await page.evaluate(() => formOf("user").checkValidity()));
});

onPage("what the author refuses is refused, and stays", USERS, async (page, { user, input, described, save, heard }) => {
  await user();
  await input("_name.firstName").fill("Ada");
  await page.evaluate(() => document.querySelector("[name='_phone']").setCustomValidity("Ask first"));
  await save();
  assert.deepEqual(await heard(), [["/_phone form_constraint", "/_name/lastName required"]]);
  assert.equal(await described("_phone"), "Ask first");
  await page.evaluate(() => bound.destroy());
  assert.equal(await input("_phone").evaluate((element) => element.validationMessage), "Ask first");
});

onPage("a control that gets another name is another control", USERS, async (page, { user, input, described }) => {
  await user();
  await input("_phone").fill("0049");
  await page.keyboard.press("Tab");
  await page.evaluate(() => (document.querySelector("[name='_phone']").name = "_locale"));
  await page.waitForFunction(() => document.querySelector("[name='_locale']").autocomplete === "language");
  assert.equal(await input("_locale").getAttribute("type"), null);
  assert.match(await described("_locale"), /^Must be/);
  await page.evaluate(() => document.querySelector("[name='_locale']").removeAttribute("aria-describedby"));
  await input("_locale").fill("x");
  assert.match(await described("_locale"), /^Must be/, "also where a framework took the id away");
});

onPage("while an input method composes, nothing is said", USERS, async (page, { user, input }) => {
  await user();
  await input("_phone").fill("+4930901820");
  await input("_phone").blur();
  const type = (text, isComposing) =>
    input("_phone").evaluate((element, [text, isComposing]) => {
      element.value = text;
      element.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing }));
      if (!isComposing) element.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    }, [text, isComposing]);
  await type("ㄱ", true);
  assert.equal(await input("_phone").getAttribute("aria-invalid"), "false");
  await type("가", false);
  assert.equal(await input("_phone").getAttribute("aria-invalid"), "true");
});

onPage("after destroy nothing is shown any more", USERS, async (page, { user, input, heard }) => {
  const untouched = await page.evaluate(() => document.querySelector("main").innerHTML);
  await user();
  const issues = await page.evaluate(() => {
    bound.destroy();
    bound.destroy();
    return bound.showResponse(409, { code: "EMAIL_ALREADY_EXIST", message: "…", details: {} }).map(({ code }) => code);
  });
  assert.deepEqual(issues, ["biot_taken"]);
  assert.equal(await page.evaluate(() => document.querySelector("main").innerHTML), untouched);
  await user();
  for (const [status, body] of [[400, "<html>"], [200, null], [400, [1]], [0, {}], [404, "{"]]) {
    await page.evaluate(([status, body]) => bound.showResponse(status, body), [status, body]);
  }
  await page.evaluate(() => formOf("user").remove());
  await page.evaluate(() => bound.destroy());
  assert.deepEqual(await heard(), []);
});

onPage("a form in a frame, bound by the page around it", USERS, async (page) => {
  await page.evaluate(async (html) => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.title = "form";
    frame.contentDocument.body.innerHTML = html;
    window.formOf = () => frame.contentDocument.querySelector("form");
    window.bind("user", "biot.update_organization_user", { params: { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" }, before: { _phone: "+4930901820" } });
  }, USER_FORM);
  const frame = page.frameLocator("iframe");
  const phone = frame.locator("[name=_phone]");
  assert.equal(await phone.inputValue(), "+4930901820");
  await phone.fill("0049");
  await frame.getByRole("button", { name: "Save" }).click();
  assert.equal(await phone.getAttribute("aria-invalid"), "true");
  await frame.locator(".identity-patch-summary a").first().click();
  assert.equal(await page.evaluate(() => formOf().ownerDocument.activeElement.name), "_phone");
});

for (const colorScheme of ["light", "dark"]) {
  onPage(`axe finds nothing, ${colorScheme}`, USERS, async (page, { user, input, save }) => {
    await page.emulateMedia({ colorScheme });
    const faults = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    await user({ before: USER });
    assert.deepEqual(await faults(), []);
    await input("_phone").fill("+49 (30) 901820");
    await input("_name[lastName]").fill("");
    await save();
    assert.deepEqual(await faults(), []);
    await page.evaluate(() => bound.showResponse(409, { code: "EMAIL_ALREADY_EXIST", message: "…", details: {} }));
    assert.deepEqual(await faults(), []);
  });
}
