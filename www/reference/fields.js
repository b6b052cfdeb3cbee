// The fields: what each one is, its options, codes, examples and sources, under a playground for all of them.

import { el } from "../dom.js";
import { fields as checks } from "../package/generated/fields.js";
import { optionRows, optionText } from "./options.js";
import { block, capital, folded, heading, literal, message, row, term } from "./parts.js";
import { playground } from "./playground.js";
import { look, VERDICTS } from "./verdict.js";

export function draw({ fields, codes }) {
  const { element, open } = playground(fields);
  const texts = new Map(codes.map(({ code, text }) => [code, text]));
  const entries = fields.map((field) => entry(field, texts));
  const group = { title: "", entries, element: el("div", {}, ...entries.map(({ element }) => element)) };
  return {
    nouns: { all: "fields", entry: ["field", "fields"], row: ["line", "lines"] },
    first: element,
    groups: [group],
    open,
  };
}

function entry(field, texts) {
  const { name, about, options, codes } = field;
  const blocks = [
    codes.length > 0 && block("Its codes", codes.map(codeRow)),
    examplesOf(field, texts),
    folded("Options", optionRows(options), "dl"),
    folded("Sources", field.sources.map((source) => row(el("li", {}, source)))),
  ].filter(Boolean);
  const lead = el("p", {}, `${capital(about)}. `, el("a", { href: `#?try=${name}` }, "Try it"), " above.");
  const element = el("article", {}, heading("h2", name, el("code", {}, name)), lead, ...blocks.map(({ element }) => element));
  return { id: name, title: name, text: `${name} ${about} `.toLowerCase(), element, blocks };
}

const codeRow = ({ code, text }) => term(el("a", { href: `codes.html#${code}` }, el("code", {}, code)), message(text));

function examplesOf(field, texts) {
  const looks = field.examples.map((example) => ({ example, ...look(field, checks[field.name], example, texts) }));
  const counts = Object.entries(VERDICTS).map(([kind, word]) => [looks.filter(({ verdict }) => verdict === kind).length, word]);
  const said = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const made = folded(`${looks.length} examples: ${said.join(", ")}`, looks.map((look) => exampleRow(field, look)));
  made.element.classList.add("examples");
  return made;
}

function exampleRow(field, { example, verdict, issues }) {
  const input = literal(example.input);
  // A long input is written with … for what it is filled with, and has no place in an address.
  const linked = example.filling ? input : [el("a", { href: `#?${link(field, example)}` }, ...input)];
  const said = issues.map(({ code, at, pointer, message }) =>
    el("p", {}, el("code", {}, code), at === undefined ? "" : ` at ${at}`, ...(pointer ? [" in ", el("code", {}, pointer)] : []), `: ${message}`),
  );
  const suggestion = example.suggest !== undefined && el("p", {}, "Suggestion: ", ...literal(example.suggest));
  const parts = [el("div", {}, ...linked, ...filling(example), ...given(example)), el("div", {}, mark(verdict), ...said, suggestion)];
  return row(el("li", { className: "example" }, ...parts));
}

export const mark = (verdict) => el("span", { className: `verdict ${verdict}` }, capital(VERDICTS[verdict]));

const filling = ({ filling: [text, times] = [] }) => (times ? [" with ", ...literal(text), ` × ${times}`] : []);

const given = ({ options }) => (options ? [" with ", el("code", {}, JSON.stringify(options))] : []);

/** The address's parameters that open an example in the playground. */
const link = ({ name }, { input, options = {} }) => {
  const texts = Object.entries(options).map(([option, value]) => [option, optionText(value)]);
  return new URLSearchParams([["try", name], ["text", input], ...texts]);
};
