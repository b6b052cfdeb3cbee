// The forms of examples/forms: identity-patch/form beside React, Vue and Svelte, built by Vite over the packed package.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, quietPage, serve } from "./site.js";

const folder = process.env.PACKED;
assert.ok(folder, "PACKED names the folder in which the package was installed: cargo xtask test sets it");

const examples = new URL("../../examples/forms/", import.meta.url);
const built = join(folder, "forms");

let browser;
let site;
before(async () => {
  // React mounts each component twice (StrictMode), and all three warn, only where they are built for development.
  process.env.NODE_ENV = "development";
  const { build } = await import(new URL("node_modules/vite/dist/node/index.js", examples));
  const configFile = fileURLToPath(new URL("vite.config.js", examples));
  await build({ configFile, mode: "development", logLevel: "error", build: { outDir: built, emptyOutDir: true, minify: false } });
  [browser, site] = await Promise.all([launch(), serve(built)]);
});
after(async () => {
  await Promise.all([browser?.close(), site?.close()]);
  rmSync(built, { recursive: true, force: true });
});

/** A test with each framework, on a page of its own, on which nothing goes wrong. */
function beside(name, run) {
  for (const framework of ["react", "vue", "svelte"]) {
    test(`${framework}: ${name}`, async () => {
      const { page, noise, close } = await quietPage(browser);
      await page.addInitScript(countListeners);
      await page.goto(`${site.origin}/${framework}/`);
      await page.locator("form[novalidate]").waitFor();
      await run(page, {
        input: (name) => page.locator(`[name="${name}"]`),
        press: (name) => page.getByRole("button", { name, exact: true }).click(),
        sent: async () => (await page.locator("output").textContent()).replace(/^\S+ \S+ /, ""),
        status: () => page.locator(".identity-patch-summary [role=status]").textContent(),
      });
      await close();
      assert.deepEqual(noise, []);
    });
  }
}

/** Runs in the page: `listening` is how many forms listen to what the pointer does on the document. */
function countListeners() {
  window.listening = 0;
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (name, heard, options) {
    if (options?.signal && this === document && name === "pointerdown") {
      window.listening += 1;
      options.signal.addEventListener("abort", () => (window.listening -= 1));
    }
    return addEventListener.call(this, name, heard, options);
  };
}

beside("the form and the framework's state are filled, and what is wrong is said on submit", async (page, the) => {
  const { input, press, sent, status } = the;
  assert.equal(await input("_name.firstName").inputValue(), "John");
  await page.getByText("(12)").waitFor();
  await page.getByText("(on)").waitFor();
  assert.ok(await input("_mfa.enabled").isChecked());
  assert.equal(await page.locator(".identity-patch-summary").count(), 1);
  await input("_name.lastName").fill("");
  await input("_email").fill("jane");
  await press("Save");
  assert.equal(await status(), "Not sent: 2 errors");
  assert.equal(await sent(), "");
  await input("_name.lastName").fill("Doe");
  await input("_email").fill("jd@example.com");
  await input("_mfa.enabled").uncheck();
  await press("Save");
  const request = JSON.parse(await sent());
  assert.deepEqual(request, {
    _name: { firstName: "John", lastName: "Doe" },
    _email: "jd@example.com",
    _mfa: { enabled: false, expirationInMinutes: 5 },
  });
});

beside("what is said stays when the framework renders again, and a suggestion changes its state", async (page, the) => {
  const { input, press, sent } = the;
  await input("_phone").fill("+49 30 901820");
  await page.keyboard.press("Tab");
  const box = page.locator(`#${await input("_phone").getAttribute("aria-describedby")}`);
  assert.match(await box.textContent(), /^Must/);
  await page.getByText("(13)").waitFor();
  await press("Add");
  await page.getByLabel("Name", { exact: true }).nth(1).waitFor();
  assert.equal(await input("_phone").getAttribute("aria-invalid"), "true");
  assert.match(await box.textContent(), /^Must/);
  await press("Use +4930901820");
  await page.getByText("(11)").waitFor();
  assert.equal(await input("_phone").getAttribute("aria-invalid"), "false");
  await press("Remove");
  await page.getByText("(11)").waitFor();
  assert.equal(await input("_phone").inputValue(), "+4930901820");
  await press("Save");
  assert.deepEqual(JSON.parse(await sent()), { _phone: "+4930901820" });
});

beside("rows are the framework's own", async (page, { input, press, sent, status }) => {
  assert.equal(await input("seats").inputValue(), "3");
  await press("Add");
  const name = page.getByLabel("Name", { exact: true }).nth(1);
  await name.fill("_room");
  await input("_room").fill("7");
  await press("Save");
  assert.equal(await status(), "Not sent: 1 error");
  assert.equal(await input("_room").getAttribute("aria-invalid"), "true");
  await name.fill("room");
  await input("room").fill("8");
  assert.equal(await status(), "");
  await press("Save");
  assert.deepEqual(JSON.parse(await sent()), { room: "8" });
  await press("Remove room");
  await press("Save");
  assert.equal(await status(), "Nothing was changed, so nothing was sent");
  assert.equal(await page.locator("fieldset .identity-patch-issues").count(), 0);
});

beside("what the server answers stands at its control", async (page, { input, press, status }) => {
  await input("_email").fill("jane@example.com");
  await press("Save");
  await page.getByText("The server refused it: 1 error").waitFor();
  assert.equal(await input("_email").getAttribute("aria-invalid"), "true");
  await input("_email").fill("jd@example.com");
  assert.equal(await status(), "");
});

beside("reset brings back what the server has, in the framework's state too", async (page, the) => {
  const { input, press, sent, status } = the;
  await input("_phone").fill("+4930901820");
  await input("_mfa.enabled").uncheck();
  await page.getByText("(off)").waitFor();
  await press("Reset");
  await page.getByText("(12)").waitFor();
  await page.getByText("(on)").waitFor();
  assert.equal(await input("_phone").inputValue(), "+33142685300");
  await press("Save");
  assert.equal(await status(), "Nothing was changed, so nothing was sent");
  assert.equal(await sent(), "");
});

beside("unmounting leaves nothing behind, also while a request is out", async (page, { input, press }) => {
  assert.equal(await page.evaluate(() => listening), 1);
  await input("_email").fill("jane@example.com");
  await page.evaluate(() => {
    for (const name of ["Save", "Close"]) [...document.querySelectorAll("button")].find((button) => button.textContent === name).click();
  });
  await press("Edit");
  await page.locator("form[novalidate]").waitFor();
  assert.equal(await input("_email").inputValue(), "john@example.com");
  await press("Close");
  await page.locator("form").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => listening), 0);
});
