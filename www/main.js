// The page: the opening, and below it every endpoint with what the server has, the edit, the request, the preview and the
// response. A file per pane; this one says what happens when something is changed.

import * as api from "./package/generated/index.js";
import { bindForm } from "./package/form.js";
import { isGiven, steps } from "./controls.js";
import { el } from "./dom.js";
import { drawTable } from "./draw.js";
import { drawIdentity } from "./identity.js";
import { at, compact, parse, position, pretty, syntaxFault } from "./json.js";
import { decode, encode } from "./link.js";
import { opening } from "./opening.js";
import { optionsPane } from "./options.js";
import { paramsPane } from "./params.js";
import { previewPane } from "./preview.js";
import { copyText, requestPane } from "./request.js";
import { responsePane } from "./response.js";
import { drawRules } from "./rules.js";
import { SAMPLES } from "./samples.js";
import { VENDORS, words } from "./words.js";

const catalog = await (await fetch(new URL("./package/generated/catalog.json", import.meta.url))).json();
const byId = (id) => document.getElementById(id);
const camel = (name) => name.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());

const KRATOS = "kratos.patch_identity";
const PLAN = "slashid.plan";

/** How an edit is made, and what each is called. */
const MODES = {
  form: { title: "Form" },
  after: { title: "JSON", label: "After: the same, edited" },
  draft: { title: "By hand", label: "The body of the request" },
};

const person = catalog.endpoints.find(({ id }) => id === "slashid.update_person");
const TABLES = Object.fromEntries(
  [...catalog.endpoints, { ...person, id: PLAN, isPlan: true, source: "SlashID’s routes for one person" }].map((table) => {
    const [provider, name] = table.id.split(".");
    return [table.id, { ...table, entry: provider.replaceAll("_", "-"), calls: [camel(provider), camel(name)] }];
  }),
);

let table;
let endpoint;
let options;
let mode;
let bound;
let outcome;

const find = (issue) => {
  const outside = params.find(issue);
  if (outside) return { label: words(outside.name), go: () => outside.input.focus() };
  if (issue.params.in === "before") return { label: "Before", go: () => show(byId("before-text")) };
  if (mode !== "form") return inText(issue);
  const control = controlOf(issue.path);
  if (!control) return { label: issue.path.length > 0 ? words(String(issue.path.at(-1))) : "" };
  return {
    label: control.labels?.[0]?.textContent ?? control.getAttribute("aria-label") ?? words(steps(control.name).at(-1)),
    go: () => show(control),
  };
};

const params = paramsPane(byId("params"), () => update());
const choices = optionsPane(byId("options"), () => rebind());
const request = requestPane(
  Object.fromEntries(
    ["state", "jump", "findings", "formats", "shown", "copy", "copied", "credential"].map((id) => [id, byId(id)]),
  ),
  find,
);
const preview = previewPane(byId("preview"), byId("preview-note"));
const response = responsePane(byId("response-pane"), {
  find,
  show: (status, body) => {
    if (mode === "form") return bound.showResponse(status, body);
    const draft = outcome.requests[0]?.body;
    return endpoint.fromResponse(status, body, draft === undefined ? {} : { draft });
  },
});

