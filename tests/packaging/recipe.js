// What the projects of docs/recipes.md share: they take its code blocks as they are printed, check their types, and fill in the
// form that all of its form recipes show.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { drive } from "./browser.js";

const recipes = readFileSync(join(import.meta.dirname, "../../docs/recipes.md"), "utf8");

/** The code blocks of a section; the first line of each is a comment with its file's name. */
function blocksOf(section) {
  const start = recipes.indexOf(`\n## ${section}\n`);
  assert.notEqual(start, -1, `docs/recipes.md has no section ${section}`);
  const end = recipes.indexOf("\n## ", start + 1);
  const text = recipes.slice(start, end === -1 ? undefined : end);
  return [...text.matchAll(/^```\w+\n((?:\/\/|<!--) (\S+).*\n[^]*?)^```$/gm)].map(([, code, name]) => ({ name, code }));
}

/** Writes the files of some sections into the folder `extracted` of a project: its path. */
export function extract(project, ...sections) {
  const folder = join(project, "extracted");
  rmSync(folder, { recursive: true, force: true });
  for (const { name, code } of sections.flatMap(blocksOf)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
  return folder;
}

/** The section that all forms need. */
export const VALUES = "The form's values: edit.ts";

/** Checks the types of a project by its tsconfig.json. */
export function checkTypes(project, compiler = join(import.meta.dirname, "node_modules/.bin/tsc")) {
  try {
    execFileSync(compiler, ["--noEmit", "--project", project], { encoding: "utf8" });
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
}

/** What a person does in the form: `type` replaces what an input holds, `said` waits for a message at it, or on top. */
function person(page) {
  const find = (label) =>
    page.evaluateHandle((label) => {
      const isNamed = ({ textContent }) => textContent.trim().startsWith(label);
      return [...document.querySelectorAll("label")].find(isNamed).control;
    }, label);
  return {
    async type(label, text) {
      const input = await find(label);
      await input.evaluate((input) => (input.focus(), input.select()));
      await (text === "" ? page.keyboard.press("Backspace") : page.keyboard.type(text));
    },
    tick: async (label) => (await find(label)).click(),
    save: () => page.click("form button"),
    async said(label, message) {
      const row = await (label === "" ? page.$("form p") : (await find(label)).evaluateHandle((input) => input.closest("p")));
      const isSaid = (row, message) => row.querySelector("[role=alert]")?.textContent.trim() === message;
      const waiting = page.waitForFunction(isSaid, { timeout: 5_000 }, row, message);
      await waiting.catch(async () => assert.fail(`at ${label} stands: ${await row.evaluate((row) => row.innerText)}`));
    },
  };
}

const CLEARED = "must keep a value: the server cannot clear it";
const NO_PLUS = "must begin with + and the country calling code, such as +49";
const TOO_LONG = "must have at most 50 characters, but has 51";
const FAILED = "must be sent again later: the server failed";
const TAKEN = "must not belong to another user";

/** A recipe's forms at an address, as `recipe-page.ts` has them: what they say, and what they send. */
export const fillInForms = (origin, forms = Object.keys(FORMS)) =>
  drive(Object.fromEntries(forms.map((form) => [`${origin}/?${form}`, (page) => FORMS[form](page, person(page))])));

const FORMS = {
  /** A user of whom the server has everything. */
  async known(page, { type, tick, save, said }) {
    await save();
    await type("First name", "");
    await save();
    await said("First name", CLEARED);
    await type("First name", "x".repeat(51));
    await save();
    await said("First name", TOO_LONG);
    await type("First name", "John");
    await type("Phone", "0049 30 1234567");
    await save();
    await said("Phone", NO_PLUS);
    await type("Phone", "+493012345678");
    await type("Minutes", "5");
    await save();
    await sent(page, { _phone: "+493012345678", _mfa: { enabled: true, expirationInMinutes: 5 } });
    await type("Phone", "");
    await type("Minutes", "30");
    await tick("Two factors");
    await save();
    await sent(page, { _mfa: { enabled: false, expirationInMinutes: 30 } });
    await tick("Two factors");
    await type("Minutes", "");
    await save();
    await sent(page, { _mfa: { enabled: true } });
    await type("Minutes", "30");
    await page.evaluate(() => (window.answer = [409, { code: "EMAIL_ALREADY_EXIST", message: "", details: {} }]));
    await type("Email", "jane@example.org");
    await save();
    await said("Email", TAKEN);
    await sent(page, { _email: "jane@example.org" });
    await page.evaluate(() => (window.answer = [502, {}]));
    await type("Email", "jane@example.com");
    await save();
    await said("", FAILED);
    await sent(page, { _email: "jane@example.com" });
    await page.evaluate(() => (window.answer = [200, {}]));
    await type("Email", "john.smith@example.org");
    await save();
    await sent(page, { _email: "john.smith@example.org" });
  },

  /** A user of whom it has nothing yet. */
  async new(page, { type, tick, save, said }) {
    await type("Last name", "Smith");
    await save();
    await said("First name", "must be given");
    await type("First name", "John");
    await save();
    await sent(page, { _name: { firstName: "John", lastName: "Smith" } });
    await tick("Two factors");
    await save();
    await sent(page, { _name: { firstName: "John", lastName: "Smith" }, _mfa: { enabled: true } });
  },

  /** The form whose schema is the endpoint. */
  async short(page, { type, save, said }) {
    await type("Last name", "Smith");
    await save();
    await said("First name", "must be given");
    await type("First name", "John");
    await save();
    await sent(page, { _name: { firstName: "John", lastName: "Smith" } });
  },
};

/** Waits until something was sent: this body, and no other since the last time. */
async function sent(page, body) {
  await page.waitForFunction(() => window.sent.length > 0, { timeout: 5_000 }).catch(() => {});
  const bodies = await page.evaluate(() => window.sent.splice(0).map(({ body }) => JSON.parse(body)));
  assert.deepEqual(bodies, [body]);
}
