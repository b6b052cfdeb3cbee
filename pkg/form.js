// An HTML form bound to an endpoint: checked while a person fills it in, and made into the request when it is submitted.

import { attributeKeeper } from "./form/attributes.js";
import { controlsOf, focus, isChoice, own, type } from "./form/controls.js";
import { fillForm } from "./form/fill.js";
import { applyHint, hintsOf } from "./form/hints.js";
import { messagesAt } from "./form/messages.js";
import { placesOf } from "./form/places.js";
import { inDocument, readForm } from "./form/read.js";
import { summaryOf } from "./form/summary.js";
import { wordsOf } from "./form/words.js";

/** A longer text is no slip that one other spelling could mend. */
const MAX_SUGGESTED = 320;

const NONE = Object.freeze([]);

export function bindForm(form, endpoint, { before, params, headers, ignore = NONE, messages, on = {} } = {}) {
  const { byCode, say } = wordsOf(messages);
  const bound = endpoint.with({ before, ignore, messages: byCode });
  const unchanged = before === undefined ? undefined : bound.fromForm([]).json;
  const hintOf = hintsOf(endpoint);
  const root = own(form, "getRootNode")();
  const keeper = attributeKeeper();
  const at = messagesAt(form, root, say, type);
  const stop = new AbortController();
  /** The controls that are looked after, with their hints. */
  const known = new Map();
  const visited = new WeakSet();
  /** The controls that cannot hold what the server has: they say nothing until they are touched. */
  const unfilled = new Set();
  /** The options that lists got, for what the server has. */
  const added = new Set();
  let isSubmitted = false;
  /** What the server refused, with its control, until that is edited. */
  let refused = NONE;
  let filling;
  let isPressed = false;
  let releasing;

  const read = (controls) => {
    const silent = [...unfilled].map(({ name }) => name);
    return readForm(bound, form, controls, {
      params,
      headers,
      messages: byCode,
      unchanged,
      ignore: silent.length > 0 ? [...ignore, ...silent] : undefined,
    });
  };

  /** Reads the form, and shows what there is to say: what was read, and the controls with their issues. */
  const refresh = () => {
    const controls = controlsOf(form, ignore);
    adopt(controls);
    const found = read(controls);
    const { issues, warnings } = found.report;
    const place = placesOf(controls);
    const lines = [...issues, ...warnings].map((issue) => {
      const { control, near } = issue.params.in === undefined ? place(issue.path) : {};
      return { issue, element: control?.element, near: near?.element };
    });
    lines.push(...refused);
    const byElement = new Map(controls.map(({ element }) => [element, []]));
    for (const { issue, element } of lines) byElement.get(element)?.push(issue);
    for (const { element, steps } of controls) show(element, steps, byElement.get(element), found.draft);
    summarize(lines, found);
    // What was just put into the form is no news.
    observer.takeRecords();
    return { ...found, byElement };
  };

  const show = (element, steps, issues, draft) => {
    const errors = issues.filter(({ severity }) => severity === "error");
    element.setCustomValidity?.(errors[0]?.message ?? "");
    const isVisited = visited.has(element);
    if (isVisited && element.type !== "radio") keeper.set(element, "aria-invalid", String(errors.length > 0));
    else keeper.reset(element, "aria-invalid");
    const { bytes } = known.get(element);
    at.show(element, {
      issues: isVisited ? issues : NONE,
      suggestion: isVisited ? suggestionFor(element, issues) : undefined,
      bytes: bytes && element.value !== "" ? { actual: bytesOf(valueAt(draft, steps) ?? element.value), limit: bytes } : undefined,
    });
  };

  const suggestionFor = (element, [issue]) => {
    const { value } = element;
    if (!issue || isChoice(element) || typeof value !== "string" || value === "" || value.length > MAX_SUGGESTED) return undefined;
    const suggestion = bound.suggest?.(issue.path, value);
    return suggestion === value ? undefined : suggestion;
  };

  /** Once the form was submitted, the summary holds what is wrong, and what has no control. */
  const summarize = (lines, { isUnchanged }) => {
    const isListed = ({ issue, element }) => issue.severity === "error" || element === undefined;
    const listed = isSubmitted ? lines.filter(isListed).map(({ issue, element, near }) => ({ issue, element: element ?? near })) : NONE;
    const count = listed.filter(({ issue }) => issue.severity === "error").length;
    const isRefused = refused.length > 0;
    const text = count > 0 ? say(isRefused ? "refused" : "errors", { count }) : isSubmitted && isUnchanged ? say("unchanged") : "";
    summary.show(listed, text);
  };

  const adopt = (controls) => {
    const now = new Set(controls.map(({ element }) => element));
    for (const element of known.keys()) if (!now.has(element)) forget(element);
    for (const { element, steps } of controls) {
      if (known.has(element)) continue;
      const hint = hintOf(steps);
      known.set(element, hint);
      applyHint(element, hint, keeper);
      // `<input form="…">` may stand outside of its form.
      if (!own(form, "contains")(element)) listen((...given) => element.addEventListener(...given));
    }
  };

  const forget = (element) => {
    known.delete(element);
    unfilled.delete(element);
    at.remove(element);
    keeper.restore(element);
    element.setCustomValidity?.("");
  };

  const edited = ({ target, isComposing }) => {
    if (!known.has(target) || isComposing) return;
    unfilled.delete(target);
    refused = refused.filter(({ element }) => element !== target);
    refresh();
  };

  const left = ({ target }) => {
    if (!known.has(target)) return;
    for (const element of known.keys()) if (element === target || (isChoice(target) && element.name === target.name)) visited.add(element);
    if (!isPressed) refresh();
  };

  /** While a pointer is down, nothing may move: the button below would no longer be there when it comes up. */
  const pressed = () => (isPressed = true);
  const released = () => {
    isPressed = false;
    clearTimeout(releasing);
    releasing = setTimeout(refresh);
  };

  const submitted = (event) => {
    event.preventDefault();
    isSubmitted = true;
    refused = NONE;
    for (const { element } of controlsOf(form, ignore)) visited.add(element);
    const { report, isUnchanged, built, byElement } = refresh();
    if (report.ok) {
      if (!isUnchanged) on.submit?.(built.request);
      return;
    }
    if (!focusFirst(byElement)) summary.focus();
    on.invalid?.(report);
  };

  const reset = () => {
    // The controls have their old values only after this event.
    clearTimeout(filling);
    filling = setTimeout(() => {
      for (const element of known.keys()) visited.delete(element);
      isSubmitted = false;
      refused = NONE;
      fill();
      refresh();
    });
  };

  const fill = () => {
    unfilled.clear();
    if (before === undefined) return;
    for (const element of fillForm(controlsOf(form, ignore), bound.toForm(before), added)) unfilled.add(element);
  };

  const listen = (add) => {
    for (const name of ["input", "change", "compositionend"]) add(name, edited, { signal: stop.signal });
    add("focusout", left, { signal: stop.signal });
  };

  // A mistake of the programmer, such as a parameter that is missing, is thrown here: nothing is changed yet.
  read(controlsOf(form, ignore));
  const summary = summaryOf(form, root, keeper, say);
  const observer = new MutationObserver(() => refresh());
  keeper.set(form, "novalidate", "");
  fill();
  refresh();
  const hear = own(form, "addEventListener");
  listen(hear);
  hear("submit", submitted, { signal: stop.signal });
  hear("reset", reset, { signal: stop.signal });
  document.addEventListener("pointerdown", pressed, { capture: true, signal: stop.signal });
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, released, { capture: true, signal: stop.signal });
  observer.observe(form, { childList: true, subtree: true, attributeFilter: ["name", "disabled"] });

  return Object.freeze({
    report: () => read(controlsOf(form, ignore)).report,
    request: () => read(controlsOf(form, ignore)).built,
    showResponse(status, body) {
      const controls = controlsOf(form, ignore);
      const { draft } = read(controls);
      const place = placesOf(controls);
      const issues = bound.fromResponse(status, body, { draft }).map((issue) => inDocument(issue, draft));
      refused = issues.map((issue) => ({ issue, element: place(issue.path).control?.element }));
      for (const { element } of refused) if (element) visited.add(element);
      isSubmitted = true;
      focusFirst(refresh().byElement);
      return issues;
    },
    destroy() {
      stop.abort();
      observer.disconnect();
      for (const timer of [filling, releasing]) clearTimeout(timer);
      for (const element of [...known.keys()]) forget(element);
      for (const option of added) option.remove();
      summary.remove();
      keeper.restore(form);
    },
  });
}

/** Focuses the first control that has an error. */
function focusFirst(byElement) {
  const [first] = [...byElement].find(([, issues]) => issues.some(({ severity }) => severity === "error")) ?? [];
  if (first) focus(first);
  return first !== undefined;
}

const valueAt = (draft, steps) => steps.reduce((value, step) => value?.[step], draft);

const encoder = new TextEncoder();

/** How many bytes a value has as JSON. */
const bytesOf = (value) => encoder.encode(JSON.stringify(value)).length;
