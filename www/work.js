// The panes of one endpoint: what the server has, the edit, the request, the preview and the response.

import { endpoints } from "./package/generated/index.js";
import { bindForm } from "./package/form.js";
import { el } from "./dom.js";
import { drawTable } from "./draw.js";
import { drawIdentity } from "./identity.js";
import { at, compact, isJson, parse, pretty } from "./json.js";
import { optionsPane } from "./options.js";
import { outcomeOf } from "./outcome.js";
import { paramsPane } from "./params.js";
import { lead, placeInForm, placeInText } from "./places.js";
import { previewPane } from "./preview.js";
import { requestPane } from "./request.js";
import { responsePane } from "./response.js";
import { drawRules } from "./rules.js";
import { SAMPLES } from "./samples.js";
import { KRATOS, PERSON } from "./tables.js";
import { words } from "./words.js";

/** How an edit is made, and what each is called. */
const MODES = {
  form: { title: "Form", label: "" },
  after: { title: "JSON", label: "After: the same, edited" },
  draft: { title: "By hand", label: "The body of the request" },
};

const byId = (id) => document.getElementById(id);
const [form, beforeText, text] = ["form", "before-text", "text"].map(byId);

let table;
let sample;
let endpoint;
let options;
let mode;
let bound;
let outcome;

const params = paramsPane(byId("params"), () => update());
const choices = optionsPane(byId("options"), () => rebind(mode === "form" ? formValues() : undefined));
const panes = ["state", "jump", "findings", "formats", "shown", "copy", "copied", "credential", "legend"];
const request = requestPane(Object.fromEntries(panes.map((id) => [id, byId(id)])), find);
const preview = previewPane(byId("preview"), byId("preview-note"));
const response = responsePane(byId("response-pane"), { find, show: showResponse });

// While the form is bound it is filled, which nobody has to hear.
form.addEventListener("input", () => bound && update());
text.addEventListener("input", () => update());
beforeText.addEventListener("input", () => rebind());

/** What a person calls the place of an issue, and what leads there: { label, go }. */
function find(issue) {
  const outside = params.find(issue);
  if (outside) return { label: words(outside.name), go: () => lead(outside.input) };
  if (issue.params.in === "before") return { label: "Before", go: () => lead(beforeText) };
  return mode === "form" ? placeInForm(form, issue) : placeInText(text, issue);
}

function showResponse(status, body) {
  if (mode === "form") return bound.showResponse(status, body);
  const draft = outcome.requests[0]?.body;
  return endpoint.fromResponse(status, body, draft === undefined ? {} : { draft });
}

/** Draws an endpoint, with its sample or with a state that a link carried. */
export function choose(chosen, state) {
  table = chosen;
  sample = SAMPLES[table.id];
  const route = table.isPlan ? "several requests" : `${table.method} ${table.path}`;
  byId("about").replaceChildren(el("code", {}, route), ` ${table.source}.`);
  params.draw(table, { ...table.sample, ...sample.sent });
  choices.draw(table.options);
  byId("rules-table").replaceChildren(...drawRules(table));
  byId("response").hidden = table.isPlan;
  response.draw(sample.refusals);
  beforeText.value = state?.before ?? pretty(JSON.stringify(sample.before));
  if (state) {
    params.restore(state);
    choices.restore(state.options);
  }
  setOptions();
  drawModes();
  setMode(state?.mode ?? (table.isPlan ? "after" : "form"));
  if (!state) return begin("right");
  text.value = state.text;
  if (mode === "form") drawForm(state.values);
  update();
}

/** All that stands in the panes, to be carried by a link. */
export const stateOf = () => ({
  endpoint: table.id,
  mode,
  before: beforeText.value,
  text: mode === "form" ? "" : text.value,
  values: mode === "form" ? formValues() : {},
  ...params.state(),
  options: choices.state(),
});

/** Begins an edit, `right` or `wrong`. That of the form is made for the sample's answer: at another, nothing is edited. */
export function begin(kind) {
  response.clear();
  const isSample = isJson(beforeText.value) && compact(beforeText.value) === JSON.stringify(sample.before);
  if (mode === "form") {
    drawForm(isSample ? edited(kind) : undefined);
    if (kind === "wrong") form.requestSubmit();
  } else if (mode === "after") {
    text.value = isSample ? pretty(JSON.stringify(after(kind))) : beforeText.value;
  } else {
    text.value = pretty(JSON.stringify(kind === "right" ? sample.draft : sample.wrong));
  }
  update();
}

/** The sample's values of the form, edited. */
const edited = (kind) => ({ ...endpoint.toForm(sample.before), ...(kind === "right" ? sample.edit : sample.mistakes) });

/** The sample's answer, edited. */
function after(kind) {
  if (table.isPlan) return (kind === "right" ? sample.after : sample.broken)(sample.before);
  const entries = Object.entries(edited(kind)).flatMap(([name, value]) => [value].flat().map((text) => [name, text]));
  const { draft } = endpoint.fromForm(entries, { before: sample.before });
  const applied = endpoint.apply(sample.before, draft);
  return applied.ok ? applied.value : { ...sample.before, ...draft };
}