/** Opens what a control stands in, and goes there. */
function show(control, caret) {
  for (let around = control.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  control.focus();
  if (caret !== undefined) control.setSelectionRange(caret, caret);
}

const form = byId("form");
const beforeText = byId("before-text");
const text = byId("text");

/** The control of a path: the one that it names, the element of a list, or the first one around or below. */
function controlOf(path) {
  const named = [...form.elements]
    .filter(({ name, type }) => name && type !== "hidden")
    .map((control) => [control, steps(control.name)]);
  const texts = path.map(String);
  const list = named.filter(
    ([, own]) => own.at(-1) === "" && own.slice(0, -1).every((step, at) => step === texts[at]) && own.length === texts.length,
  );
  const exact = named.find(([, own]) => own.length === texts.length && own.every((step, at) => step === texts[at]));
  const near = named.find(([, own]) => texts.length > 0 && texts.every((step, at) => own[at] === step || own[at] === undefined));
  return (list[path.at(-1)] ?? exact ?? near)?.[0];
}

function inText({ path, params: { offset } }) {
  const label = path.length > 0 ? path.map((step) => (typeof step === "number" ? `no. ${step + 1}` : step)).join(", ") : "";
  if (offset === undefined) return { label, go: label && (() => show(text)) };
  const place = position(text.value, offset);
  return { label: [label, `line ${place.line}`].filter(Boolean).join(", "), go: () => show(text, place.at) };
}

/** What the server has, as the box says it: { text } where it is JSON, {} where it is empty, or { fault }. */
function readBefore() {
  if (beforeText.value.trim() === "") return {};
  const fault = syntaxFault(endpoint, beforeText.value);
  return fault ? { fault } : { text: beforeText.value };
}

function fault(element, input, found) {
  element.hidden = !found;
  element.textContent = found?.message ?? "";
  input.setAttribute("aria-invalid", String(Boolean(found)));
}

/** The rows that a draft may have: a member that is refused whatever it holds is not offered. */
const isTaken = ({ name, refused }) =>
  !refused &&
  !endpoint
    .check({ [name]: null })
    .issues.some(({ code, path }) => path[0] === name && ["unknown_field", "read_only"].includes(code));

/** Draws the form with these values, and binds it. */
function drawForm(values) {
  bound?.destroy();
  bound = undefined;
  const { text: before } = readBefore();
  const held = before === undefined ? {} : endpoint.toForm(before);
  const isLogical = (name) => typeof held[name] === "boolean";
  const given = values
    ? Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, isLogical(name) ? String(value) === "true" : value]),
      )
    : held;
  const drawn =
    table.id === KRATOS
      ? drawIdentity(given, table.answer.document.members)
      : drawTable(table, given, before !== undefined, isTaken);
  const summary = el("div", { className: "wide", "data-issues": "" });
  const submit = el("p", { className: "wide" }, el("button", { type: "submit" }, "Check the form"));
  form.replaceChildren(summary, ...drawn, submit);
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
    const value = [values[control.name]].flat()[turn] ?? "";
    if (control.value === String(value)) continue;
    control.value = String(value);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** What the form says, by name; a list of all values where a name stands more than once or ends in []. */
function formValues() {
  const values = {};
  for (const { name, value, type } of form.elements) {
    if (!name || type === "submit" || type === "hidden") continue;
    if (name.endsWith("[]")) (values[name] ??= []).push(value);
    else values[name] = value;
  }
  for (const { name } of form.querySelectorAll("input[type=hidden]:not(:disabled)")) values[name] = [];
  return values;
}

/** Draws all of an endpoint. */
function choose(id, state) {
  table = TABLES[id];
  const sample = SAMPLES[id];
  byId("endpoint").value = document.body.dataset.shown = id;
  byId("about").replaceChildren(
    el("code", {}, table.isPlan ? "several requests" : `${table.method} ${table.path}`),
    ` ${table.source}.`,
  );
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
  if (state) {
    setMode(state.mode);
    text.value = state.text;
    if (state.mode === "form") drawForm(state.values);
    update();
  } else {
    setMode(table.isPlan ? "after" : "form");
    begin("right");
  }
}

function setOptions() {
  const plain = api.endpoints[table.isPlan ? "slashid.update_person" : table.id];
  options = choices.read(plain);
  endpoint = plain.with(options);
}

function drawModes() {
  const names = Object.keys(MODES).filter((name) => !table.isPlan || name === "after");
  byId("modes").hidden = names.length === 1;
  byId("modes").replaceChildren(
    byId("modes").firstElementChild,
    ...names.map((name) =>
      el(
        "label",
        {},
        el("input", { type: "radio", name: "mode", value: name, onchange: () => (setMode(name), begin("right")) }),
        el("span", {}, name === "draft" && table.id === KRATOS ? "Operations" : MODES[name].title),
      ),
    ),
  );
}

function setMode(name) {
  mode = name;
  for (const input of byId("modes").querySelectorAll("input")) input.checked = input.value === mode;
  form.hidden = mode !== "form";
  byId("text-editor").hidden = mode === "form";
  byId("text-label").textContent = MODES[mode].label ?? "";
  if (mode !== "form") {
    bound?.destroy();
    bound = undefined;
    form.replaceChildren();
  }
}

