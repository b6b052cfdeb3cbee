// The demo page for everybody: by keyboard alone, by ear, in light and dark, on a narrow phone.

import assert from "node:assert/strict";
import { endpoints, slashid } from "../../pkg/generated/index.js";
import { SAMPLES } from "../../www/samples.js";
import { require } from "./site.js";
import * as $ from "./page.js";

const { onPage, BIOT, EQUALS, HANDLES, KRATOS, PERSON, PLAN, catalog, click, input } = $;
const { AxeBuilder } = require("@axe-core/playwright");

const ROLE = "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1";
const ALL = [...catalog.endpoints.map(({ id }) => id), PLAN];

/** What is typed into which input, by keyboard alone, and the draft that it makes of the sample's. */
const TYPED = {
  [KRATOS]: ["Last", "Roe", (draft) => [draft[0], { op: "replace", path: "/traits/name/last", value: "Roe" }, draft[1]]],
  [BIOT]: ["Last name", "Roe", (draft) => ({ ...draft, _name: { firstName: "John", lastName: "Roe" } })],
  [PERSON]: ["Role 2", `${ROLE}/viewer`, ({ active, roles }) => ({ active, roles: [roles[0], `${ROLE}/viewer`] })],
  [HANDLES]: ["Value", "+4930901821", ([{ type }]) => [{ type, value: "+4930901821" }]],
  "slashid.update_attributes": ["Seats", "6", () => ({ end_user_read_write: { plan: "platinum", seats: 6 } })],
  "slashid.set_roles": ["Role 2", `${ROLE}/viewer`, ({ roles }) => ({ roles: [roles[0], `${ROLE}/viewer`] })],
  [EQUALS]: ["Last name", "Jones", (draft) => ({ ...draft, lastName: "Jones" })],
};

const sent = (id) => ({ ...catalog.endpoints.find((row) => row.id === id).sample, ...SAMPLES[id].sent });

for (const [id, [label, text, edited]] of Object.entries(TYPED)) {
  onPage(`${id} is filled by keyboard alone to a right request`, {}, async (page) => {
    await $.tabTo(page, "Endpoint");
    const target = await page
      .locator("#endpoint option")
      .evaluateAll((options, id) => options.findIndex(({ value }) => value === id), id);
    for (let at = 0; at < target; at++) await page.keyboard.press("ArrowDown");
    await page.locator(`[data-shown="${id}"]`).waitFor();
    await $.tabTo(page, label);
    await $.retype(page, text);
    await $.tabTo(page, "Check the form");
    await page.keyboard.press("Enter");
    assert.ok(
      await page.locator("#request").evaluate((element) => element === document.activeElement),
      "a right form leads to its request",
    );
    const { params, headers } = sent(id);
    const { before, draft } = SAMPLES[id];
    const { request } = endpoints[id].build({ params, headers, draft: edited(draft) }, { before });
    assert.deepEqual({ ...(await $.request(page)), body: await $.body(page) }, { ...request, body: JSON.parse(request.body) });
    await $.tabTo(page, "Copy");
  });
}

onPage("a plan is filled by keyboard alone", { hash: PLAN }, async (page) => {
  await $.tabTo(page, "After: the same, edited");
  await $.retype(page, '{"result":{"active":false,"attributes":{"end_user_read_write":{"plan":"x","seats":3}}}}');
  const { params, headers } = sent(PERSON);
  const { before } = SAMPLES[PLAN];
  const after = { result: { active: false, attributes: { end_user_read_write: { plan: "x", seats: 3 } } } };
  const { requests } = slashid.plan({ params, headers, before, after });
  assert.ok(requests.length >= 2);
  assert.deepEqual(await $.requests(page), requests);
});

onPage("few Tab stops lead from the top to the request, also at the longest form", { hash: BIOT }, async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await $.focused(page), "To the request");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, `#${BIOT}`);
  const stops = await $.tabTo(page, "Copy");
  assert.ok(stops + 1 < 15, `${stops + 1} stops`);
});

onPage("the opening's button and the endpoint come early", {}, async (page) => {
  assert.ok((await $.tabTo(page, "Use the right patch")) < 15);
  assert.ok((await $.tabTo(page, "Endpoint")) < 5);
});

