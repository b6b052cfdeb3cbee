// The playground: a field, a text, and what the field says of it while one types.

import { button, el } from "../dom.js";
import { fields as checks } from "../package/generated/fields.js";
import { writeHash } from "./hash.js";
import { optionControls, optionText } from "./options.js";
import { capital, cut, literal } from "./parts.js";
import { placeOf } from "./place.js";
import { valueOf, VERDICTS, verdictOf } from "./verdict.js";

/** The playground of these fields: { element, open(parameters) }. `open` answers with what is wrong with the parameters. */
export function playground(fields) {
  const state = { field: fields[0], text: "", options: optionControls([], judge) };
  const select = el("select", { id: "page-field", autocomplete: "off" }, ...fields.map(({ name }) => new Option(name)));
  const about = el("p", { className: "note", id: "page-about" });
  const input = el("textarea", { id: "page-text", rows: 1, autocomplete: "off", autocapitalize: "none", spellcheck: false });
  input.setAttribute("aria-describedby", "page-verdict");
  const inputLabel = el("label", { htmlFor: input.id });
  const options = el("div", { className: "options" });
  const chips = el("div", { className: "chips" });
  const verdict = el("p", { className: "verdict", id: "page-verdict", role: "status" });
  const issues = el("div", { className: "issues" });
  const suggestion = el("div", { className: "suggestion" });
  const code = el("pre", {});
  const answer = el("pre", {});
  const sources = el("ul", {});
  const linked = el("span", { className: "note", role: "status" });

  /** Shows a field with a text; without one, an example of what goes wrong. */
  function choose(field, text = instructive(field), given = {}) {
    state.field = field;
    state.options = optionControls(field.options, judge);
    state.options.fill(given);
    select.value = field.name;
    about.textContent = `${capital(field.about)}.`;
    inputLabel.textContent = field.type === "string" ? "Text" : "JSON";
    options.replaceChildren(...state.options.elements);
    chips.replaceChildren(...chipsOf(field, write));
    sources.replaceChildren(...field.sources.map((source) => el("li", {}, source)));
    write(text);
  }

  /** The text is kept beside the input, which changes line breaks. */
  function write(text) {
    state.text = text;
    input.value = text;
    judge();
  }

  function judge() {
    linked.textContent = "";
    const { field, text } = state;
    const given = state.options.read();
    const parsed = valueOf(field, text);
    if (!parsed) return say("error", [notJson()], undefined, given);
    try {
      const report = checks[field.name].check(parsed.value, given);
      say(verdictOf(report), [...report.issues, ...report.warnings].map((issue) => issueOf(issue, field, parsed.value)), report, given);
    } catch (error) {
      // An option may be half typed.
      say("error", [el("p", {}, capital(error.message))], undefined, given);
    }
  }

  function say(kind, rows, report, given) {
    verdict.className = `verdict ${kind}`;
    verdict.textContent = capital(VERDICTS[kind]);
    input.setAttribute("aria-invalid", kind === "error");
    issues.replaceChildren(...rows);
    const better = report && kind !== "valid" ? suggestionOf(state, given) : undefined;
    suggestion.replaceChildren(...(better === undefined ? [] : [use(better)]));
    code.textContent = call(state, given);
    answer.textContent = report ? JSON.stringify(report, null, 2) : "";
  }

  const use = (text) => {
    const take = button("", () => {
      write(text);
      input.focus();
    }, { className: "main" });
    take.append("Use ", ...literal(text));
    return take;
  };

  async function share() {
    const texts = Object.entries(state.options.read()).map(([name, value]) => [name, optionText(value)]);
    history.replaceState(null, "", writeHash({ try: state.field.name, text: state.text, ...Object.fromEntries(texts) }));
    await navigator.clipboard?.writeText(location.href).catch(() => undefined);
    linked.textContent = "The address of this page leads here now.";
  }

  select.addEventListener("input", () => choose(fields.find(({ name }) => name === select.value)));
  input.addEventListener("input", () => {
    state.text = input.value;
    judge();
  });
  choose(fields[0]);

  const asking = el("div", { className: "asking" },
    el("div", { className: "choice" }, el("label", { htmlFor: select.id }, "Field"), select),
    about,
    el("div", { className: "text" }, inputLabel, input), chips, options);
  const answering = el("div", { className: "answering" }, verdict, issues, suggestion,
    el("details", {}, el("summary", {}, "Where the rules come from"), sources),
    el("details", {}, el("summary", {}, "As code"), code, answer),
    el("p", { className: "share" }, button("Link to this", share), " ", linked));
  const element = el("section", { className: "playground", "aria-label": "Playground" }, asking, answering);

  function open({ try: name, text, ...given }) {
    if (name === undefined) return stray([text === undefined ? [] : "text", Object.keys(given)].flat());
    const field = fields.find((field) => field.name === name);
    if (!field) return `There is no field “${name}”.`;
    choose(field, text, given);
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    return stray(Object.keys(given).filter((option) => !state.options.names.includes(option)));
  }
  return { element, open };
}

const stray = ([name]) => (name ? `The address has “${name}” in it, which this page does not know.` : "");

const notJson = () => el("p", {}, "This is not JSON yet.");

/** Examples that are short, in plain characters and with no option: those that one could have typed. */
const typed = ({ examples }) =>
  examples.filter(({ input, filling, options }) => !filling && !options && /^[\x20-\x7e]{2,40}$/.test(input));

const isRefused = ({ error }) => error !== undefined;
const isMended = ({ error, suggest }) => error && suggest;

/** What a field begins with: an example that is refused and has a suggestion, or else one that is refused. */
const instructive = (field) => (typed(field).findLast(isMended) ?? typed(field).find(isRefused) ?? field.examples[0]).input;

/** A few examples to begin with: one that is accepted, and one for each of some codes. */
function chipsOf(field, write) {
  const all = typed(field);
  const byUse = [...all.filter(({ error, warnings }) => !error && !warnings).slice(0, 1), ...all.filter(isMended), ...all];
  const byCode = new Map(byUse.toReversed().map((example) => [example.error ?? example.warnings?.[0], example]));
  const chosen = byUse.filter((example) => byCode.get(example.error ?? example.warnings?.[0]) === example);
  return [...new Set(chosen)].slice(0, 5).map(({ input }) => button(input, () => write(input)));
}

/** One issue: what is expected, where, and its code. */
function issueOf(issue, field, value) {
  const inside = issue.pointer ? [el("code", {}, issue.pointer), " "] : field.type === "string" ? ["It "] : ["The value "];
  const { at, marked } = placeOf(issue, value);
  return el("div", { className: `issue ${issue.severity}` },
    el("p", {}, ...inside, `${issue.message}.`),
    marked && el("p", { className: "place" }, ...marked),
    el("p", { className: "note" }, el("a", { href: `codes.html#${issue.code}` }, issue.code), at === undefined ? "" : ` at ${at}`));
}

/** The suggestion; of a value that is no text, that for its text. */
const suggestionOf = ({ field, text }, given) => {
  const { strict, ...options } = given;
  return checks[field.name].suggest(text, options);
};

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

function call({ field, text }, given) {
  const name = camel(field.name);
  const value = field.type === "string" ? JSON.stringify(cut(text)) : cut(text);
  const options = Object.keys(given).length > 0 ? `, ${JSON.stringify(given)}` : "";
  return `import { ${name} } from "identity-patch/fields";\n\n${name}.check(${value}${options})`;
}
