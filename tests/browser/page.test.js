// The demo page, as it is used: by pointer, by keyboard, by ear, on a phone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { endpoints } from "../../pkg/generated/index.js";
import { require, start } from "./site.js";

const { AxeBuilder } = require("@axe-core/playwright");
const catalog = JSON.parse(readFileSync(new URL("../../pkg/generated/catalog.json", import.meta.url), "utf8"));
const BIOT = "biot.update_organization_user";
const PERSON = "slashid.update_person";

let site;
before(async () => (site = await start()));
after(() => site.close());

/** A test on a page of its own, which stays quiet: nothing in the console, no other origin, no policy violated. */
const onPage = (name, options, run) =>
  test(name, async () => {
    const page = await site.visit(options.hash, options);
    await run(page);
    await page.context().close();
    assert.deepEqual(page.noise, []);
  });

const body = async (page) => JSON.parse(await page.locator("#body").textContent());
const input = (page, name) => page.getByLabel(name, { exact: true });
const summary = (page) => page.locator("#findings li");
const said = (page, text) => page.locator("#status", { hasText: text }).waitFor({ state: "attached" });

/** What a screen reader reads after the input's name and role. */
const description = (locator) =>
  locator.evaluate((element) =>
    element.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent).join(" "),
  );

/** The name of what has the focus; all the text of the page, where nothing has it. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return element.getAttribute("aria-label") ?? (element.labels?.[0] ?? element).textContent;
  });

/** Tab by Tab to the control of this name. */
async function tabTo(page, name) {
  const stops = await page.locator("a, button, input, select, textarea, [tabindex]").count();
  for (let stop = 0; stop <= stops; stop++) {
    await page.keyboard.press("Tab");
    if ((await focused(page)) === name) return;
  }
  assert.fail(`Tab never comes to ${name}`);
}

onPage("every endpoint can be chosen, and its example is a request", {}, async (page) => {
  for (const { id, sample } of catalog.endpoints) {
    await page.locator("#endpoint").selectOption(id);
    await page.waitForFunction((id) => location.hash === `#${id}` && document.body.dataset.shown === id, id);
    const { request } = endpoints[id].build(sample);
    const headers = Object.entries(request.headers).map((pair) => pair.join(": "));
    assert.equal(await page.locator("#message .line").first().textContent(), `${request.method} ${request.path}`);
    assert.deepEqual(await page.locator("#headers p").allTextContents(), headers);
    const text = await page.locator("#body").textContent();
    assert.deepEqual(JSON.parse(text), sample.draft, id);
    assert.equal(text, JSON.stringify(JSON.parse(text)), "as it is sent, without a space");
    const state = await page.locator("#state").textContent();
    assert.ok(state.startsWith(`Ready: a body of ${Buffer.byteLength(text)} bytes`), state);
    assert.equal(await page.locator("[aria-invalid=true]").count(), 0, id);
  }
});

onPage("the address holds the endpoint and nothing else", { hash: PERSON }, async (page) => {
  assert.equal(await page.locator("#endpoint").inputValue(), PERSON);
  await page.locator("#endpoint").selectOption(BIOT);
  await input(page, "_employeeId").fill("secret");
  assert.deepEqual((await body(page))._employeeId, "secret");
  assert.equal(new URL(page.url()).hash, `#${BIOT}`);
  assert.equal(new URL(page.url()).search, "");
  await page.goBack();
  await page.locator(`[data-shown="${PERSON}"]`).waitFor();
  assert.equal(await page.locator("#endpoint").inputValue(), PERSON);
});

onPage("a first name alone: the last name is required, and the list leads to it", { hash: BIOT }, async (page) => {
  await page.getByRole("button", { name: "Empty the form" }).click();
  await page.getByLabel("firstName").fill("Ada");
  const last = page.getByLabel("lastName");
  assert.equal(await last.getAttribute("aria-invalid"), "true");
  assert.match(await description(last), /^Error: must be given/);
  assert.equal(await page.getByLabel("firstName").getAttribute("aria-invalid"), "false");
  assert.match(await page.locator("#state").textContent(), /^No request: 2 errors/);
  assert.ok(await page.locator("#message").isHidden());
  assert.deepEqual(await summary(page).locator("a").allTextContents(), ["id", "/_name/lastName"]);
  await summary(page).getByRole("link", { name: "/_name/lastName" }).click();
  assert.ok(await last.evaluate((element) => element === document.activeElement));
  assert.equal(new URL(page.url()).hash, `#${BIOT}`);
});

