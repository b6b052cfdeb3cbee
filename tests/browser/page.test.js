// The demo page, as it is used: what it opens on, every endpoint, links, answers, rows, copies.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { endpoints, slashid } from "../../pkg/generated/index.js";
import { SAMPLES } from "../../www/samples.js";
import * as $ from "./page.js";

const { onPage, BIOT, EQUALS, HANDLES, KRATOS, PERSON, PLAN, catalog, click, input } = $;

const ROLE = "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1";

/** What an endpoint is sent to, on the page as it opens. */
const sent = (id) => ({ ...catalog.endpoints.find((row) => row.id === id).sample, ...SAMPLES[id].sent });

/** The request of an endpoint, as the package makes it under Node. */
function built(id, draft) {
  const { params, headers } = sent(id);
  const { request } = endpoints[id].build({ params, headers, draft }, { before: SAMPLES[id].before });
  return request;
}

const choose = async (page, id) => {
  await page.locator("#endpoint").selectOption(id);
  await page.locator(`[data-shown="${id}"]`).waitFor();
};

onPage(
  "it opens on an edit that a real Kratos took and that loses data, with the right patch one click away",
  {},
  async (page) => {
    const { before, patch, after, release, status } = $.opening;
    const box = (name) => page.locator(`.box.${name} .json`);
    const shown = await $.json(box("before"));
    assert.deepEqual({ ...before, ...shown }, before);
    assert.deepEqual(await $.json(box("operation")), patch);
    assert.deepEqual(await $.json(box("result")), { ...shown, traits: after.traits });
    assert.match(
      await page.locator(".box.result .note").textContent(),
      new RegExp(`${status} OK.*${release.replaceAll(".", "\\.")}`),
    );
    const { message, code } = endpoints[KRATOS].check(patch, { before }).issues[0];
    const refusal = await page.locator(".verdict .issue").textContent();
    assert.ok(refusal.toLowerCase().includes(message) && refusal.includes(code), refusal);

    await click(page, "Use the right patch");
    assert.equal(await $.focused(page), "Show the mistake again");
    const edited = { ...shown, traits: { ...shown.traits, email: patch[0].value } };
    assert.deepEqual(await $.json(box("operation")), [{ ...patch[0], path: "/traits/email" }]);
    assert.deepEqual(await $.json(box("result")), edited);
    const { request } = endpoints[KRATOS].build({
      params: { id: before.id },
      draft: endpoints[KRATOS].diff(shown, edited).draft,
    });
    assert.equal(await page.locator(".verdict .http").textContent(), `${request.method} ${request.path}\n${request.body}`);
    await click(page, "Show the mistake again");
    assert.deepEqual(await $.json(box("operation")), patch);
    await click(page, "Use the right patch");
    await click(page, "Edit it yourself");
    assert.equal(await $.focused(page), "Try it on any endpoint");
  },
);

onPage("every endpoint can be chosen, and begins with a right edit, its request and its preview", {}, async (page) => {
  for (const { id } of catalog.endpoints) {
    await choose(page, id);
    assert.equal(new URL(page.url()).hash, `#${id}`);
    const { draft, before } = SAMPLES[id];
    assert.deepEqual(await $.request(page), built(id, draft), id);
    assert.deepEqual(await $.json(page.locator("#preview .json")), endpoints[id].apply(before, draft).value, id);
    assert.match(await $.state(page), /^Ready: \d+ bytes/);
  }
});

