// What the projects of docs/recipes.md share: they take its code blocks as they are printed, check their types, and fill in the
// form that all of its form recipes show.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import sirv from "sirv";
import { drive } from "./browser.js";
import { USERS } from "./recipe-session.js";
import user from "./recipe-user.json" with { type: "json" };

const recipes = readFileSync(join(import.meta.dirname, "../../docs/recipes.md"), "utf8");

/** The sections that have code blocks. */
export const sections = [...recipes.matchAll(/^## (.*)\n((?!## ).*\n)*?```/gm)].map(([, section]) => section);

/** The code blocks of a section; the first line of each is a comment with its file's name. */
function blocksOf(section) {
  const start = recipes.indexOf(`\n## ${section}\n`);
  assert.notEqual(start, -1, `docs/recipes.md has no section ${section}`);
  const end = recipes.indexOf("\n## ", start + 1);
  const text = recipes.slice(start, end === -1 ? undefined : end);
  const blocks = [...text.matchAll(/^```\w+\n((?:\/\/|<!--) (\S+).*\n[^]*?)^```$/gm)].map(([, code, name]) => ({ name, code }));
  assert.equal(blocks.length, text.match(/^```\w+$/gm).length, `a code block of ${section} does not begin with its file's name`);
  return blocks;
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
  if (sections.includes(ON_SERVER)) writeFileSync(join(folder, "session.js"), SESSION);
  return folder;
}

/** The section that all forms need. */
export const VALUES = "The form's values: edit.ts";

/** The section that all servers need. */
export const ON_SERVER = "On a server: server.ts";

/** The session is the reader's own: the recipe prints its type alone. */
const SESSION = 'export { signedIn } from "../../recipe-session.js";\n';

const NO_OUTPUT = ["--noEmit", "--project", "."];

/** Checks the types of a project by its tsconfig.json, with its own compiler (`npm test` puts it on the path). */
export function checkTypes(project, [command, ...given] = ["tsc", ...NO_OUTPUT]) {
  try {
    execFileSync(command, given, { cwd: project, encoding: "utf8" });
  } catch ({ stdout, message }) {
    assert.fail(stdout || message);
  }
}

const RUN_VUE_TSC = 'require("vue-tsc").run(require.resolve("typescript/lib/tsc"))';

/** vue-tsc with the project's own TypeScript: its peer may be another one, which has no compiler in JavaScript. */
export const VUE_TSC = ["node", "--eval", RUN_VUE_TSC, "vue-tsc", ...NO_OUTPUT];

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
    becomes: (name) => page.evaluate((name) => (document.cookie = `session=${name}; path=/`), name),
    /** Saves, and is sent to sign in: what was typed is gone then. */
    async signsInOnSaving() {
      await page.click("form button");
      await page.waitForFunction(() => document.cookie === "session=known", { timeout: 5_000 });
      await page.reload();
    },
    tick: async (label) => (await find(label)).click(),
    async save() {
      await page.click("form button:not([type=button])");
      // A server action resets the form's inputs when it is done.
      await page.waitForSelector("form button:not([type=button]):enabled");
    },
    async said(label, message) {
      const row = label === "" ? await page.$("form p") : await (await find(label)).evaluateHandle((input) => input.closest("p"));
      const isSaid = (row, message) => row.querySelector("[role=alert], .identity-patch-error")?.textContent.trim() === message;
      const waiting = page.waitForFunction(isSaid, { timeout: 5_000 }, row, message);
      await waiting.catch(async () => assert.fail(`at ${label} stands: ${await row.evaluate((row) => row.innerText)}`));
    },
  };
}

const CLEARED = "must keep a value: the server cannot clear it";
const NO_PLUS = "must begin with + and the country calling code, such as +49";
const TOO_LONG = "must have at most 50 characters, but has 51";
const NOTHING = "should change something: it has nothing in it";
const EMPTY = "must not be empty";
const FAILED = "must be sent again later: the server failed";
const TAKEN = "must not belong to another user";

/** What is said, as a bound form begins it. */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Waits until something was sent: this body, of the user who is signed in, and no other since the last time. */
async function sends(server, body, id = USERS.known) {
  const sent = await server.sent();
  const whole = sent.map(({ path, body }) => ({ path, body: JSON.parse(body) }));
  assert.deepEqual(whole, [{ path: pathOf(id), body }]);
}

/** Where the server has a user. */
export const pathOf = (id) => `/organization/v1/users/organizations/${id}`;

/** A recipe's forms at an address, as `recipe-page.ts` has them: what they say, and what they send. */
export const fillInForms = (origin, forms = ["known", "new", "short"], server = inPage) =>
  drive(Object.fromEntries(forms.map((form) => [`${origin}?${form}`, (page) => FORMS[form](person(page), server(page))])), {
    // That a server refused a request.
    mayBe: [/^Failed to load resource: the server responded with a status of 409/],
  });

/** The server that `recipe-page.ts` plays: what it is to answer, and what it was sent since the last time. */
const inPage = (page) => ({
  answer: (...answer) => page.evaluate((answer) => (window.answer = answer), answer),
  async sent() {
    await page.waitForFunction(() => window.sent.length > 0, { timeout: 5_000 }).catch(() => {});
    return page.evaluate(() => window.sent.splice(0));
  },
});

const FORMS = {
  /** A user of whom the server has everything. */
  async known({ type, tick, save, said }, server) {
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
    await sends(server, { _phone: "+493012345678", _mfa: { enabled: true, expirationInMinutes: 5 } });
    await type("Phone", "");
    await type("Minutes", "30");
    await tick("Two factors");
    await save();
    await sends(server, { _mfa: { enabled: false, expirationInMinutes: 30 } });
    await tick("Two factors");
    await type("Minutes", "");
    await save();
    await sends(server, { _mfa: { enabled: true } });
    await type("Minutes", "30");
    await server.answer(409, { code: "EMAIL_ALREADY_EXIST", message: "", details: {} });
    await type("Email", "jane@example.org");
    await save();
    await said("Email", TAKEN);
    await sends(server, { _email: "jane@example.org" });
    await server.answer(502, {});
    await type("Email", "jane@example.com");
    await save();
    await said("", FAILED);
    await sends(server, { _email: "jane@example.com" });
    await server.answer(200, {});
    await type("Email", "john.smith@example.org");
    await save();
    await sends(server, { _email: "john.smith@example.org" });
  },

  /** What one user was shown, and another one saves; then somebody who is not signed in. */
  async session({ type, save, becomes, signsInOnSaving }, server) {
    await becomes("other");
    await type("Phone", "+493012345678");
    await save();
    await sends(server, { _phone: "+493012345678" }, USERS.other);
    await becomes("nobody");
    await type("Email", "jane@example.com");
    await signsInOnSaving();
    await type("Email", "jane@example.org");
    await save();
    await sends(server, { _email: "jane@example.org" });
  },

  /** A user of whom it has nothing yet. */
  async new({ type, tick, save, said }, server) {
    await type("Last name", "Smith");
    await save();
    await said("First name", "must be given");
    await type("First name", "John");
    await save();
    await sends(server, { _name: { firstName: "John", lastName: "Smith" } });
    await tick("Two factors");
    await save();
    await sends(server, { _name: { firstName: "John", lastName: "Smith" }, _mfa: { enabled: true } });
  },

  /** A bound form: it counts what is wrong on top, and its warnings stop nothing. */
  async bound({ type, tick, save, said }, server) {
    await save();
    await type("First name", "");
    await save();
    await said("First name", sentence(CLEARED));
    await type("First name", "John");
    await type("Phone", "0049 30 1234567");
    await save();
    await said("Phone", sentence(NO_PLUS));
    await type("Phone", "+493012345678");
    await tick("Two factors");
    await type("Minutes", "5");
    await save();
    await sends(server, { _phone: "+493012345678", _mfa: { enabled: false, expirationInMinutes: 5 } });
    await type("Phone", "");
    await type("Minutes", "30");
    await tick("Two factors");
    await server.answer(409, { code: "EMAIL_ALREADY_EXIST", message: "", details: {} });
    await type("Email", "jane@example.org");
    await save();
    await said("Email", sentence(TAKEN));
    await sends(server, { _email: "jane@example.org" });
    await server.answer(200, {});
  },

  /** One field of its own. */
  async field({ type, said }) {
    await type("Phone", "0049 30 1234567");
    await said("Phone", NO_PLUS);
    await type("Phone", "+493012345678");
    await said("Phone", "");
  },

  /** The form whose schema is the endpoint. */
  async short({ type, save, said }, server) {
    await save();
    await said("", NOTHING);
    await type("Last name", "Smith");
    await save();
    await said("", "");
    await said("First name", "must be given");
    await type("First name", "John");
    await save();
    await sends(server, { _name: { firstName: "John", lastName: "Smith" } });
  },

  /** The same where every input has to be filled in. */
  async filled({ type, save, said }, server) {
    await save();
    await said("First name", EMPTY);
    await said("Last name", EMPTY);
    await type("Last name", "Smith");
    await save();
    await said("First name", EMPTY);
    await type("First name", "John");
    await save();
    await sends(server, { _name: { firstName: "John", lastName: "Smith" } });
  },
};

/**
 * BioT's server with one user, who stays as he is: `answer` is to a change, `sent` what it was sent since the last time. Beside
 * that it serves the files of a folder.
 */
export async function biotServer({ folder = "." } = {}) {
  let answer = [200, {}];
  const sent = [];
  const files = sirv(folder, { dev: true });
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    if (!url.startsWith("/organization/")) return files(request, response);
    let body = "";
    for await (const part of request) body += part;
    const [status, said] = method === "GET" ? [200, user] : answer;
    if (method !== "GET") sent.push({ method, path: url, headers, body });
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(said));
  });
  await new Promise((listening) => server.listen(0, "localhost", listening));
  return {
    origin: `http://localhost:${server.address().port}`,
    answer: (...given) => (answer = given),
    async sent() {
      for (let tries = 0; sent.length === 0 && tries < 100; tries++) await setTimeout(50);
      return sent.splice(0);
    },
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}
