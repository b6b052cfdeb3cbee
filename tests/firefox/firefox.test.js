// The README's form and the site in Firefox, through WebDriver BiDi: what a page needs of a browser is not Chromium's alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { require, serve } from "../browser/site.js";

const puppeteer = require("puppeteer-core");

const { PACKED, SITE, FIREFOX } = process.env;
assert.ok(PACKED && SITE && FIREFOX, "PACKED, SITE and FIREFOX name the package, the site and the browser: cargo xtask test sets them");

const [, README] = /```html\n(.*?)```/s.exec(readFileSync(join(PACKED, "README.md"), "utf8"));
const SHADOW = `<div id="host"></div><script>
  const root = document.getElementById("host").attachShadow({ mode: "open" });
  root.innerHTML = '<form><input name="_phone" aria-label="Phone"><button>Save</button></form>';
</script><script type="module">
  import { biot } from "/node_modules/identity-patch/generated/biot.js";
  import { bindForm } from "/node_modules/identity-patch/form.js";
  const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };
  window.untouched = root.innerHTML;
  window.root = root;
  window.sent = [];
  window.bound = bindForm(root.querySelector("form"), biot.updateOrganizationUser, { params, on: { submit: ({ body }) => sent.push(body) } });
</script>`;

let browser;
let packed;
let site;
before(async () => {
  const pages = { "/readme": README, "/shadow": SHADOW };
  const answer = ({ url }, response, next) =>
    pages[url] ? response.setHeader("Content-Type", "text/html; charset=utf-8").end(`<!doctype html><title>form</title>${pages[url]}`) : next();
  [packed, site] = await Promise.all([serve(PACKED, answer), serve(SITE)]);
  browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
});
after(async () => {
  await browser?.close();
  await Promise.all([packed.close(), site.close()]);
});

/** A page, on which nothing may go wrong. */
async function visit(address) {
  const page = await browser.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  await page.goto(address);
  return page;
}

test("the README's form says what is wrong, takes a suggestion and shows its request", async () => {
  const page = await visit(`${packed.origin}/readme`);
  await page.waitForFunction(() => document.querySelector("input").value === "John");
  await page.type("[name=_phone]", "0049 30 1234567");
  await page.keyboard.press("Tab");
  await page.waitForSelector(".identity-patch-suggestion");
  assert.equal(await page.$eval(".identity-patch-error", ({ textContent }) => textContent), "Must begin with + and the country calling code, such as +49");
  assert.equal(await page.$eval("[name=_phone]", (element) => element.checkValidity()), false);
  await page.click(".identity-patch-suggestion");
  assert.equal(await page.$eval("[name=_phone]", ({ value }) => value), "+49301234567");
  await page.click("button:not([class])");
  assert.match(await page.$eval("pre", ({ textContent }) => textContent), /\{"_phone":"\+49301234567"\}$/);
  assert.deepEqual(page.faults, []);
});

test("a form in a shadow root is bound, and left as it was", async () => {
  const page = await visit(`${packed.origin}/shadow`);
  await page.waitForFunction(() => window.bound !== undefined);
  await page.type(">>> [name=_phone]", "0049");
  await page.click(">>> button");
  assert.deepEqual(await page.evaluate(() => [sent, root.activeElement.name, root.querySelector("[role=status]").textContent]), [[], "_phone", "Not sent: 1 error"]);
  await page.evaluate(() => {
    const input = root.querySelector("[name=_phone]");
    input.value = "+4930901820";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.click(">>> button");
  assert.deepEqual(await page.evaluate(() => sent), ['{"_phone":"+4930901820"}']);
  assert.equal(await page.evaluate(() => (bound.destroy(), root.innerHTML === untouched)), true);
  assert.deepEqual(page.faults, []);
});

test("the site's first page opens, and each of its pages", async () => {
  for (const file of ["", "fields.html", "codes.html", "endpoints.html", "benchmarks.html"]) {
    const page = await visit(`${site.origin}/${file}`);
    await page.waitForFunction(() => document.querySelector("main")?.textContent.length > 500);
    assert.deepEqual(page.faults, [], file);
    await page.close();
  }
});
