// A form of 200 inputs in Chromium: what a keystroke takes where `identity-patch/form` checks it, beside the least that a
// page may do at each, reading the form and writing it as JSON. Two forms of one page, key by key in turns.

import assert from "node:assert/strict";
import { launch, serve } from "../../tests/browser/site.js";
import { median, ROUNDS, time, write } from "../lib/driver.mjs";
import { entry, MODULES, ours } from "../lib/place.mjs";
import { OURS } from "../report/results.mjs";

export const PLAIN = "FormData and JSON alone";

const INPUTS = 200;
const ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

/** A sample is the median of so many keystrokes. */
const KEYSTROKES = 40;
const WARM_KEYSTROKES = 200;

/** Where the keys go, and what they write: `nth` counts them. */
const CASES = {
  "keystroke, 200 inputs, valid": (nth) => ({ name: `attribute_${nth % 150}`, value: `text ${nth % 7}` }),
  "keystroke, 200 inputs, one refused and with a suggestion": (nth) => ({ name: "_phone", value: `+1 (202) 555-01${10 + (nth % 90)}` }),
};

export async function run() {
  const { page, close } = await open();
  try {
    const results = {};
    for (const [name, key] of Object.entries(CASES)) {
      const sample = (first, count) => page.evaluate(`typeKeys(${JSON.stringify(Array.from({ length: count }, (_, at) => key(first + at)))})`);
      await sample(0, WARM_KEYSTROKES);
      results[name] = { [OURS]: { nanoseconds: [] }, [PLAIN]: { nanoseconds: [] } };
      for (let round = 0; round < ROUNDS; round++) {
        const { bound, plain } = await sample(round * KEYSTROKES, KEYSTROKES);
        results[name][OURS].nanoseconds.push(1e6 * median(bound));
        results[name][PLAIN].nanoseconds.push(1e6 * median(plain));
      }
      const figures = Object.entries(results[name]).map(([of, { nanoseconds }]) => `${of} ${time(median(nanoseconds))}`);
      console.log(`  ${name}: ${figures.join(", ")}`);
    }
    write("form", results);
  } finally {
    await close();
  }
}

/** Types one key for each case: whether the form then sends what it should, and says what it should. */
export async function smoke() {
  const { page, before, close } = await open();
  try {
    const body = async () => JSON.parse((await page.evaluate("bound.request()")).request?.body ?? "null");
    assert.equal(await page.evaluate(() => document.forms[0].elements.length), INPUTS);
    const { value } = CASES[Object.keys(CASES)[0]](0);
    assert.notEqual(value, before.attribute_0);
    await page.evaluate(`typeKeys(${JSON.stringify([{ name: "attribute_0", value }])})`);
    assert.deepEqual(await body(), { attribute_0: value });
    await page.evaluate(`typeKeys(${JSON.stringify([{ name: "_phone", value: "+1 (202) 555-0123" }])})`);
    assert.equal(await body(), null);
    assert.equal(await page.locator(".identity-patch-error").count(), 1);
    assert.equal(await page.locator(".identity-patch-suggestion").count(), 1);
  } finally {
    await close();
  }
}

/** The page with its two forms: `bound` is what `bindForm` returns. */
async function open() {
  const site = await serve(MODULES, page);
  const browser = await launch();
  const close = async () => {
    await browser.close();
    await site.close();
  };
  try {
    const tab = await browser.newPage();
    await tab.goto(site.origin);
    const before = document();
    const values = (await ours("biot")).biot.updateOrganizationUser.toForm(before);
    assert.equal(Object.keys(values).length, INPUTS);
    const [form, biot] = ["form", "biot"].map((part) => entry(part).file.slice(MODULES.length));
    await tab.evaluate(prepare, { form, biot, before, values, id: ID });
    return { page: tab, before, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** An empty page that is isolated, so that its clock counts in steps of 5 µs. */
function page(request, response, next) {
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
  if (request.url !== "/") return next();
  response.setHeader("Content-Type", "text/html");
  response.end("<!doctype html><title>form</title>");
}

/** A user with BioT's own members, and custom attributes for the rest of the inputs. */
function document() {
  const before = {
    _name: { firstName: "John", lastName: "Smith" },
    _dateOfBirth: "2007-12-20",
    _description: "Lorem ipsum",
    _email: "john@example.com",
    _phone: "+12025550123",
    _gender: "FEMALE",
    _locale: "en-us",
    _employeeId: "e1",
    _mfa: { enabled: true, expirationInMinutes: 5 },
    _address: { address1: "11 Main St.", address2: "Entry B", city: "Boston", countryCode: "US", state: "Massachusetts", zipCode: "02101" },
    _ownerOrganization: { id: ID },
  };
  const own = Object.values(before).flatMap((value) => (typeof value === "object" ? Object.values(value) : [value])).length;
  for (let nth = 0; nth < INPUTS - own; nth++) before[`attribute_${nth}`] = `some text of attribute ${nth}`;
  return before;
}

/** In the page: makes the forms, binds one, and gives the page `typeKeys`. */
async function prepare({ form, biot: entry, before, values, id }) {
  if (!globalThis.crossOriginIsolated) throw new Error("the page's clock is too coarse");
  const [{ bindForm }, { biot }] = await Promise.all([import(form), import(entry)]);
  const [first, second] = [0, 1].map(() => {
    const made = document.createElement("form");
    for (const [name, value] of Object.entries(values)) {
      const input = document.createElement("input");
      Object.assign(input, { name, type: typeof value === "boolean" ? "checkbox" : "text" });
      const label = document.createElement("label");
      label.append(name, " ", input);
      made.append(label);
      if (typeof value === "boolean") input.checked = value;
      else input.value = value;
    }
    document.body.append(made);
    return made;
  });
  globalThis.bound = bindForm(first, biot.updateOrganizationUser, { before, params: { id } });
  second.addEventListener("input", () => (globalThis.text = JSON.stringify([...new FormData(second)])));
  for (const input of first.elements) input.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));

  /** Types a key into each form in turns: the milliseconds of each, until nothing that it set off is left to run. */
  globalThis.typeKeys = async (keys) => {
    const taken = { bound: [], plain: [] };
    for (const [nth, { name, value }] of keys.entries()) {
      const turns = [[taken.bound, first], [taken.plain, second]];
      for (const [milliseconds, form] of nth % 2 === 0 ? turns : turns.reverse()) {
        const input = form.elements[name];
        const start = performance.now();
        input.value = value;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await undefined;
        milliseconds.push(performance.now() - start);
      }
    }
    return taken;
  };
}