onPage("typical mistakes are found and shown, whichever way one edits", {}, async (page) => {
  for (const { id } of catalog.endpoints) {
    await choose(page, id);
    await click(page, "Typical mistakes");
    assert.match(await $.state(page), /^No request yet: \d+ things? to put right\.$/, id);
    assert.ok((await page.locator("#form [aria-invalid=true]").count()) > 0, id);
    assert.ok(await page.locator("#shown").isHidden());
    for (const mode of ["JSON", id === KRATOS ? "Operations" : "By hand"]) {
      await $.pick(page, "#modes", mode);
      assert.match(await $.state(page), /^Ready/, `${id} ${mode}`);
      if (mode === "JSON") continue;
      await click(page, "Typical mistakes");
      const { issues } = endpoints[id].check(SAMPLES[id].wrong, { before: SAMPLES[id].before });
      assert.equal(await $.state(page), `No request yet: ${issues.length} thing${issues.length > 1 ? "s" : ""} to put right.`);
      for (const [at, { message, code }] of issues.entries()) {
        const text = (await $.findings(page))[at];
        assert.ok(text.includes(message.replace(/ at byte.*/, "")) && text.includes(code), `${text} ${message}`);
      }
    }
  }
});

onPage("a person is edited by a plan of several requests, in their order", { hash: PLAN }, async (page) => {
  const { before, after } = SAMPLES[PLAN];
  const { params, headers } = sent(PERSON);
  const plan = slashid.plan({ params, headers, before, after: after(before) });
  assert.equal(plan.requests.length, 3);
  assert.deepEqual(await $.requests(page), plan.requests);
  assert.deepEqual(await $.json(page.locator("#preview .json")), after(before));
  await click(page, "Typical mistakes");
  assert.match(await $.state(page), /^No request yet/);
});

onPage("what changes is marked, in the request and in the preview", { hash: BIOT }, async (page) => {
  const marked = (place) => page.locator(`${place} ins`).allTextContents();
  const changes = ['"lastName":"Doe"', '"_phone":"+4930901820",', '"seats":4'];
  assert.deepEqual(await marked("#shown"), changes);
  assert.deepEqual(
    (await marked("#preview")).map((text) => text.replace(/,$/, "")),
    changes.map((text) => text.replace(/,$/, "")),
  );
});

onPage("without the answer before, the form says all that is sent", { hash: BIOT }, async (page) => {
  await page.locator("#before summary").click();
  await input(page, "What the server has, as JSON").fill("");
  assert.match(await $.state(page), /^Nothing is edited yet/);
  await page.locator("summary", { hasText: "_name" }).click();
  await input(page, "First name").fill("Ada");
  assert.deepEqual(await $.findings(page), ["Last name: must be given required"]);
  await input(page, "Last name").fill("Lovelace");
  assert.deepEqual(await $.body(page), { _name: { firstName: "Ada", lastName: "Lovelace" } });
  assert.match(await page.locator("#preview-note").textContent(), /^Paste what the server has/);
});

onPage("an answer that is pasted is what the form edits", { hash: BIOT }, async (page) => {
  await page.locator("#before summary").click();
  await input(page, "What the server has, as JSON").fill(
    '{"_id":"x","_name":{"firstName":"Ada","lastName":"King"},"badge":9007199254740993,"on":true}',
  );
  assert.match(await $.state(page), /^Nothing is edited yet/);
  assert.equal(await input(page, "Last name").inputValue(), "King");
  await input(page, "Last name").fill("Lovelace");
  await input(page, "Badge").fill("9007199254740995");
  await input(page, "On").selectOption("No");
  assert.equal(
    (await $.request(page)).body,
    '{"_name":{"firstName":"Ada","lastName":"Lovelace"},"badge":9007199254740995,"on":false}',
  );
  assert.match(await page.locator("#preview").textContent(), /9007199254740995/);
});

onPage("what is no JSON is one issue, with its line and column", { hash: KRATOS }, async (page) => {
  await page.locator("#before summary").click();
  const text = await input(page, "What the server has, as JSON").inputValue();
  await input(page, "What the server has, as JSON").fill('{"traits": {\n  "ü": 1,\n  "b" 2 }}');
  const said = "This is not JSON: a colon is expected in line 3, column 7.";
  assert.equal(await page.locator("#before-fault").textContent(), said);
  assert.deepEqual(await $.findings(page), [`Before: ${said} json_syntax`]);
  await input(page, "What the server has, as JSON").fill(text);
  for (const [mode, label] of [
    ["JSON", "After: the same, edited"],
    ["Operations", "The body of the request"],
  ]) {
    await $.pick(page, "#modes", mode);
    await input(page, label).fill('[{"op": "add" "path": 1}]');
    assert.deepEqual(await $.findings(page), ["This is not JSON: a comma or } is expected in line 1, column 15. json_syntax"]);
    assert.equal(await $.description(input(page, label)), "This is not JSON: a comma or } is expected in line 1, column 15.");
    assert.match(await $.state(page), /: 1 thing /);
  }
});

