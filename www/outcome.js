// What comes of an edit: the requests, or what is wrong with it.

import { slashid } from "./package/generated/index.js";
import { syntaxFault } from "./json.js";

const NOTHING = { requests: [], issues: [], warnings: [] };

/** What a draft is that says nothing. */
const EMPTY = ["{}", "[]"];

/** The code of a draft that says nothing. */
const CHANGES_NOTHING = "empty_patch";

const error = (code, message, params = {}) => ({ ...NOTHING, issues: [{ code, severity: "error", message, path: [], params }] });

/**
 * { requests, issues, warnings, isUnchanged, doing, faults }: `doing` is what code needs to do the same, `faults` are those of
 * the JSON texts `before` and `text`. `edit`: { mode, table, endpoint, options, sent, before, text, bound, form }.
 */
export function outcomeOf(edit) {
  const { mode, endpoint, sent, options } = edit;
  const before = edit.before.trim() === "" ? undefined : edit.before;
  const fault = before === undefined ? undefined : syntaxFault(endpoint, before);
  if (fault) return { ...error("json_syntax", fault.message, { in: "before" }), faults: { before: fault } };
  const doing = { mode, before, options, ...sent };
  if (mode === "form") return { ...read(edit.bound.request()), doing: { ...doing, entries: entriesOf(edit.form) }, faults: {} };
  const textFault = syntaxFault(endpoint, edit.text);
  if (textFault) return { ...error("json_syntax", textFault.message), faults: { text: textFault } };
  return { ...(mode === "draft" ? ofDraft(edit, before, doing) : ofAfter(edit, before, doing)), faults: {} };
}

/** What the form says, without the inputs that have no name of ours. */
const entriesOf = (form) => [...new FormData(form)];

function ofDraft({ endpoint, sent, text }, before, doing) {
  const beside = before === undefined ? {} : { before };
  const { issues, warnings } = endpoint.checkJson(text, beside);
  const built = endpoint.build({ ...sent, json: text }, beside);
  const outside = (built.issues ?? []).filter(({ params }) => ["path", "header"].includes(params.in));
  const requests = built.ok ? [built.request] : [];
  return { requests, issues: [...issues, ...outside], warnings, doing: { ...doing, draft: text } };
}

function ofAfter({ table, endpoint, options, sent, text: after }, before, doing) {
  if (before === undefined) return error("required", "must be given, to tell what is edited", { in: "before" });
  const done = { ...doing, after };
  if (table.isPlan) return { ...slashid.plan({ ...sent, before, after }, options), doing: done };
  const edited = endpoint.diff(before, after);
  if (!edited.ok) return { ...NOTHING, issues: edited.issues, warnings: edited.warnings };
  const built = read(endpoint.build({ ...sent, json: edited.json }, { before }));
  const warnings = [...edited.warnings, ...built.warnings];
  return { ...built, warnings, isUnchanged: !edited.changed, doing: done };
}

/** What `build` gave. */
function read({ ok, request, issues = [], warnings }) {
  const saysNothing = issues.length > 0 && issues.every(({ code }) => code === CHANGES_NOTHING);
  const isUnchanged = ok ? EMPTY.includes(request.body) : saysNothing;
  if (isUnchanged) return { ...NOTHING, requests: ok ? [request] : [], isUnchanged };
  return { requests: ok ? [request] : [], issues, warnings, isUnchanged };
}
