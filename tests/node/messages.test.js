// The packs of messages: every code, param, unit, type and plural form in each language, and the messages of all cases.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { biot, phone } from "identity-patch";

const require = createRequire(import.meta.url);
const root = new URL("../", import.meta.resolve("identity-patch"));
const catalog = require("identity-patch/catalog.json");
const { exports } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const languages = Object.keys(exports).filter((name) => name.startsWith("./messages/")).map((name) => name.split("/").at(-1));

const { messagesOf } = await import(new URL("messages/pack.js", root));
const { applyMessages } = await import(new URL("report.js", root));
const { sentence } = await import(new URL("form/dom.js", root));
const { ENGLISH: formWords, wordsOf: checkWords } = await import(new URL("form/words.js", root));

/** The English text of each code. */
const english = Object.fromEntries(
  [catalog.codes, catalog.responseCodes, ...Object.values(catalog.providerCodes), ...catalog.fields.map(({ codes = [] }) => codes)]
    .flat().map(({ code, text }) => [code, text]),
);

/** `Unit::name` in src/report/params.rs. */
const UNITS = ["bytes", "characters", "UTF-16 units", "digits", "items", "levels"];

/** JSON Schema's types: `expected` of `wrong_type`. */
const TYPES = ["string", "integer", "number", "boolean", "array", "object", "null"];

/** What the typography of a language rules out: an ordinary space where none or a no-break space belongs, or another sign. */
const TYPOGRAPHY = {
  de: /z\. B\.|"/,
  es: /"|« | »/,
  fr: /[^.] [:;!?»]|« |['"]/,
  ja: /[()!?;]|[^ ]: |[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}] [\p{scx=Hira}\p{scx=Kana}\p{scx=Han}]/u,
};

/** What the issues of a code carry: a list of params for each code, from every case. */
const carried = Object.fromEntries(Object.keys(english).map((code) => [code, []]));

function carry(code, params) {
  const texts = new Set(carried[code].map((known) => JSON.stringify(known)));
  if (!texts.has(JSON.stringify(params))) carried[code].push(params);
}

/** In the cases, an issue is `{ code, params }` or `[code, pointer, params?]`. */
function collect(value) {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value) && Object.hasOwn(english, value[0]) && typeof value[1] === "string") carry(value[0], value[2] ?? {});
  else if (Object.hasOwn(english, value.code) && value.params) carry(value.code, value.params);
  Object.values(value).forEach(collect);
}

const cases = new URL("../cases/", import.meta.url);
for (const name of readdirSync(cases).filter((name) => name.endsWith(".json"))) collect(JSON.parse(readFileSync(new URL(name, cases), "utf8")));

/** JSON text that breaks off, or goes on wrongly, at each place, so that all is expected that the reader of JSON can expect. */
const DOCUMENT = '{"plan": ["a\\u00e9\\n", -1.5e3, {}, [], true], "seats": 1}';
for (let at = 0; at <= DOCUMENT.length; at++) {
  for (const next of ["", "x", "}", "]", "\n", "\\x", ",", "é", '"\x01']) {
    const text = DOCUMENT.slice(0, at) + next;
    for (const bytes of [text, new TextEncoder().encode(text).slice(0, -1)]) {
      for (const { code, params } of biot.updateOrganizationUser.checkJson(bytes).issues) carry(code, params);
    }
  }
}
const nested = "[".repeat(20_000) + "]".repeat(20_000);
for (const { code, params } of biot.updateOrganizationUser.checkJson(`{"plan":${nested}}`).issues) carry(code, params);

/** The params of the codes that no case raises. */
const SAMPLE = { at: 3, limit: 2, expected: "array" };

const namesIn = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
const optionalParts = (text) => [...text.matchAll(/\[([^\]]*)\]/g)].map(([, part]) => part);
const always = (text) => namesIn(text.replace(/\[[^\]]*\]/g, ""));
const brackets = (text) => [...text.matchAll(/[[\]{}]/g)].map(([bracket]) => bracket).sort().join("");
const sorted = (list) => [...list].sort();

/** The message that an issue gets. */
const say = (messages, code, params) => applyMessages({ issues: [{ code, params, message: english[code] }], warnings: [] }, messages).issues[0].message;

/** A phrase of two or more words; a name or a sign stays as it is. */
const phrases = new Set(Object.values(carried).flat().flatMap(({ expected, instead }) => [expected, instead])
  .filter((phrase) => typeof phrase === "string" && (/^[a-z]+ /.test(phrase) || phrase === "UTF-8")));