onPage("an issue of text leads to its line", { hash: KRATOS }, async (page) => {
  await $.pick(page, "#modes", "Operations");
  const text = '[\n  {"op": "remove", "path": "/traits/name"},\n  {"op": "test", "path": "/state"}\n]';
  await input(page, "The body of the request").fill(text);
  await page.getByRole("button", { name: "no. 2, op, line 3" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.selectionStart), text.indexOf('"test"'));
});

onPage("members that no draft may have are not offered, those of an option are with it", { hash: EQUALS }, async (page) => {
  assert.equal(await page.locator("#form [name=locale], #form [name='nationalities[]']").count(), 0);
  await page.locator("summary", { hasText: "Options" }).click();
  await input(page, "Revision of the document").selectOption("current");
  assert.equal(await page.locator("#form [name=locale]").count(), 1);
  await input(page, "Language and region").fill("en-GB");
  assert.equal((await $.body(page)).locale, "en-GB");
  assert.equal((await $.body(page)).lastName, "Smith", "what was edited before the option stays");
});

onPage("options are those of the endpoint, and one that is none says so", { hash: BIOT }, async (page) => {
  await page.locator("summary", { hasText: "Options" }).click();
  await input(page, "Version of the platform").fill("two");
  assert.equal(await input(page, "Version of the platform").getAttribute("aria-invalid"), "true");
  assert.match(await $.description(input(page, "Version of the platform")), /version/);
  await input(page, "Version of the platform").fill("2.4.1");
  assert.equal(await input(page, "Version of the platform").getAttribute("aria-invalid"), null);
  await input(page, "Phone").fill("+4402079460958");
  assert.match(await $.state(page), /with 1 warning\.$/);
  await input(page, "Warnings are errors").check();
  assert.match(await $.state(page), /^No request yet: 1 thing/);
});

onPage("the address and the headers have their messages in plain words", { hash: PERSON }, async (page) => {
  const id = input(page, "Person’s ID");
  await id.fill("");
  assert.equal(await id.getAttribute("aria-invalid"), "true");
  const { params, headers } = sent(PERSON);
  const { issues } = endpoints[PERSON].build({ params: { person_id: "" }, headers, draft: SAMPLES[PERSON].draft });
  assert.ok((await $.description(id)).toLowerCase().startsWith(issues[0].message), await $.description(id));
  assert.doesNotMatch(await $.description(id), /segment|\bnot \. /);
  await page.getByRole("button", { name: "Person’s ID" }).click();
  assert.ok(await id.evaluate((element) => element === document.activeElement));
  await id.fill(params.person_id);
  await input(page, "Organization’s ID").fill("");
  assert.match(await $.state(page), /: 1 thing /);
});

onPage("a list can be added to, taken from, and emptied", { hash: PERSON }, async (page) => {
  await click(page, "Add a role");
  assert.equal(await $.focused(page), "Role 3");
  await page.keyboard.type(`${ROLE}/viewer`);
  assert.deepEqual((await $.body(page)).roles, [`${ROLE}/admin`, `${ROLE}/editor`, `${ROLE}/viewer`]);
  await click(page, "Remove role 1");
  assert.equal(await $.focused(page), "Remove role 1");
  assert.deepEqual((await $.body(page)).roles, [`${ROLE}/editor`, `${ROLE}/viewer`]);
  await click(page, "Remove role 2");
  await click(page, "Remove role 1");
  assert.equal(await $.focused(page), "Add a role");
  assert.deepEqual((await $.body(page)).roles, []);
});

