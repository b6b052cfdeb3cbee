// What a form says: its draft, the request that is made of it, and all that was found on the way.

import { isSilent } from "../entries.js";
import { joinPointer, splitPointer } from "../pointer.js";
import { applyMessages } from "../report.js";
import { readLists } from "./lists.js";
import { isAuthors, setValidity } from "./validity.js";

/** What would be sent where nothing was edited. */
const CHANGES_NOTHING = "empty_patch";

/** The code of what the form's own attributes, such as `required`, do not allow. */
const CONSTRAINT = "form_constraint";

/**
 * Reads a form: by `endpoint`, which knows what the server has, into the draft, and by `builder` into the request. `ignore`:
 * names beside those of the endpoint's options; `unchanged`: the draft of a form where nothing was edited, if that is known;
 * `lists`: what its lists are on the server, if that is known.
 */
export function readForm(endpoint, builder, form, controls, { params, headers, messages, ignore, unchanged, lists }) {
  const data = lists && readLists(form, controls, lists);
  const options = { ...(ignore && { ignore }), ...(data && { inputs: controls.filter(({ element }) => isSilent(element)).map(({ name }) => name) }) };
  const reading = endpoint.fromForm(data ?? form, ignore || data ? options : undefined);
  const { draft, json } = reading;
  const built = builder.build({ params, headers, json });
  const faults = applyMessages({ issues: controls.flatMap(constraint), warnings: [] }, messages).issues;
  const isUnchanged = unchanged === undefined ? says(built, CHANGES_NOTHING) : json === unchanged;

  const first = [...faults, ...reading.issues];
  const taken = new Set(first.map(({ pointer }) => pointer));
  // Of what was not read, a check can only say that it is missing; of what was not edited, nothing is sent.
  const isNews = ({ code, params: { in: outside }, pointer }) =>
    outside !== undefined || (!taken.has(pointer) && code !== CHANGES_NOTHING && !(isUnchanged && unchanged !== undefined));
  const later = (issues) => issues.map((issue) => inDocument(issue, draft)).filter(isNews);
  const issues = [...first, ...later(built.issues ?? [])];
  const warnings = [...reading.warnings, ...later(built.warnings)];
  const report = { ok: issues.length === 0, issues, warnings, truncated: built.truncated ?? false };
  const isSendable = first.length === 0;
  return { draft, report, isUnchanged, built: isSendable ? built : { ...report, ok: false } };
}

const says = ({ issues = [], warnings }, code) => [...issues, ...warnings].some((issue) => issue.code === code);

/** An issue at its place in the document: the operations of a JSON Patch hold theirs. */
export function inDocument(issue, draft) {
  const [at, , ...rest] = issue.path;
  const pointer = Array.isArray(draft) ? draft[at]?.path : undefined;
  if (typeof pointer !== "string") return issue;
  const path = [...splitPointer(pointer), ...rest];
  return { ...issue, path, pointer: joinPointer(path) };
}

/** The flags of `ValidityState` that the form's own attributes raise. */
const FLAGS = ["badInput", "valueMissing", "typeMismatch", "patternMismatch", "tooLong", "tooShort", "rangeUnderflow", "rangeOverflow", "stepMismatch"];

/** What the browser finds by the form's own attributes, in its words, and what the form's author set. */
function constraint({ element, steps }) {
  const { validity } = element;
  if (validity?.valid || !element.willValidate || !(isAuthors(element) || FLAGS.some((flag) => validity[flag]))) return [];
  // While there is a message of ours, the browser's own is not to be read.
  setValidity(element, "");
  return [{ code: CONSTRAINT, severity: "error", message: element.validationMessage, path: steps, pointer: joinPointer(steps), params: {} }];
}