onPage("arrows choose in a switch, which is one Tab stop", { hash: EQUALS }, async (page) => {
  await $.tabTo(page, "Copy");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await $.focused(page), "Request");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await $.focused(page), "fetch");
  assert.match(await page.locator("#shown").textContent(), /^await fetch/);
});

onPage("a closed group opens where an issue leads into it", { hash: KRATOS }, async (page) => {
  await page.locator("#form summary", { hasText: "State, schema and metadata" }).click();
  await input(page, "State").selectOption("–");
  await page.locator("#form summary", { hasText: "State, schema and metadata" }).click();
  await page.locator("#findings").getByRole("button", { name: "State" }).click();
  assert.equal(await $.focused(page), "State");
  assert.ok(await input(page, "State").isVisible());
});

onPage("the state of the request is heard", { hash: BIOT }, async (page) => {
  assert.equal(await page.locator("#state").getAttribute("role"), "status");
  await input(page, "Last name").fill("");
  assert.match(await $.state(page), /^No request yet: 1 thing to put right/);
});

onPage("the theme is switched on the page alone", { colorScheme: "light" }, async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const theme = page.locator("[data-theme-switch] select");
  const light = await paper();
  await theme.selectOption("Dark");
  const dark = await paper();
  assert.notEqual(dark, light);
  await theme.selectOption("Light");
  assert.equal(await paper(), light);
  await theme.selectOption("System");
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await paper(), dark);
});

const openAll = (page) => page.locator("details").evaluateAll((all) => all.forEach((element) => (element.open = true)));

/** The states that a visitor meets at every endpoint, each from the one before. */
const STATES = [
  [
    "with everything open, as code",
    async (page) => {
      await openAll(page);
      await $.pick(page, "#formats", "curl");
    },
  ],
  [
    "with mistakes, new rows and a refusal",
    async (page) => {
      await click(page, "Typical mistakes");
      await openAll(page);
      for (const add of await page.locator("#form").getByRole("button", { name: /^Add / }).all()) await add.click();
      if (await page.locator("#response").isHidden()) return;
      await input(page, "A refusal to try").selectOption("0");
      await click(page, "Put it on the fields");
    },
  ],
];

const fillBefore = (text) => (page) => input(page, "What the server has, as JSON").fill(text);

/** Those that look the same at every endpoint. */
const COMMON = [
  ["with text that is no JSON", fillBefore("{")],
  ["without an answer before", fillBefore("")],
];

/** What axe finds; in the dark it looks for contrast alone, for nothing else is other than in the light. */
async function faults(page, colorScheme) {
  const axe = new AxeBuilder({ page });
  const { violations, passes } = await (colorScheme === "dark" ? axe.withRules(["color-contrast"]) : axe).analyze();
  assert.ok(
    passes.some(({ id }) => id === "color-contrast"),
    "contrast was measured",
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

for (const id of ALL) {
  for (const colorScheme of ["light", "dark"]) {
    onPage(`${id} has no fault that axe finds, ${colorScheme}`, { hash: id, colorScheme }, async (page) => {
      const states = [...STATES, ...(id === BIOT ? COMMON : [])];
      for (const [name, reach] of states) {
        await reach(page);
        assert.deepEqual(await faults(page, colorScheme), [], name);
      }
    });
  }

  onPage(`${id} fits a phone 320 pixels wide`, { hash: id, viewport: { width: 320, height: 640 } }, async (page) => {
    for (const [name, reach] of [...STATES, ...COMMON]) {
      await reach(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, name);
    }
  });
}

for (const colorScheme of ["light", "dark"]) {
  onPage(`the opening has no fault that axe finds, ${colorScheme}`, { colorScheme }, async (page) => {
    assert.deepEqual(await faults(page, colorScheme), []);
    await click(page, "Use the right patch");
    assert.deepEqual(await faults(page, colorScheme), []);
    await page.evaluate(() => (location.hash = "nonsense"));
    await page.locator("#fault").waitFor();
    assert.deepEqual(await faults(page, colorScheme), []);
  });
}

onPage(
  "the opening fits a phone, where a button leads to the request once the form is in sight",
  { viewport: { width: 320, height: 640 } },
  async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.locator("#jump").waitFor({ state: "hidden" });
    await page.locator("#form").scrollIntoViewIfNeeded();
    await page.locator("#jump").click();
    assert.ok(await page.locator("#request").evaluate((element) => element === document.activeElement));
    await page.locator("#jump").waitFor({ state: "hidden" });
  },
);