/** Begins an edit: `right`, `wrong`, or `none`. It is made of the sample, so it only fits the sample's answer. */
function begin(kind) {
  const sample = SAMPLES[table.id];
  const before = readBefore();
  const isSample = before.text !== undefined && compact(before.text) === JSON.stringify(sample.before);
  const own = isSample ? kind : "none";
  if (mode === "form") {
    const edit = own === "right" ? sample.edit : own === "wrong" ? sample.mistakes : undefined;
    drawForm(edit && { ...endpoint.toForm(before.text), ...edit });
    if (own === "wrong") form.requestSubmit();
  } else if (mode === "after") {
    const edited = own === "none" ? undefined : edit(sample, own);
    text.value = edited ? pretty(JSON.stringify(edited)) : beforeText.value;
  } else {
    const draft = kind === "right" ? sample.draft : kind === "wrong" ? sample.wrong : Array.isArray(sample.draft) ? [] : {};
    text.value = pretty(JSON.stringify(draft));
  }
  update();
}

/** The sample's answer, edited: by the form's values, or as the plan's sample says. */
function edit(sample, kind) {
  if (table.isPlan) return (kind === "right" ? sample.after : sample.broken)(sample.before);
  const { draft } = endpoint.fromForm(
    Object.entries({ ...endpoint.toForm(sample.before), ...(kind === "right" ? sample.edit : sample.mistakes) }).flatMap(
      ([name, value]) => [value].flat().map((text) => [name, text]),
    ),
    { before: sample.before },
  );
  const applied = endpoint.apply(sample.before, draft);
  return applied.ok ? applied.value : { ...sample.before, ...draft };
}

/** After a change of the options or of what the server has. */
function rebind(values = mode === "form" ? formValues() : undefined) {
  setOptions();
  if (mode === "form" && !readBefore().fault) drawForm(values);
  update();
}

const NOTHING = { requests: [], issues: [], warnings: [] };

/** Checks what stands on the page, and builds the request. */
function compute() {
  const before = readBefore();
  fault(byId("before-fault"), beforeText, before.fault);
  fault(byId("text-fault"), text, undefined);
  if (before.fault)
    return {
      ...NOTHING,
      issues: [{ code: "json_syntax", severity: "error", message: before.fault.message, path: [], params: { in: "before" } }],
    };
  const given = params.state();
  const doing = { mode, before: before.text, options, params: given.params, headers: given.headers };
  if (mode === "form") return { ...answered(bound.request()), doing: { ...doing, entries: [...new FormData(form)] } };
  const found = syntaxFault(endpoint, text.value);
  fault(byId("text-fault"), text, found);
  if (found)
    return { ...NOTHING, issues: [{ code: "json_syntax", severity: "error", message: found.message, path: [], params: {} }] };
  if (mode === "draft") {
    const beside = before.text === undefined ? {} : { before: before.text };
    const checked = endpoint.checkJson(text.value, beside);
    const built = endpoint.build({ ...given, json: text.value }, beside);
    const inText = ({ params }) => !["path", "header"].includes(params.in);
    const outside = (built.issues ?? []).filter((issue) => !inText(issue));
    return {
      ...NOTHING,
      requests: built.ok ? [built.request] : [],
      issues: [...checked.issues, ...outside],
      warnings: checked.warnings,
      doing: { ...doing, draft: text.value },
    };
  }
  if (before.text === undefined)
    return {
      ...NOTHING,
      issues: [
        {
          code: "required",
          severity: "error",
          message: "must be given, to tell what is edited",
          path: [],
          params: { in: "before" },
        },
      ],
    };
  const after = text.value;
  if (table.isPlan)
    return { ...NOTHING, ...api.slashid.plan({ ...given, before: before.text, after }, options), doing: { ...doing, after } };
  const edited = endpoint.diff(before.text, after);
  const built = endpoint.build({ ...given, json: edited.json }, { before: before.text });
  if (!edited.ok) return { ...NOTHING, issues: edited.issues, warnings: edited.warnings };
  return {
    ...answered(built),
    warnings: [...edited.warnings, ...built.warnings].filter(({ code }) => code !== "empty_patch"),
    isUnchanged: !edited.changed,
    doing: { ...doing, after },
  };
}

const EMPTY = ["{}", "[]"];