onPage("an empty form leaves everything alone", { hash: BIOT }, async (page) => {
  const [{ sample }] = catalog.endpoints.filter(({ id }) => id === BIOT);
  await page.getByRole("button", { name: "Empty the form" }).click();
  await page.getByLabel(/^id required$/).fill(sample.params.id);
  assert.deepEqual(await body(page), {});
  assert.deepEqual(await summary(page).allTextContents(), ["body changes nothing empty_patch"]);
  assert.match(await page.locator("#state").textContent(), /1 warning\.$/);
  await page.getByRole("button", { name: "Fill in the example" }).click();
  assert.deepEqual(await body(page), sample.draft);
});

onPage("clear sends null, for a text and for an object", { hash: BIOT }, async (page) => {
  await page.getByLabel("clear (null) _phone").check();
  await page.getByLabel("clear (null) _name").check();
  const { _phone, _name, _gender } = await body(page);
  assert.deepEqual({ _phone, _name, _gender }, { _phone: null, _name: null, _gender: "FEMALE" });
  assert.ok(await input(page, "_phone").isDisabled());
  assert.ok(await page.getByLabel("firstName").isDisabled());
  await page.getByLabel("clear (null) _name").uncheck();
  assert.deepEqual((await body(page))._name, { firstName: "John", lastName: "Smith" });
  assert.equal(await page.getByLabel(/^clear .* _ownerOrganization/).count(), 0, "null is refused there");
});

onPage("a list can be left alone, filled, and sent with nothing in it", { hash: PERSON }, async (page) => {
  const { roles } = await body(page);
  assert.equal(roles.length, 1);
  await page.getByRole("button", { name: "Remove roles [0]" }).click();
  assert.deepEqual(await body(page), { active: true });
  await page.getByLabel("clear ([]) roles").check();
  assert.deepEqual(await body(page), { active: true, roles: [] });
  await page.getByLabel("clear ([]) roles").uncheck();
  await page.getByLabel("active").selectOption("not set");
  await page.getByRole("button", { name: "Add to roles" }).click();
  await page.getByLabel("[0]", { exact: true }).fill(roles[0]);
  assert.deepEqual(await body(page), { roles });
});

onPage("a suggestion is offered, never taken by itself", { hash: BIOT }, async (page) => {
  const phone = input(page, "_phone");
  await phone.fill("0049 (30) 901820");
  assert.equal(await phone.getAttribute("aria-invalid"), "true");
  assert.equal(await phone.inputValue(), "0049 (30) 901820");
  await page.getByRole("button", { name: "use +4930901820" }).click();
  assert.equal(await phone.inputValue(), "+4930901820");
  assert.ok(await phone.evaluate((element) => element === document.activeElement));
  assert.equal(await phone.getAttribute("aria-invalid"), "false");
  assert.equal((await body(page))._phone, "+4930901820");
});

onPage("custom attributes are JSON, and each is named once", { hash: BIOT }, async (page) => {
  const add = page.getByRole("button", { name: "Add to <customAttribute>" });
  const [name, value] = ["name", "value"].map((label) => (index) => page.getByLabel(label, { exact: true }).nth(index));
  await add.click();
  await name(0).fill("shoe_size");
  await value(0).fill('{"eu": 42.5, "of": ["left", null]}');
  assert.deepEqual((await body(page)).shoe_size, { eu: 42.5, of: ["left", null] });
  await value(0).fill("large");
  assert.equal(await value(0).getAttribute("aria-invalid"), "true");
  assert.equal(await name(0).getAttribute("aria-invalid"), "false");
  assert.match(await description(value(0)), /Error: must be JSON/);
  await page.getByRole("button", { name: 'use "large"' }).click();
  assert.equal((await body(page)).shoe_size, "large");
  await add.click();
  await name(1).fill("shoe_size");
  await value(1).fill("null");
  assert.match(await summary(page).allTextContents().then(String), /^\/shoe_size must be given only once/);
  await name(1).fill("phone");
  assert.match(await description(name(1)), /^Warning: .*_phone/);
  assert.deepEqual((await body(page)).phone, null);
});

onPage("the keyboard is enough, and what is wrong is heard", { hash: PERSON }, async (page) => {
  await tabTo(page, "Endpoint");
  await tabTo(page, "person_id required");
  await page.keyboard.type("..");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("..");
  await said(page, "person_id: error, must be a text: not empty, not . and not ... No request: 1 error.");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("903c1ff9-f2cc-435c-b242-9d8a690fcf0a");
  await said(page, /^Ready/);
  await tabTo(page, "Add to roles");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "[1]");
  await said(page, "/roles/1: error,");
  await page.keyboard.type("acme/admin");
  await said(page, "/roles/1: warning,");
  assert.equal((await body(page)).roles[1], "acme/admin");
  await tabTo(page, "Remove roles [1]");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "Remove roles [0]");
  await page.keyboard.press("Space");
  assert.equal(await focused(page), "Add to roles");
  assert.deepEqual(await body(page), { active: true });
  await tabTo(page, "Copy");
});

