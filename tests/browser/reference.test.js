// The reference pages as they are read: everything of the catalog stands on them, the search and the address lead to it, and
// the playground answers as the package does.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { require, SITE, start } from "./site.js";

const { AxeBuilder } = require("@axe-core/playwright");
const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const catalog = read("pkg/generated/catalog.json");

const REFERENCE = ["fields.html", "codes.html", "endpoints.html"];
const PAGES = ["index.html", ...REFERENCE, "benchmarks.html"];

let site;
before(async () => (site = await start()));
after(() => site.close());

/** A test on a page of its own, which stays quiet: nothing in the console, no other origin, no policy violated. */
const onPage = (name, file, options, run) =>
  test(name, async () => {
    const page = await site.visit(options.hash, { file, ...options });
    await run(page);
    await page.context().close();
    assert.deepEqual(page.noise, []);
  });

const entries = (page) => page.locator("article:visible h2").allTextContents();
const count = (page) => page.locator("search [role=status]").textContent();
const search = (page, query) => page.locator("#page-search").fill(query);
const notice = (page) => page.locator("#page-notice");

/** The texts of the elements that a selector finds in the article of an id. */
const inside = (page, id, selector) =>
  page.evaluate(
    ([id, selector]) => Array.from(document.getElementById(id).closest("article").querySelectorAll(selector), (found) => found.textContent),
    [id, selector],
  );

onPage("every field has its codes, options, sources and examples with their verdicts", "fields.html", {}, async (page) => {
  assert.deepEqual(await entries(page), catalog.fields.map(({ name }) => name));
  for (const { name, about, codes, options, sources, examples } of catalog.fields) {
    const terms = await inside(page, name, "dt");
    assert.deepEqual(terms, [...codes.map(({ code }) => code), ...options.map(({ name }) => name)], name);
    assert.ok((await inside(page, name, "p"))[0].toLowerCase().startsWith(about.toLowerCase()), name);
    assert.deepEqual(await inside(page, name, "details:last-of-type li"), sources);
    const rows = await inside(page, name, ".example");
    assert.equal(rows.length, examples.length, name);
    examples.forEach(({ input, error, warnings = [], suggest }, at) => {
      const expected = [error, ...warnings].filter(Boolean);
      const verdict = error ? "Refused" : expected.length > 0 ? "Accepted with a warning" : "Accepted";
      for (const part of [verdict, ...expected]) assert.ok(rows[at].includes(part), `${name}: ${input}: ${part}`);
      assert.equal(rows[at].includes("Suggestion: "), suggest !== undefined, `${name}: ${input}`);
    });
  }
  const messages = await page.locator(".example p").allTextContents();
  assert.ok(messages.every((text) => !text.endsWith(": ")), "an issue without a message");
});