/** What `build` gave, as the panes take it. */
function answered({ ok, request, issues = [], warnings }) {
  const isEmpty = (found) => found.length > 0 && found.every(({ code }) => code === "empty_patch");
  const isUnchanged = ok ? EMPTY.includes(request.body) : isEmpty(issues);
  return { requests: ok ? [request] : [], issues: isUnchanged ? [] : issues, warnings: isUnchanged ? [] : warnings, isUnchanged };
}

function update() {
  if (mode === "form" && !bound) return;
  outcome = compute();
  const before = readBefore().text;
  const tree = before === undefined ? undefined : parse(before);
  const base = (index) => baseOf(outcome.requests[index], tree);
  // After a try to send it the form itself lists what is wrong.
  const isListed = form.querySelector("[data-issues=''] li") !== null;
  request.show({ ...outcome, table, isListed, base: tree && base });
  params.show([...outcome.issues, ...outcome.warnings]);
  preview.show({
    before,
    tree,
    requests: outcome.issues.length > 0 ? [] : outcome.requests,
    endpoint,
    options,
    isPlan: table.isPlan,
    isUnchanged: outcome.isUnchanged,
  });
  byId("before-state").textContent =
    before === undefined ? "empty: everything in the form is sent" : "only what is edited is sent";
}

/** What of the answer a request's body stands beside: nothing for lists, all of which is new. */
function baseOf({ path, body }, tree) {
  if (body.startsWith("[")) return undefined;
  const answer = at(tree, ["result"]) ?? tree;
  return path.endsWith("/attributes") ? at(answer, ["attributes"]) : answer;
}

const ids = Object.keys(TABLES);
byId("endpoint").append(
  ...Object.entries(VENDORS).map(([vendor, named]) =>
    el("optgroup", { label: vendor }, ...Object.entries(named).map(([id, text]) => new Option(`${vendor}: ${text}`, id))),
  ),
);
byId("endpoint").addEventListener("change", ({ target }) => {
  history.pushState(null, "", `#${target.value}`);
  open({ endpoint: target.value });
});

/** Shows what the address says. Where it leads to an endpoint, the opening makes room. */
function go() {
  const found = decode(location.hash, ids);
  byId("opening").classList.toggle("small", Boolean(found.state ?? found.endpoint));
  open(found);
}

function open({ state, endpoint: id, fault }) {
  byId("fault").hidden = !fault;
  byId("fault").textContent = fault ? `${fault}. This is the beginning instead.` : "";
  byId("linked").textContent = "";
  byId("before").open = !id;
  choose(state?.endpoint ?? id ?? KRATOS, state);
  document.title = state || id ? `${byId("endpoint").selectedOptions[0].text} · identity-patch` : "identity-patch";
}

/** Far from the request, a button says how it stands and leads there. */
const inSight = new Map([
  [byId("work"), false],
  [byId("request"), false],
]);
const sight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) inSight.set(target, isIntersecting);
  byId("jump").hidden = !inSight.get(byId("work")) || inSight.get(byId("request"));
});
for (const element of inSight.keys()) sight.observe(element);

window.addEventListener("popstate", go);
form.addEventListener("input", () => update());
form.addEventListener("reset", () => setTimeout(update));
text.addEventListener("input", () => update());
beforeText.addEventListener("input", () => rebind(null));
byId("right").addEventListener("click", () => begin("right"));
byId("wrong").addEventListener("click", () => begin("wrong"));
byId("restart").addEventListener("click", () => choose(table.id));
byId("jump").addEventListener("click", () => byId("request").focus());
document.querySelector(".skip").addEventListener("click", (event) => {
  // The address stays as it is: it may hold a state.
  event.preventDefault();
  byId("request").focus();
});
byId("link").addEventListener("click", async () => {
  const values = mode === "form" ? formValues() : {};
  const state = {
    endpoint: table.id,
    mode,
    before: beforeText.value,
    text: mode === "form" ? "" : text.value,
    values,
    ...params.state(),
    options: choices.state(),
  };
  const hash = encode(state);
  if (hash) history.replaceState(null, "", hash);
  byId("linked").textContent = hash
    ? `${await copyText(location.href)} The address holds all that stands here.`
    : "This is too long for a link.";
});

opening(byId("opening"), () => byId("work-title").focus());
go();
document.body.dataset.ready = "";