onPage("handles are rows of a type and a value", { hash: HANDLES }, async (page) => {
  await click(page, "Add a handle");
  await input(page, "Type").nth(1).selectOption("username");
  await input(page, "Value").nth(1).fill("jd");
  const [first] = SAMPLES[HANDLES].draft;
  assert.deepEqual(await $.body(page), [first, { type: "username", value: "jd" }]);
  await click(page, "Remove handle 1");
  assert.deepEqual(await $.body(page), [{ type: "username", value: "jd" }]);
});

onPage("a custom attribute has a name, which its value follows", { hash: BIOT }, async (page) => {
  await click(page, "Add a custom attribute");
  await input(page, "Name").fill("shoe.size");
  assert.match(await $.description(input(page, "Name")), /no dots/);
  await input(page, "Name").fill("shoe_size");
  await input(page, "Value").fill('{"eu": 42.5}');
  assert.deepEqual((await $.body(page)).shoe_size, { eu: 42.5 });
  await click(page, "Remove custom attribute 1");
  assert.ok(!("shoe_size" in (await $.body(page))));
});

onPage("an attribute goes into its bucket", { hash: "slashid.update_attributes" }, async (page) => {
  await input(page, "Where the new attribute goes").selectOption("end_user_no_access");
  await click(page, "Add an attribute");
  await input(page, "Name").fill("risk.level");
  await input(page, "Value").fill("low");
  assert.deepEqual((await $.body(page)).end_user_no_access, { "risk.level": "low" });
});

onPage("traits are added, emptied and removed as rows", { hash: KRATOS }, async (page) => {
  await click(page, "Add a trait");
  await input(page, "Name").last().fill("nick");
  await input(page, "Value").fill("jd");
  await click(page, "Remove tag 1");
  const { before } = SAMPLES[KRATOS];
  const traits = { ...before.traits, email: "jane@new.example", tags: ["berlin", "oncall"], nick: "jd" };
  assert.deepEqual((await $.json(page.locator("#preview .json"))).traits, traits);
});

onPage("a suggestion is offered, never taken by itself", { hash: BIOT }, async (page) => {
  const phone = input(page, "Phone");
  await phone.fill("0049 (30) 901820");
  await phone.blur();
  assert.equal(await phone.inputValue(), "0049 (30) 901820");
  await click(page, "Use +4930901820");
  assert.equal(await phone.inputValue(), "+4930901820");
  assert.equal((await $.body(page))._phone, "+4930901820");
});

onPage("a refusal of the server is put on the fields that it is about", {}, async (page) => {
  for (const { id } of catalog.endpoints) {
    await choose(page, id);
    await page.locator("#response > summary").click();
    const { refusals, draft } = SAMPLES[id];
    for (const [at, { status, body }] of refusals.entries()) {
      await input(page, "A refusal to try").selectOption(String(at));
      await click(page, "Put it on the fields");
      const issues = endpoints[id].fromResponse(status, body, { draft });
      const said = await page.locator("#response-findings li").allTextContents();
      assert.equal(said.length, issues.length);
      for (const [at, { message, code }] of issues.entries()) {
        assert.ok(said[at].toLowerCase().includes(message) && said[at].includes(code), `${said[at]} ${message}`);
      }
    }
    await page.locator("#response > summary").click();
  }
});

onPage("the field of a refusal has its message, until it is edited", { hash: BIOT }, async (page) => {
  await page.locator("#response > summary").click();
  await input(page, "A refusal to try").selectOption("0");
  await click(page, "Put it on the fields");
  const email = input(page, "E-mail");
  assert.equal(await email.getAttribute("aria-invalid"), "true");
  assert.match(await $.description(email), /another user/);
  assert.ok(await email.evaluate((element) => element === document.activeElement));
  await email.fill("john@example.org");
  assert.doesNotMatch(await $.description(email), /another user/);
  await input(page, "Status").fill("");
  await click(page, "Put it on the fields");
  assert.match(await page.locator("#response-said").textContent(), /^Type the status first/);
  await input(page, "Status").fill("200");
  await input(page, "Body, as JSON").fill("");
  await click(page, "Put it on the fields");
  assert.match(await page.locator("#response-said").textContent(), /^The server took it/);
});