onPage("every code stands on its page with its message", "codes.html", {}, async (page) => {
  const { codes, responseCodes, providerCodes, fields } = catalog;
  const all = [codes, responseCodes, ...Object.values(providerCodes), ...fields.map(({ codes }) => codes)].flat();
  const rows = await page.locator("dl.codes > div").evaluateAll((rows) =>
    rows.map((row) => [row.firstChild.textContent, row.querySelector("dd").firstChild.textContent]),
  );
  assert.deepEqual(rows.map(([code]) => code), all.map(({ code }) => code));
  all.forEach(({ code, text }, at) => assert.equal(rows[at][1], text.split(/[[{]/)[0], code));
});

/** The path of every row in a kind of the catalog, in its order. */
function paths(kind, prefix = "") {
  if (kind.item) return paths(kind.item, `${prefix}[].`);
  const members = [...(kind.members ?? []), ...(kind.custom ? [kind.custom] : [])];
  const rows = members.flatMap((member) => [`${prefix}${member.name}`, ...paths(member, `${prefix}${member.name}.`)]);
  return kind.readOnly ? [...rows, ...kind.readOnly.map((name) => `${prefix}${name}`)] : rows;
}

onPage("every row of each request and of each answer stands on the page", "endpoints.html", {}, async (page) => {
  assert.deepEqual(await entries(page), catalog.endpoints.map(({ id }) => id));
  for (const { id, params, headers, draft, edited, answer, http, options } of catalog.endpoints) {
    const names = (rows) => rows.map(({ name }) => name);
    const document = answer.envelope ? `${answer.envelope.document}.` : "";
    const around = (answer.envelope?.members ?? []).flatMap((member) => [member.name, ...paths(member, `${member.name}.`)]);
    const sent = [...names(params), ...names(headers), ...paths(draft), ...(edited ? paths(edited) : [])];
    const rows = [...sent, ...around, ...paths(answer.document, document)];
    const shown = await inside(page, id, "dt code");
    assert.deepEqual(shown, [...rows, ...names(options)], id);
    const terms = await inside(page, id, "dt");
    for (const { status } of http.statuses) assert.ok(terms.includes(String(status)), `${id}: ${status}`);
    const text = (await inside(page, id, "*")).join("\n");
    for (const { text: part } of [http.base, http.security, ...http.headers, ...http.statuses]) assert.ok(text.includes(part), `${id}: ${part}`);
  }
  assert.doesNotMatch(await page.locator("main").textContent(), /\[(doc|pub|run|inf)[^\]]*\]/, "a mark that is not drawn");
});

onPage("the search filters as one types, and the address keeps the query", "codes.html", {}, async (page) => {
  await search(page, "uuid_form");
  assert.deepEqual(await entries(page), ["uuid"]);
  assert.equal(await count(page), "1 code in 1 group.");
  assert.deepEqual(await page.locator("dl.codes > div:visible dt").allTextContents(), ["uuid_form"]);
  assert.deepEqual(await page.locator("aside nav a:visible").allTextContents(), ["uuid"]);
  assert.equal(new URL(page.url()).hash, "#?q=uuid_form");
  await search(page, "nothing has this");
  assert.equal(await count(page), "Nothing has that in it.");
  assert.deepEqual(await entries(page), []);
  await search(page, "");
  assert.equal(new URL(page.url()).hash, "");
  assert.ok((await entries(page)).length > 10);
});

onPage("a search opens what it finds, and folds it again", "fields.html", {}, async (page) => {
  await search(page, "UUID hyphens ULID");
  const found = await page.locator(".example:visible").count();
  await search(page, "uuid_character");
  assert.deepEqual(await entries(page), ["uuid"]);
  assert.ok((await page.locator(".example:visible").count()) > found);
  await search(page, "");
  assert.equal(await page.locator(".example:visible").count(), 0);
});

for (const [file, hash, id, text] of [
  ["fields.html", "locale_tag", "locale_tag", "locale_tag"],
  ["fields.html", "uuid?q=uuid_character", "uuid", "uuid"],
  ["codes.html", "phone_zero", "phone_zero", "phone_zero"],
  ["codes.html", "server-errors", "server-errors", "Server errors"],
  ["endpoints.html", "kratos.patch_identity", "kratos.patch_identity", "kratos.patch_identity"],
]) {
  onPage(`${file}#${hash} leads to its entry`, file, { hash }, async (page) => {
    const target = page.locator(`[id="${id}"]`);
    assert.equal(await target.textContent(), text);
    assert.ok(await target.evaluate((element) => element === document.activeElement && element.getBoundingClientRect().top < innerHeight));
    assert.ok(await notice(page).isHidden());
    if (hash.includes("?q=")) assert.deepEqual(await entries(page), [id]);
  });
}

for (const [file, hash, text] of [
  ["fields.html", "fone", "There is no “fone” among the fields: all of them are shown."],
  ["codes.html", "%E0%A4%A", "There is no “%E0%A4%A” among the codes: all of them are shown."],
  ["endpoints.html", "?x=1", "The address has “x” in it, which this page does not know."],
  ["fields.html", "?try=fone", "There is no field “fone”."],
  ["fields.html", "?try=phone&county=GB", "The address has “county” in it, which this page does not know."],
  ["fields.html", "?text=1", "The address has “text” in it, which this page does not know."],
]) {
  onPage(`${file}#${hash} says that it leads nowhere`, file, { hash }, async (page) => {
    assert.equal(await notice(page).textContent(), text);
    assert.equal(await notice(page).getAttribute("role"), "alert");
    assert.ok((await entries(page)).length > 5);
  });
}

// What JSON text alone can say: a member twice, and a number that no double is.
const isText = ({ code }) => code === "duplicate_key" || code === "number_inexact";

onPage("the playground shows what the package says of every row, with its place and suggestion", "fields.html", {}, async (page) => {
  const rows = read("tests/cases/fields.json").filter(({ report }) => ![...report.issues, ...report.warnings].some(isText));
  const texts = new Set(catalog.fields.filter(({ type }) => type === "string").map(({ name }) => name));
  const whole = rows.map(({ field, json, filling: [text, times] = ["…", 1], ...row }) => {
    const full = json.replace("…", () => text.repeat(times));
    return { ...row, field, text: texts.has(field) ? JSON.parse(full) : full };
  });
  const shown = await page.evaluate((rows) =>
    rows.map(({ field, text, options }) => {
      const given = Object.entries(options).map(([name, value]) => [name, [value].flat().join(",") || ","]);
      history.replaceState(null, "", `#?${new URLSearchParams([["try", field], ["text", text], ...given])}`);
      dispatchEvent(new HashChangeEvent("hashchange"));
      const all = (selector) => Array.from(document.querySelectorAll(`.answering ${selector}`), ({ textContent }) => textContent);
      return {
        verdict: all(".verdict")[0],
        messages: all(".issue p:first-child"),
        codes: all(".issue .note a"),
        places: all(".issue p:last-child"),
        marks: all(".issue mark").length,
        suggestion: all(".suggestion button")[0]?.replace("Use ", ""),
      };
    }), whole);
  let marked = 0;
  whole.forEach(({ field, text, report, suggest }, at) => {
    const name = `${field}: ${text.slice(0, 80)}`;
    const issues = [...report.issues, ...report.warnings];
    const verdict = report.issues.length > 0 ? "Refused" : issues.length > 0 ? "Accepted with a warning" : "Accepted";
    const { codes, messages, places, marks, suggestion, ...rest } = shown[at];
    assert.deepEqual(rest, { verdict }, name);
    assert.deepEqual(codes, issues.map(({ code }) => code), name);
    issues.forEach(({ message, code, params }, nth) => {
      assert.ok(messages[nth].endsWith(` ${message}.`), name);
      assert.equal(places[nth], params.at === undefined ? code : `${code} at ${params.at}`, name);
    });
    marked += marks;
    if (texts.has(field)) assert.equal(marks, issues.filter(({ params }) => params.at !== undefined).length, name);
    assert.equal(suggestion !== undefined, issues.length > 0 && suggest !== null, name);
    if (suggestion && /^[!-~]{1,60}$/.test(suggest)) assert.equal(suggestion, suggest, name);
  });
  assert.ok(whole.length > 400 && marked > 200);
});

onPage("the playground: type, take the suggestion, and hear the verdict, by keyboard alone", "fields.html", {}, async (page) => {
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  for (let stop = 0; stop < 12 && (await focused()) !== "page-field"; stop++) await page.keyboard.press("Tab");
  assert.equal(await focused(), "page-field");
  await page.locator("#page-field").selectOption("phone");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "page-text");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("+49 (0)30 1234567");
  const verdict = page.locator("#page-verdict");
  assert.equal(await verdict.textContent(), "Refused");
  assert.equal(await verdict.getAttribute("role"), "status");
  assert.equal(await page.locator("#page-text").getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator(".place mark").textContent(), "␣");
  for (let stop = 0; stop < 12 && (await focused()) !== "Use +49301234567"; stop++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#page-text").inputValue(), "+49301234567");
  assert.equal(await focused(), "page-text");
  assert.equal(await verdict.textContent(), "Accepted");
});

onPage("the playground takes options, and its state into a link when asked", "fields.html", {}, async (page) => {
  await page.locator("#page-text").fill("020 7946 0958");
  await page.getByText("Options", { exact: true }).first().click();
  await page.locator("#page-option-country").fill("gb");
  assert.equal(await page.locator(".suggestion").textContent(), "Use +442079460958");
  assert.equal(new URL(page.url()).hash, "", "what is typed is in no address until one asks for it");
  await page.getByRole("button", { name: "Link to this" }).click();
  const { hash } = new URL(page.url());
  const again = await site.visit(hash.slice(1), { file: "fields.html" });
  assert.equal(await again.locator("#page-text").inputValue(), "020 7946 0958");
  assert.equal(await again.locator(".suggestion").textContent(), "Use +442079460958");
  await again.locator("#page-field").selectOption("email");
  await again.locator("#page-text").fill('"john doe"@example.com');
  const strict = await again.locator("#page-verdict").textContent();
  await again.locator("#page-option-profile").selectOption("practical");
  assert.equal(await again.locator("#page-verdict").textContent(), "Refused");
  assert.notEqual(strict, "Refused");
  await again.context().close();
  assert.deepEqual(again.noise, []);
});

onPage("typing sends nothing and stores nothing", "fields.html", {}, async (page) => {
  await page.locator("#page-text").fill("secret");
  await search(page, "secret");
  for (const { method, url, data } of page.requests) {
    assert.deepEqual({ method, data, search: new URL(url).search }, { method: "GET", data: null, search: "" }, url);
    assert.ok(!url.includes("secret"));
  }
  const stored = () => ({ local: localStorage.length, session: sessionStorage.length, cookie: document.cookie });
  assert.deepEqual(await page.evaluate(stored), { local: 0, session: 0, cookie: "" });
});

onPage("a paste of 1 MB is answered, and shown in part", "fields.html", {}, async (page) => {
  await page.evaluate(() => {
    const input = document.getElementById("page-text");
    input.value = `+${"1".repeat(1_000_000)}x`;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  assert.equal(await page.locator("#page-verdict").textContent(), "Refused");
  assert.ok((await page.locator(".answering").textContent()).length < 5000);
});

onPage("the benchmarks are a page, with every table and heading", "benchmarks.html", {}, async (page) => {
  const text = readFileSync(new URL("../../BENCHMARKS.md", import.meta.url), "utf8");
  const lines = text.split("\n");
  const headings = lines.filter((line) => /^#+ /.test(line)).map((line) => line.replace(/^#+ /, "").replaceAll("`", ""));
  assert.deepEqual(await page.locator("main :is(h1, h2, h3)").allTextContents(), headings);
  assert.equal(await page.locator("table").count(), lines.filter((line) => /^\| ---/.test(line)).length);
  const rows = lines.filter((line) => line.startsWith("|") && !line.startsWith("| ---"));
  assert.equal(await page.locator("tr").count(), rows.length);
});

test("every link of the site leads to a file, and to an entry of it", async () => {
  const found = new Map();
  for (const file of PAGES) {
    const page = await site.visit("", { file });
    const { ids, links } = await page.evaluate(() => ({
      ids: Array.from(document.querySelectorAll("[id]"), ({ id }) => id),
      links: Array.from(document.querySelectorAll("[href], [src]"), (link) => link.getAttribute("href") ?? link.getAttribute("src")),
    }));
    assert.equal(new Set(ids).size, ids.length, `${file}: an id twice`);
    found.set(file, { ids, links, url: page.url() });
    await page.context().close();
  }
  const known = (file, id) => found.get(file)?.ids.includes(id) ?? true;
  for (const [from, { links, url }] of found) {
    assert.ok(links.length > 5);
    for (const link of links) {
      const target = new URL(link, url);
      if (target.origin !== new URL(url).origin) continue;
      const file = target.pathname.replace(/^\/some\/path\//, "");
      assert.ok(existsSync(join(SITE, file)), `${from}: ${link}`);
      const [id] = decodeURIComponent(target.hash.slice(1)).split("?");
      const isEndpoint = file === "index.html" && catalog.endpoints.some((endpoint) => endpoint.id === id);
      assert.ok(id === "" || isEndpoint || known(file, id), `${from}: ${link}`);
    }
  }
});

test("every page of the site has the same links to the others", async () => {
  const links = (file) => readFileSync(join(SITE, file), "utf8").match(/<nav aria-label="Pages">.*?<\/nav>/s)?.[0].replace(/ aria-current="page"/, "");
  for (const file of PAGES) assert.equal(links(file), links("benchmarks.html"), file);
  assert.ok(links("benchmarks.html").includes("fields.html"));
});

const faults = async (page) => {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  assert.ok(passes.some(({ id }) => id === "color-contrast"), "contrast was measured");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(" ")}`);
};

/** What is too wide for the window, but for what scrolls by itself. */
const overflow = (page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll("body *"))
      .filter((element) => !element.closest(".unseen, .wide, pre, [hidden]") && element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** Opens everything that is folded. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));

for (const file of PAGES.slice(1)) {
  for (const colorScheme of ["light", "dark"]) {
    onPage(`${file} has no fault that axe finds, ${colorScheme}`, file, { colorScheme, reducedMotion: "reduce" }, async (page) => {
      if (file !== "benchmarks.html") {
        await page.evaluate(() => (location.hash = "#nowhere?q=one"));
        await notice(page).waitFor();
        await unfold(page);
      }
      assert.deepEqual(await faults(page), []);
    });
  }

  onPage(`${file} fits a phone 320 pixels wide`, file, { viewport: { width: 320, height: 640 } }, async (page) => {
    await unfold(page);
    assert.deepEqual(await overflow(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  });
}

onPage("the playground of each field has no fault that axe finds, and fits a phone", "fields.html", { viewport: { width: 320, height: 640 } }, async (page) => {
  // axe looks at all that is on the page, which takes its time with the examples.
  await page.evaluate(() => document.querySelector(".columns").replaceChildren());
  for (const { name } of catalog.fields) {
    await page.evaluate((name) => (location.hash = `#?try=${name}`), name);
    await page.waitForFunction((name) => document.getElementById("page-field").value === name, name);
    assert.deepEqual(await overflow(page), []);
    const { violations } = await new AxeBuilder({ page }).include(".playground").analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0].html}`), []);
  }
});
