// The packed package in a plain page: one script of type module, no set-up, and the same answers as everywhere.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, serve } from "./site.js";

const folder = process.env.PACKED;
assert.ok(folder, "PACKED names the folder in which the package was installed: cargo xtask test sets it");
const read = (name) => JSON.parse(readFileSync(join(folder, "cases", `${name}.json`), "utf8"));

const { exports } = JSON.parse(readFileSync(join(folder, "node_modules/identity-patch/package.json"), "utf8"));
const ENTRIES = Object.keys(exports).filter((name) => exports[name].workerd && name !== ".").map((name) => name.slice(2));

const [, README] = /```html\n(.*?)```/s.exec(readFileSync(join(folder, "README.md"), "utf8"));

const PAGE = `<!doctype html><title>plain</title><script type="module">
  import * as inline from "/node_modules/identity-patch/generated/index.js";
  window.inline = inline;
</script>`;

let browser;
let site;
before(async () => {
  const pages = { "/": PAGE, "/readme": README };
  const page = ({ url }, response, next) =>
    pages[url] ? response.setHeader("Content-Type", "text/html").end(pages[url]) : next();
  [browser, site] = await Promise.all([launch(), serve(folder, page)]);
});
after(() => Promise.all([browser?.close(), site?.close()]));

async function visit() {
  const page = await browser.newPage();
  await page.goto(site.origin);
  await page.waitForFunction(() => window.inline !== undefined);
  return page;
}

test("a plain script of type module works with no set-up", async () => {
  const page = await visit();
  const said = await page.evaluate(() => window.inline.biot.updateOrganizationUser.check({ _name: { firstName: "J" } }));
  assert.deepEqual(said.issues.map(({ code, pointer }) => [code, pointer]), [["required", "/_name/lastName"]]);
});

test("every row of every field is answered as natively", async () => {
  const page = await visit();
  // What JSON text alone can say: a member twice, and a number that no double is.
  const isText = ({ code }) => code === "duplicate_key" || code === "number_inexact";
  const parsed = read("fields").filter(({ report }) => ![...report.issues, ...report.warnings].some(isText));
  // A long input is written with … for its filling.
  const full = ({ json, filling: [text, times] = ["…", 1], ...row }) => ({ ...row, json: json.replace("…", text.repeat(times)) });
  const rows = parsed.map(full);
  const answers = await page.evaluate(
    (rows) => rows.map(({ field, json, options }) => window.inline.fields[field].check(JSON.parse(json), options)),
    rows,
  );
  rows.forEach(({ json, report }, at) => assert.deepEqual(answers[at], report, json.slice(0, 200)));
  assert.ok(rows.length > 300);
});

test("each entry answers as the main one does", async () => {
  const page = await visit();
  const differing = await page.evaluate(async (names) => {
    const main = window.inline;
    const differing = [];
    let asked = 0;
    for (const name of names) {
      const { fields = {}, endpoints = {} } = await import(`/node_modules/identity-patch/generated/${name}.js`);
      for (const value of [null, "", "+12345678901", "a@b.c", "en-us", { roles: ["x"] }, { _name: {} }, [{ op: "add", path: "/x" }]]) {
        for (const part of [...Object.values(fields), ...Object.values(endpoints)]) {
          asked += 1;
          const other = main.fields[part.name] ?? main.endpoints[part.id];
          if (JSON.stringify(part.check(value)) !== JSON.stringify(other.check(value))) differing.push([name, part.name ?? part.id, value]);
        }
      }
    }
    return [asked > 100, differing];
  }, ENTRIES);
  assert.deepEqual(differing, [true, []]);
});

test("where the main thread compiles and instantiates nothing of more than 4 KB at once, init does it later", async () => {
  const page = await browser.newPage();
  // As Chrome did before version 114.
  await page.addInitScript(() => {
    const { Module, Instance } = WebAssembly;
    const sizes = new WeakMap();
    const refuse = (size) => {
      if (size > 4096) throw new RangeError("disallowed on the main thread, if the buffer size is larger than 4KB");
    };
    WebAssembly.Module = new Proxy(Module, {
      construct(target, [bytes]) {
        refuse(bytes.byteLength);
        const module = new target(bytes);
        sizes.set(module, bytes.byteLength);
        return module;
      },
    });
    WebAssembly.Instance = new Proxy(Instance, {
      construct(target, [module, imports]) {
        refuse(sizes.get(module) ?? Infinity);
        return new target(module, imports);
      },
    });
  });
  await page.goto(site.origin);
  await page.waitForFunction(() => window.inline !== undefined);
  const [before, after] = await page.evaluate(async () => {
    const { init, phone } = window.inline;
    let thrown;
    try {
      phone.is("+12345678901");
    } catch ({ name }) {
      thrown = name;
    }
    await Promise.all([init(), init()]);
    return [thrown, [phone.is("1"), phone.is("+12345678901"), phone.check("1").issues[0].code]];
  });
  assert.deepEqual([before, after], ["RangeError", [false, true, "phone_no_plus"]]);
});

test("the README's form is bound, and shows its request", async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/readme`);
  const phone = page.getByLabel("Phone");
  const said = (text) => page.locator(".identity-patch-error", { hasText: text }).waitFor();
  await page.waitForFunction(() => document.querySelector("input").value === "John");
  await phone.fill("0049 30 1234567");
  await page.keyboard.press("Tab");
  await said("Must begin with + and the country calling code, such as +49");
  assert.equal(await phone.evaluate((element) => element.checkValidity()), false);
  await page.getByRole("button", { name: "Use +49301234567" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  const shown = await page.locator("pre").textContent();
  assert.match(shown, /^PATCH \/organization\/v1\/users\/organizations\/3fa85f64-[-0-9a-f]+\n\{"_phone":"\+49301234567"\}$/);
});

test("slim takes its module from an address", async () => {
  const page = await visit();
  const [wrong, right] = await page.evaluate(async () => {
    const { init, phone } = await import("/node_modules/identity-patch/generated/slim.js");
    await init(new URL("/node_modules/identity-patch/dist/index.wasm", location.href));
    return [phone.is("1"), phone.is("+12345678901")];
  });
  assert.deepEqual([wrong, right], [false, true]);
});