const CLIPBOARD = ["clipboard-read", "clipboard-write"];
const clipboard = async (page) => (await page.evaluate(() => navigator.clipboard.readText())).replaceAll("\r", "");

const copied = async (page, format) => {
  await $.pick(page, "#formats", format);
  await click(page, "Copy");
  await page.locator("#copied", { hasText: "Copied." }).waitFor();
  return clipboard(page);
};

/** The request that a code for `fetch` would send. */
async function fetched(code) {
  const seen = [];
  await new Function("fetch", `return (async () => { ${code} })()`)((url, init) => seen.push({ url, ...init }));
  return seen;
}

/** The arguments that a shell gives to curl. */
const curled = (code) =>
  execFileSync("sh", ["-c", `curl() { printf '%s\\0' "$@"; printf '\\0'; }\n${code}`], { encoding: "utf8" })
    .split("\0\0")
    .filter(Boolean)
    .map((call) => call.split("\0"));

/** What a copied snippet prints, with the package of this working copy. */
function ran(code) {
  const [, entry] = /from "identity-patch\/([a-z-]+)"/.exec(code);
  const file = new URL(`../../pkg/generated/${entry}.js`, import.meta.url).href;
  const own = code.replace(`"identity-patch/${entry}"`, JSON.stringify(file)).replaceAll("console.log(", "print(");
  const print = "const print = (value) => process.stdout.write(JSON.stringify(value));\n";
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", print + own], { encoding: "utf8" }));
}

onPage("every way to copy says the same request, and none a credential", { permissions: CLIPBOARD }, async (page) => {
  for (const id of [...catalog.endpoints.map(({ id }) => id), PLAN]) {
    await choose(page, id);
    const modes = id === PLAN ? [undefined] : ["Form", "JSON", id === KRATOS ? "Operations" : "By hand"];
    for (const mode of modes) {
      if (mode) await $.pick(page, "#modes", mode);
      await $.pick(page, "#formats", "Request");
      const requests = await $.requests(page);
      assert.ok(requests.length > 0, id);
      const http = requests.map(({ method, path, headers, body }) =>
        [`${method} ${path}`, ...Object.entries(headers).map((pair) => pair.join(": ")), "", body].join("\n"),
      );
      assert.equal(await copied(page, "Request"), http.join("\n\n"));
      assert.equal(await copied(page, "JSON"), requests.map(({ body }) => body).join("\n"));
      const code = await copied(page, "Code");
      assert.deepEqual(ran(code), id === PLAN ? requests : requests[0], `${id} ${mode}`);
      const asFetch = await copied(page, "fetch");
      const curl = await copied(page, "curl");
      for (const [at, { method, path, headers, body }] of requests.entries()) {
        const { url, ...init } = (await fetched(asFetch))[at];
        assert.deepEqual(init, { method, headers, body });
        assert.ok(url.startsWith("https://") && url.endsWith(path), url);
        const given = Object.entries(headers).flatMap((pair) => ["--header", pair.join(": ")]);
        assert.deepEqual(curled(curl)[at], ["--request", method, url, ...given, "--data-raw", body]);
      }
      for (const text of [asFetch, curl]) assert.match(text, /Add your credential here/);
    }
  }
});

const QUOTES = `it's "quoted" $HOME \`date\` \\ ü`;

onPage(
  "texts with quotes go through a shell and a program as they are",
  { hash: EQUALS, permissions: CLIPBOARD },
  async (page) => {
    await input(page, "Last name").fill(QUOTES);
    const { body } = await $.request(page);
    assert.equal(JSON.parse(body).lastName, QUOTES);
    assert.equal(curled(await copied(page, "curl"))[0].at(-1), body);
    assert.equal((await fetched(await copied(page, "fetch")))[0].body, body);
    assert.equal(ran(await copied(page, "Code")).body, body);
  },
);