/** The English messages, made as those of a language are. */
const inEnglish = messagesOf(english, {
  language: "en",
  units: Object.fromEntries(UNITS.map((unit) => [unit, { one: unit, other: unit }])),
  notes: {},
  types: {},
  phrases: {},
  range: "{from} to {to}",
});
test("each language that is exported has its table, and its typography", () => {
  const tables = readdirSync(new URL("messages/", root)).filter((name) => name.endsWith(".table.js"));
  assert.ok(languages.length > 0);
  assert.deepEqual(sorted(tables), sorted(languages.map((language) => `${language}.table.js`)));
  assert.deepEqual(sorted(Object.keys(TYPOGRAPHY)), sorted(languages));
});

test("the cases raise nearly every code, and each kind of param", () => {
  const silent = Object.keys(carried).filter((code) => carried[code].length === 0);
  assert.ok(silent.length < 20, silent.join(" "));
  assert.ok(phrases.size > 15, [...phrases].join(", "));
});

for (const language of languages) {
  const specifier = `identity-patch/messages/${language}`;
  const pack = await import(specifier);
  const { texts, inWords, form } = await import(new URL(`messages/${language}.table.js`, root));
  const { messages, words } = pack;
  const categories = sorted(new Intl.PluralRules(language).resolvedOptions().pluralCategories);

  test(`${language}: messages, words and the default, by import and by require`, () => {
    assert.equal(inWords.language, language);
    assert.equal(new Intl.PluralRules(language).resolvedOptions().locale, language, "this Node.js has no data of the language");
    assert.equal(pack.default, messages);
    const required = require(specifier);
    assert.equal(required.default, required.messages);
    for (const part of ["messages", "words"]) assert.deepEqual(Object.keys(required[part]), Object.keys(pack[part]));
    for (const code of Object.keys(messages)) assert.equal(say(required.messages, code, { at: 1 }), say(messages, code, { at: 1 }));
  });

  test(`${language}: a text for each code, in the order of docs/codes.md`, () => {
    assert.deepEqual(Object.keys(texts), Object.keys(english));
    assert.deepEqual(Object.keys(messages), Object.keys(english));
  });

  for (const [code, text] of Object.entries(texts)) {
    test(`${language}: the text of ${code}`, () => {
      assert.notEqual(text, english[code], "it is in English");
      assert.equal(brackets(text.replace(/\[[^\][]*\{\w+\}[^\][]*\]/g, "").replace(/\{\w+\}/g, "")), "", "a bracket that has no partner, or no param");
      const params = carried[code];
      const carriedAlways = Object.keys(params[0] ?? {}).filter((name) => params.every((others) => Object.hasOwn(others, name)));
      const known = [...namesIn(english[code]), ...params.flatMap(Object.keys)];
      for (const name of namesIn(text)) assert.ok(known.includes(name), `no issue has {${name}}`);
      for (const name of namesIn(english[code])) assert.ok(namesIn(text).includes(name), `it leaves out {${name}}`);
      for (const name of always(text)) {
        assert.ok([...always(english[code]), ...carriedAlways].includes(name), `not every issue has {${name}}: put it in [ ]`);
      }
      assert.equal(optionalParts(text).length, optionalParts(english[code]).length);
      assert.equal(text, text.trim());
      assert.doesNotMatch(text, /[.。]$| {2}/, "a final stop, or two spaces");
      assert.doesNotMatch(text, TYPOGRAPHY[language]);
      if (language !== "ja") assert.match(sentence(text), /^\p{Lu}/u);
      if (language !== "ja") assert.match(text, /^\p{Ll}/u);
    });
  }

  test(`${language}: units and types`, () => {
    assert.deepEqual(Object.keys(inWords.units), UNITS);
    assert.deepEqual(Object.keys(inWords.types), TYPES);
    for (const [type, word] of Object.entries(inWords.types)) assert.ok(word !== type || type === "null", type);
    for (const [unit, forms] of Object.entries(inWords.units)) {
      assert.deepEqual(sorted(Object.keys(forms)), categories, unit);
      for (const word of Object.values(forms)) {
        assert.ok(word !== unit || unit === "bytes", unit);
        assert.doesNotMatch(word, /[(（]/, "it stands inside a sentence");
      }
      // Each number with the form of its category.
      for (const limit of [0, 1, 2, 5000, 1_000_000]) {
        const message = say(messages, "too_long", { limit, unit, actual: limit + 1 });
        assert.ok(message.includes(forms[new Intl.PluralRules(language).select(limit)]), message);
      }
    }
  });

  test(`${language}: notes on units, once and at the end`, () => {
    assert.ok(Object.hasOwn(inWords.notes, "bytes"));
    for (const unit of UNITS) {
      const message = say(messages, "too_long", { limit: 70, unit, actual: 72 });
      const note = inWords.notes[unit];
      if (note) assert.ok(message.endsWith(note), message);
      for (const other of Object.values(inWords.notes)) assert.equal(message.split(other).length, other === note ? 2 : 1, message);
    }
    for (const unit of Object.keys(inWords.notes)) assert.ok(UNITS.includes(unit), unit);
  });

  test(`${language}: phrases that stand in params`, () => {
    assert.deepEqual(sorted(Object.keys(inWords.phrases)), sorted(phrases));
    for (const [phrase, word] of Object.entries(inWords.phrases)) assert.ok(word !== phrase || phrase === "UTF-8", phrase);
  });

  test(`${language}: lists and ranges`, () => {
    const { value: or } = new Intl.ListFormat(language, { type: "disjunction" }).formatToParts(["7", "9"])[1];
    const range = inWords.range.replace("{from}", "9").replace("{to}", "11");
    const message = say(messages, "phone_length", { expected: ["7", "9", "10", "11"], actual: 3 });
    assert.ok(message.includes(`7${or}${range}`), message);
    assert.ok(say(messages, "not_one_of", { expected: ["add", "remove"] }).includes(`add${or}remove`));
  });

  test(`${language}: a bound form's own words`, () => {
    checkWords({ form: words });
    assert.deepEqual(Object.keys(words), Object.keys(formWords));
    for (const [name, word] of Object.entries(formWords)) {
      if (typeof word === "string") {
        // A text that is params and signs alone may be the same in every language.
        if (/\p{L}/u.test(word.replace(/\{\w+\}/g, ""))) assert.notEqual(words[name], word, name);
        assert.doesNotMatch(words[name], TYPOGRAPHY[language], name);
        assert.deepEqual(sorted(namesIn(words[name])), sorted(namesIn(word)), name);
        continue;
      }
      assert.deepEqual(sorted(Object.keys(form[name])), categories, name);
      for (const text of Object.values(form[name])) assert.deepEqual(namesIn(text), ["count"], name);
      for (const count of [1, 2, 7, 1_000_000]) {
        assert.ok(words[name]({ count }).includes(String(count)));
        assert.notEqual(words[name]({ count }), word({ count }));
      }
    }
  });

  test(`${language}: fields, endpoints and Standard Schema speak it`, () => {
    const [issue] = phone.check("0123", { messages }).issues;
    assert.equal(issue.message, texts.phone_no_plus);
    const user = biot.updateOrganizationUser.with({ messages });
    const draft = { _name: { firstName: 7 }, _phone: "0123" };
    for (const { issues } of [user.check(draft), user["~standard"].validate(draft), user.build({ params: { id: issue.code }, draft })]) {
      assert.deepEqual(issues.filter(({ path }) => path[0] === "_phone").map(({ message }) => message), [texts.phone_no_plus]);
      assert.ok(issues.some(({ message }) => message.includes(inWords.types.string)));
    }
    assert.equal(user.fromResponse(404, "")[0].message, texts.not_found);
  });

  test(`${language}: the messages of all cases`, () => {
    let count = 0;
    for (const [code, list] of Object.entries(carried)) {
      for (const params of list.length > 0 ? list : [SAMPLE]) {
        const message = say(messages, code, params);
        const original = say(inEnglish, code, params);
        const told = `${code} ${JSON.stringify(params)}: ${message}`;
        if (process.env.PRINT) console.log(told);
        assert.notEqual(message, original, told);
        assert.equal(brackets(message), brackets(original), told);
        assert.doesNotMatch(message, /undefined|NaN|\[object/, told);
        for (const phrase of phrases) if (phrase !== "UTF-8") assert.ok(!message.includes(phrase), told);
        const note = inWords.notes[params.unit];
        if (note) assert.equal(message.endsWith(note), namesIn(texts[code]).includes("unit"), told);
        for (const name of ["at", "limit", "actual", "offset", "nearest"]) {
          if (namesIn(texts[code]).includes(name) && name in params) assert.ok(message.includes(params[name]), told);
        }
        count += 1;
      }
    }
    assert.ok(count > 300, `${count}`);
  });
}
