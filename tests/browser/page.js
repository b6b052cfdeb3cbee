// What the tests of the page share: a page that stays quiet, and what stands on it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { start } from "./site.js";

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));

export const catalog = read("pkg/generated/catalog.json");
export const opening = read("tests/kratos/opening.json");

export const KRATOS = "kratos.patch_identity";
export const BIOT = "biot.update_organization_user";
export const PERSON = "slashid.update_person";
export const HANDLES = "slashid.add_handles";
export const EQUALS = "equals_money.update_person";
export const PLAN = "slashid.plan";

export let site;
before(async () => (site = await start()));
after(() => site.close());

/** A test on a page of its own, which stays quiet: nothing in the console, no other origin, no policy violated. */
export const onPage = (name, options, run) =>
  test(name, async () => {
    const page = await site.visit(options.hash, { reducedMotion: "reduce", ...options });
    await run(page);
    await page.context().close();
    assert.deepEqual(page.noise, []);
  });

/** The requests that stand on the page, as they would be sent. */
export const requests = (page) =>
  page.locator("#shown .one").evaluateAll((shown) =>
    shown.map((one) => {
      const [line, ...headers] = [...one.querySelectorAll(".head-lines .line")].map(({ textContent }) => textContent);
      const [method, path] = line.split(" ");
      return {
        method,
        path,
        headers: Object.fromEntries(headers.map((header) => header.split(": "))),
        body: one.querySelector(".json").textContent,
      };
    }),
  );

export const request = async (page) => (await requests(page))[0];

export const body = async (page) => JSON.parse((await request(page)).body);

/** JSON on the page, without what is shown as gone. */
export const json = (locator) =>
  locator.evaluate((shown) => {
    const copy = shown.cloneNode(true);
    for (const gone of copy.querySelectorAll("del")) gone.remove();
    return JSON.parse(copy.textContent.replaceAll(/,(?=[}\]])/g, ""));
  });

export const input = (page, name) => page.getByLabel(name, { exact: true });
export const click = (page, name) => page.getByRole("button", { name, exact: true }).click();
export const state = (page) => page.locator("#state").textContent();
export const findings = (page) => page.locator("#findings li").allTextContents();

/** What a screen reader reads after the input's name and role. */
export const description = (locator) =>
  locator.evaluate((element) => {
    const ids = (element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
    return ids.map((id) => document.getElementById(id).textContent).join(" ");
  });

/** The name of what has the focus; all the text of the page, where nothing has it. */
export const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return element.getAttribute("aria-label") ?? (element.labels?.[0] ?? element).textContent.trim();
  });

/** Tab by Tab to the control of this name: how many it took. */
export async function tabTo(page, name) {
  const stops = await page.locator("a, button, input, select, textarea, summary, [tabindex]").count();
  for (let stop = 1; stop <= stops; stop++) {
    await page.keyboard.press("Tab");
    if ((await focused(page)) === name) return stop;
  }
  return assert.fail(`Tab never comes to ${name}`);
}

/** Types in place of what the focused control holds. */
export async function retype(page, text) {
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

/** Chooses in one of the page's switches. */
export const pick = (page, group, name) => page.locator(group).getByRole("radio", { name, exact: true }).check();
