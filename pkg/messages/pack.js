// Makes the messages of a language from its table (de.table.js, …).
//
// In a text, `{name}` is filled from the params, and a part in `[…]` is left out if one of its params is missing, as
// in the English texts (docs/codes.md). `{type}` is the expected type in words; `{unit}` agrees with `{limit}` in number.

/**
 * A message by code, as `options.messages` takes them. `inWords` has the language's tag and what params are in its words:
 * units by plural category, notes on units, types, phrases, and a range of numbers. What it lacks stays as it is in the params.
 */
export function messagesOf(texts, inWords) {
  const choose = pluralChooser(inWords.language);
  const list = lazily(() => new Intl.ListFormat(inWords.language, { type: "disjunction" }));
  const noteOn = (text, { unit }) => (text.includes("{unit}") && inWords.notes[unit]) || "";
  const say = (params) => (name) => paramInWords(params, name, inWords, choose, list);
  const filled = (text) => ({ params }) => fill(text, say(params)) + noteOn(text, params);
  return mapValues(texts, (text) => (/[{[]/.test(text) ? filled(text) : text));
}

/** A bound form's own words: what has plural categories becomes a function of `count`. */
export function wordsOf(form, language) {
  const choose = pluralChooser(language);
  return mapValues(form, (word) =>
    typeof word === "string" ? word : ({ count }) => fill(choose(word, count), () => String(count)));
}

const mapValues = (object, map) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));

/** `Intl` reads its data when something is made of it: not before a message needs it. */
function lazily(make) {
  let made;
  return () => (made ??= make());
}

/** Chooses from forms by plural category the one that agrees with a number. */
function pluralChooser(language) {
  const rules = lazily(() => new Intl.PluralRules(language));
  return (forms, count) => forms[rules().select(count)];
}

function fill(text, say) {
  const names = (part) => [...part.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return text
    .replace(/\[([^\]]*)\]/g, (_, part) => (names(part).every((name) => say(name) !== undefined) ? part : ""))
    .replace(/\{(\w+)\}/g, (_, name) => say(name) ?? "");
}

function paramInWords(params, name, { units, types, phrases, range }, choose, list) {
  const value = name === "type" ? params.expected : params[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return list().format(value.every((item) => /^\d+$/.test(item)) ? ranges(value.map(Number), range) : value);
  if (name === "unit") return Object.hasOwn(units, value) ? choose(units[value], params.limit) : value;
  const known = name === "type" ? types : phrases;
  return Object.hasOwn(known, value) ? known[value] : String(value);
}

/** Rising numbers, three or more in a row as one range. */
function ranges(numbers, range) {
  const runs = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.flatMap((run) =>
    run.length > 2 ? fill(range, (name) => String(name === "from" ? run[0] : run.at(-1))) : run.map(String));
}
