// Shows in a form what was found in it.

import { focus, holdsText, own, type } from "./controls.js";
import { applyHint, hintsOf } from "./hints.js";
import { messagesAt } from "./messages.js";
import { placesOf } from "./places.js";
import { summaryOf } from "./summary.js";
import { setValidity } from "./validity.js";

/** A longer text is no slip that one other spelling could mend. */
const MAX_SUGGESTED = 320;

const NONE = Object.freeze([]);

export function viewOf(form, endpoint, keeper, say) {
  const root = own(form, "getRootNode")();
  const hintOf = hintsOf(endpoint);
  const messages = messagesAt(form, root, say, (element, text) => {
    // The button that has the focus will be gone.
    focus(element);
    type(element, text);
  });
  const summary = summaryOf(form, root, keeper, say);
  /** The controls that are looked after, with their names and hints. */
  const known = new Map();
  /** Those that have an error. */
  let wrong = NONE;

  const forget = (element) => {
    known.delete(element);
    messages.remove(element);
    keeper.restore(element);
    setValidity(element, "");
  };

  const showControl = ({ element, steps }, issues, isVisited, draft) => {
    const [error] = issues.filter(({ severity }) => severity === "error");
    setValidity(element, error?.message ?? "");
    // A radio button has no such state.
    if (isVisited && element.type !== "radio") keeper.set(element, "aria-invalid", String(error !== undefined));
    else keeper.reset(element, "aria-invalid");
    const { bytes } = known.get(element).hint;
    messages.show(element, {
      issues: isVisited ? issues : NONE,
      suggestion: isVisited ? suggestionFor(element, issues) : undefined,
      bytes: bytes && element.value !== "" ? { actual: bytesOf(valueAt(draft, steps) ?? element.value), limit: bytes } : undefined,
    });
  };

  const suggestionFor = (element, [issue]) => {
    const { value } = element;
    if (!issue || !holdsText(element) || value === "" || value.length > MAX_SUGGESTED) return undefined;
    const suggestion = endpoint.suggest(issue.path, value);
    return suggestion === value ? undefined : suggestion;
  };

  /** In the summary stands what is wrong, and what has no control. */
  const summarize = (lines, { isSubmitted, isRefused, isUnchanged }) => {
    const isListed = ({ issue, element }) => issue.severity === "error" || element === undefined;
    const listed = isSubmitted ? lines.filter(isListed) : NONE;
    const count = listed.filter(({ issue }) => issue.severity === "error").length;
    const counted = count > 0 ? say(isRefused ? "refused" : "errors", { count }) : "";
    summary.show(listed, counted || (isSubmitted && isUnchanged ? say("unchanged") : ""));
  };

  return {
    knows: (element) => known.has(element),
    /** Looks after these controls, and no others: those that are new, or have another name now. */
    adopt(controls) {
      const names = new Map(controls.map(({ element, name }) => [element, name]));
      for (const [element, { name }] of known) if (names.get(element) !== name) forget(element);
      const fresh = controls.filter(({ element }) => !known.has(element));
      for (const { element, name, steps } of fresh) {
        const hint = hintOf(steps);
        known.set(element, { name, hint });
        applyHint(element, hint, keeper);
      }
      return fresh;
    },
    /**
     * Shows what was read and what the server refused: of each issue the control. What is at a control is shown once it was
     * visited, the summary once the form was submitted.
     */
    show(controls, { report, draft, isUnchanged }, { visited, refused, isSubmitted }) {
      const place = placesOf(controls);
      const found = [...report.issues, ...report.warnings].map((issue) => ({ issue, ...elementsAt(place, issue) }));
      const lines = [...found, ...refused];
      const byElement = new Map(controls.map(({ element }) => [element, []]));
      for (const { issue, element } of lines) byElement.get(element)?.push(issue);
      const isWrong = ({ element }) => byElement.get(element).some(({ severity }) => severity === "error");
      wrong = controls.filter(isWrong).map(({ element }) => element);
      for (const control of controls) {
        const { element } = control;
        showControl(control, byElement.get(element), visited.has(element), draft);
      }
      summarize(lines, { isSubmitted, isUnchanged, isRefused: refused.length > 0 });
    },
    /** Focuses the first control that has an error and can be focused; the summary where there is none. */
    focusError() {
      if (!wrong.some(focus)) summary.focus();
    },
    remove() {
      for (const element of [...known.keys()]) forget(element);
      summary.remove();
    },
  };
}

/** The control of an issue, and the one to go to: what is wrong with a group has the first in it. */
export function elementsAt(place, { params, path }) {
  // Of a parameter, a header or the whole body there is neither.
  if (params.in !== undefined || path.length === 0) return {};
  const { control, near } = place(path);
  return { element: control?.element, near: near?.element };
}

const valueAt = (draft, steps) => steps.reduce((value, step) => value?.[step], draft);

/** How many bytes a value has as JSON. */
const bytesOf = (value) => new Blob([JSON.stringify(value)]).size;