/** What the page holds, to be compared after a link was opened. */
const whole = async (page) => ({
  endpoint: await page.locator("#endpoint").inputValue(),
  before: await page.locator("#before-text").inputValue(),
  text: (await page.locator("#text").isVisible()) && (await page.locator("#text").inputValue()),
  controls: await page
    .locator("#form :is(input, select, textarea):not([type=hidden])")
    .evaluateAll((all) => all.filter(({ name }) => name).map(({ name, value }) => [name, value])),
  params: await page.locator("#params input").evaluateAll((all) => all.map(({ value }) => value)),
  strict: await page.locator("#option-strict").isChecked(),
  state: await $.state(page),
  shown: await $.requests(page),
});

const EDITS = [
  [
    BIOT,
    async (page) => {
      await click(page, "Add a custom attribute");
      await input(page, "Name").fill("größe");
      await input(page, "Value").fill("42 “eu”");
      await input(page, "Phone").fill("0049 30 901820");
    },
  ],
  [
    PERSON,
    async (page) => {
      await click(page, "Remove role 1");
      await click(page, "Add a role");
      await page.keyboard.type(`${ROLE}/viewer`);
      await input(page, "Person’s ID").fill("another-id");
    },
  ],
  [
    PERSON,
    async (page) => {
      await click(page, "Remove role 1");
      await click(page, "Remove role 1");
    },
  ],
  [
    HANDLES,
    async (page) => {
      await click(page, "Add a handle");
      await input(page, "Type").nth(1).selectOption("username");
      await input(page, "Value").nth(1).fill("jd");
    },
  ],
  [
    KRATOS,
    async (page) => {
      await input(page, "Newsletter").selectOption("No");
      await click(page, "Remove tag 2");
      await click(page, "Add a trait");
      await input(page, "Name").last().fill("nick");
      await input(page, "Value").fill("jd");
    },
  ],
  [
    KRATOS,
    async (page) => {
      await $.pick(page, "#modes", "Operations");
      await click(page, "Typical mistakes");
    },
  ],
  [
    EQUALS,
    async (page) => {
      await page.locator("summary", { hasText: "Options" }).click();
      await input(page, "Warnings are errors").check();
      await $.pick(page, "#modes", "JSON");
      await input(page, "After: the same, edited").fill('{"lastName": "Smith 😀"');
    },
  ],
  [PLAN, async () => {}],
];

for (const [at, [id, edit]] of EDITS.entries()) {
  onPage(`a link carries the state of ${id}, no. ${at + 1}`, { hash: id, permissions: CLIPBOARD }, async (page) => {
    await edit(page);
    assert.equal(new URL(page.url()).hash, `#${id}`, "what is typed is not in the address before it is asked for");
    await click(page, "Copy link");
    await page.locator("#linked", { hasText: "Copied." }).waitFor();
    const link = await clipboard(page);
    assert.equal(link, page.url());
    const opened = await $.site.visit(new URL(link).hash.slice(1));
    assert.deepEqual(await whole(opened), await whole(page));
    assert.ok(await opened.locator("#fault").isHidden());
    await opened.context().close();
    assert.deepEqual(opened.noise, []);
  });
}

const state = (change) => {
  const whole = {
    endpoint: BIOT,
    mode: "form",
    before: "{}",
    text: "",
    values: {},
    params: {},
    headers: {},
    options: {},
    ...change,
  };
  return `state=${Buffer.from(JSON.stringify(whole)).toString("base64url")}`;
};