const CLIPBOARD = ["clipboard-read", "clipboard-write"];

onPage("copies the request as it would be sent", { hash: PERSON, permissions: CLIPBOARD }, async (page) => {
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByText("Copied.").waitFor();
  assert.equal(
    (await page.evaluate(() => navigator.clipboard.readText())).replaceAll("\r", ""),
    [
      "PATCH /persons/903c1ff9-f2cc-435c-b242-9d8a690fcf0a",
      "Content-Type: application/json",
      "SlashID-OrgID: af5fbd30-7ce7-4548-8b30-4cd59cb2aba1",
      "",
      '{"active":true,"roles":["af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin"]}',
    ].join("\n"),
  );
});

onPage("typing sends nothing and stores nothing", { hash: BIOT }, async (page) => {
  await input(page, "_employeeId").fill("secret");
  await page.locator("#endpoint").selectOption(PERSON);
  await page.locator(`[data-shown="${PERSON}"]`).waitFor();
  for (const { method, url, data } of page.requests) {
    assert.deepEqual({ method, data, search: new URL(url).search }, { method: "GET", data: null, search: "" }, url);
    assert.match(new URL(url).pathname, /^\/some\/path\/[\w./-]*$/);
    assert.ok(!url.includes("secret"));
  }
  const stored = () => ({ local: localStorage.length, session: sessionStorage.length, cookie: document.cookie });
  assert.deepEqual(await page.evaluate(stored), { local: 0, session: 0, cookie: "" });
});

test("the policy refuses other scripts, other origins and forms that are sent", async () => {
  const page = await site.visit();
  const violated = (act) =>
    page.evaluate(`new Promise((told) => {
      addEventListener("securitypolicyviolation", (event) => told(event.violatedDirective), { once: true });
      ${act};
    })`);
  const script = (property) => `document.head.append(Object.assign(document.createElement("script"), ${property}))`;
  assert.equal(await violated(script('{ textContent: "globalThis.ran = true" }')), "script-src-elem");
  assert.equal(await page.evaluate("globalThis.ran"), undefined);
  assert.equal(await violated(script('{ src: "https://example.com/a.js" }')), "script-src-elem");
  assert.equal(await violated('fetch("https://example.com").catch(() => {})'), "connect-src");
  assert.equal(await violated('document.createElement("img").src = "https://example.com/a.png"'), "img-src");
  assert.equal(await violated("HTMLFormElement.prototype.submit.call(document.forms[0])"), "form-action");
  await page.context().close();
});

/** Issues of every kind on the page: the most that it has to show. */
async function spoil(page) {
  await page.locator("#form :is(input:not([type=checkbox]), textarea)").evaluateAll((inputs) => {
    for (const input of inputs) input.value = " 0049(30)901820 " + "x".repeat(60);
    inputs[0].dispatchEvent(new Event("input", { bubbles: true }));
  });
  for (const add of await page.getByRole("button", { name: /^Add to/ }).all()) await add.click();
}

for (const { id } of catalog.endpoints) {
  onPage(`${id} fits a phone 360 pixels wide`, { hash: id, viewport: { width: 360, height: 740 } }, async (page) => {
    const overflow = () => [...document.querySelectorAll("body *")]
      .filter((element) => !element.closest(".unseen, [hidden]") && element.getBoundingClientRect().right > innerWidth)
      .map((element) => element.outerHTML.slice(0, 120));
    const wide = () => document.documentElement.scrollWidth > innerWidth;
    assert.deepEqual(await page.evaluate(overflow), []);
    await spoil(page);
    assert.ok((await summary(page).count()) > 0);
    assert.deepEqual(await page.evaluate(overflow), []);
    assert.equal(await page.evaluate(wide), false);
    await page.locator("#jump").click();
    assert.ok(await page.locator("#request").evaluate((element) => element === document.activeElement));
  });

  for (const colorScheme of ["light", "dark"]) {
    const options = { hash: id, colorScheme, reducedMotion: "reduce" };
    onPage(`${id} has no fault that axe finds, ${colorScheme}`, options, async (page) => {
      const faults = async () => {
        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        assert.ok(passes.some(({ id }) => id === "color-contrast"), "contrast was measured");
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      };
      assert.deepEqual(await faults(), []);
      await spoil(page);
      assert.ok((await page.locator(".issue").count()) > 0);
      assert.deepEqual(await faults(), []);
    });
  }
}