function setOptions() {
  const plain = endpoints[table.isPlan ? PERSON : table.id];
  options = choices.read(plain);
  endpoint = plain.with(options);
}

function drawModes() {
  const names = Object.keys(MODES).filter((name) => !table.isPlan || name === "after");
  const title = (name) => (name === "draft" && table.id === KRATOS ? "Operations" : MODES[name].title);
  const change = ({ target }) => {
    setMode(target.value);
    begin("right");
  };
  const modes = byId("modes");
  modes.hidden = names.length === 1;
  const choice = (name) =>
    el("label", {}, el("input", { type: "radio", name: "mode", value: name, onchange: change }), el("span", {}, title(name)));
  modes.replaceChildren(modes.firstElementChild, ...names.map(choice));
}

function setMode(name) {
  mode = name;
  for (const input of byId("modes").querySelectorAll("input")) input.checked = input.value === mode;
  form.hidden = mode !== "form";
  byId("text-editor").hidden = mode === "form";
  byId("text-label").textContent = MODES[mode].label;
  if (mode === "form") return;
  bound?.destroy();
  bound = undefined;
  form.replaceChildren();
}

/** After a change of the options or of what the server has. An answer that is no JSON leaves the form as it was. */
function rebind(values) {
  setOptions();
  if (mode === "form" && (beforeText.value.trim() === "" || isJson(beforeText.value))) drawForm(values);
  update();
}

/** Whether a draft may have a member: one that the server ignores, or that needs an option, is not offered. */
const isTaken = ({ ignored, only }) => !ignored && (!only || options[only.option] === only.value);

/** Draws the form with these values, or those of the answer, and binds it. */
function drawForm(values) {
  bound?.destroy();
  bound = undefined;
  const before = beforeText.value.trim() === "" ? undefined : beforeText.value;
  const held = before === undefined ? {} : endpoint.toForm(before);
  // A link has texts alone.
  const typed = ([name, value]) => [name, typeof held[name] === "boolean" ? String(value) === "true" : value];
  const given = values ? Object.fromEntries(Object.entries(values).map(typed)) : held;
  const rows =
    table.id === KRATOS
      ? drawIdentity(given, table.answer.document.members)
      : drawTable(table, given, before !== undefined, isTaken);
  const summary = el("div", { className: "wide", "data-issues": "" });
  const submit = el("p", { className: "wide" }, el("button", { type: "submit" }, "Check the form"));
  form.replaceChildren(summary, ...rows, submit);
  bound = bindForm(form, endpoint, {
    ...(before !== undefined && { before }),
    params: params.params,
    headers: params.headers,
    on: { submit: () => byId("request").focus(), invalid: () => update() },
  });
  if (values) fill(given);
}

/** Gives the controls their values: the n-th of a name the n-th of a list. */
function fill(values) {
  const turns = new Map();
  for (const control of form.elements) {
    if (!Object.hasOwn(values, control.name) || control.type === "hidden") continue;
    const turn = turns.get(control.name) ?? 0;
    turns.set(control.name, turn + 1);
    const value = String([values[control.name]].flat()[turn] ?? "");
    if (control.value === value) continue;
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** What the form says, by name: a list where the name ends in []. */
function formValues() {
  const values = {};
  for (const { name, value, type } of form.elements) {
    if (!name || type === "hidden") continue;
    if (name.endsWith("[]")) (values[name] ??= []).push(value);
    else values[name] = value;
  }
  for (const { name } of form.querySelectorAll("input[type=hidden]:not(:disabled)")) values[name] = [];
  return values;
}

/** Checks what stands in the panes, and shows what comes of it. */
function update() {
  outcome = outcomeOf({
    mode,
    table,
    endpoint,
    options,
    sent: params.state(),
    before: beforeText.value,
    text: text.value,
    bound,
    form,
  });
  const { requests, issues, warnings, isUnchanged, faults } = outcome;
  mark(byId("before-fault"), beforeText, faults.before);
  mark(byId("text-fault"), text, faults.text);
  const before = faults.before || beforeText.value.trim() === "" ? undefined : beforeText.value;
  const tree = before === undefined ? undefined : parse(before);
  // After a try to send it the form itself lists what is wrong.
  const listed = form.querySelector("[data-issues=''] a");
  const toList = listed && (() => lead(listed));
  request.show({ ...outcome, table, toList, base: tree && ((index) => baseOf(requests[index], tree)) });
  params.show([...issues, ...warnings]);
  preview.show({ before, tree, requests: issues.length > 0 ? [] : requests, endpoint, isPlan: table.isPlan, isUnchanged });
  byId("before-state").textContent =
    before === undefined ? "empty: all that the edit says is sent" : "only what is edited is sent";
}

function mark(element, input, fault) {
  element.hidden = !fault;
  element.textContent = fault?.message ?? "";
  input.setAttribute("aria-invalid", String(Boolean(fault)));
}

/** What of the answer a request's body stands beside: nothing for lists, all of which is new. */
function baseOf({ path, body }, tree) {
  if (body.startsWith("[")) return undefined;
  const answer = at(tree, ["result"]) ?? tree;
  return path.endsWith("/attributes") ? at(answer, ["attributes"]) : answer;
}