const BAD = [
  ["an endpoint that there is not", "biot.update_device"],
  ["a name of the language itself", "__proto__"],
  ["nothing of a state", "state="],
  ["no base64", "state=%%%"],
  ["no JSON", `state=${Buffer.from("{").toString("base64url")}`],
  ["half of a link", state({}).slice(0, 60)],
  ["a list", `state=${Buffer.from("[1]").toString("base64url")}`],
  ["an endpoint's name in a state", state({ endpoint: "x" })],
  ["a mode that there is not", state({ mode: "x" })],
  ["a number for a text", state({ before: 1 })],
  ["a member too many", state({ more: "" })],
  ["values that are none", state({ values: { a: { b: 1 } } })],
];

for (const [name, hash] of BAD) {
  onPage(`a bad address says so and shows the opening: ${name}`, { hash }, async (page) => {
    assert.match(await page.locator("#fault").textContent(), /^The (address|link) .* This is the beginning instead\.$/);
    assert.ok(await page.locator("#fault").isVisible());
    assert.ok(await page.locator(".boxes").isVisible());
    assert.equal(await page.locator("#endpoint").inputValue(), KRATOS);
    assert.match(await $.state(page), /^Ready/);
  });
}

onPage(
  "a state that stands in no answer is opened as far as it goes",
  { hash: state({ options: { biotPlatform: "x", nothing: "y" }, values: { constructor: "a", _phone: "+4930901820" } }) },
  async (page) => {
    assert.ok(await page.locator("#fault").isHidden());
    assert.equal(await input(page, "Phone").inputValue(), "+4930901820");
  },
);

onPage("back leads to the endpoint before", { hash: PERSON }, async (page) => {
  await choose(page, BIOT);
  await page.goBack();
  await page.locator(`[data-shown="${PERSON}"]`).waitFor();
  assert.equal(await page.locator("#endpoint").inputValue(), PERSON);
});

onPage("typing sends nothing and stores nothing", { hash: BIOT }, async (page) => {
  await page.waitForLoadState("networkidle");
  const opened = page.requests.length;
  await input(page, "Employee ID").fill("secret");
  await page.locator("[data-theme-switch] select").selectOption("Dark");
  await choose(page, PERSON);
  await click(page, "Copy link");
  // The browser fetches the icon again when it likes.
  const later = page.requests.slice(opened).filter(({ url }) => !url.endsWith("/icon.svg"));
  assert.deepEqual(later, [], "all is there once the page is");
  for (const { method, url, data } of page.requests) {
    assert.deepEqual({ method, data, search: new URL(url).search }, { method: "GET", data: null, search: "" }, url);
    assert.match(new URL(url).pathname, /^\/some\/path\/[\w./-]*$/);
  }
  const stored = () => ({ local: localStorage.length, session: sessionStorage.length, cookie: document.cookie });
  assert.deepEqual(await page.evaluate(stored), { local: 0, session: 0, cookie: "" });
});

onPage("a paste of one megabyte leaves a page that answers", { hash: BIOT }, async (page) => {
  const text = "ü".repeat(1_000_000);
  const paste = (locator, text) =>
    locator.evaluate((element, text) => {
      element.value = text;
      element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }, text);
  await paste(input(page, "Description"), text);
  assert.match(await $.state(page), /^No request yet: 1 thing/);
  await paste(input(page, "Employee ID"), text);
  await input(page, "Description").fill("short");
  assert.match(await $.state(page), /^Ready: 2,000,\d+ bytes/);
  await $.pick(page, "#modes", "JSON");
  await paste(input(page, "After: the same, edited"), JSON.stringify({ _employeeId: text }));
  assert.match(await $.state(page), /^Ready/);
  await paste(input(page, "After: the same, edited"), `${"[".repeat(500_000)}${"]".repeat(500_000)}`);
  assert.match(await $.state(page), /^No request yet/);
  await page.locator("#before summary").click();
  await paste(input(page, "What the server has, as JSON"), JSON.stringify({ _id: "x", _employeeId: text }));
  await click(page, "Start over");
  assert.match(await $.state(page), /^Ready: 80 bytes/);
});

test("the policy refuses other scripts, other origins and forms that are sent", async () => {
  const page = await $.site.visit();
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
