// An HTML form bound to an endpoint: checked while a person fills it in, and made into the request when it is submitted.

import { attributeKeeper } from "./form/attributes.js";
import { controlsOf, isChoice, own } from "./form/controls.js";
import { fillForm } from "./form/fill.js";
import { placesOf } from "./form/places.js";
import { inDocument, readForm } from "./form/read.js";
import { elementsAt, viewOf } from "./form/view.js";
import { wordsOf } from "./form/words.js";

const NONE = Object.freeze([]);

export function bindForm(form, endpoint, { before, params, headers, ignore = NONE, messages, on = {} } = {}) {
  const { byCode, say } = wordsOf(messages);
  const bound = endpoint.with({ before, ignore, messages: byCode });
  const unchanged = before === undefined ? undefined : bound.fromForm([]).json;
  /** What a person did in the form: the controls that were left, and whether all of it was submitted. */
  let state = nothingDone();
  /** The controls that cannot hold what the server has: they say nothing until they are edited. */
  const unfilled = new Set();
  /** The options that lists got, for what the server has. */
  const added = new Set();

  const controlsNow = () => controlsOf(form, ignore);

  const read = (controls = controlsNow()) => {
    const silent = [...unfilled].map(({ name }) => name);
    const own = silent.length > 0 ? [...ignore, ...silent] : undefined;
    return readForm(bound, form, controls, { params, headers, messages: byCode, unchanged, ignore: own });
  };

  // A mistake of the programmer, such as a parameter that is missing, is thrown here: nothing was changed yet.
  read();
  const keeper = attributeKeeper();
  const view = viewOf(form, bound, keeper, say);
  const stop = new AbortController();
  const timers = new Map();

  /** Reads the form, and shows what there is to say. */
  const refresh = () => {
    const controls = controlsNow();
    adopt(controls);
    const found = read(controls);
    view.show(controls, found, state);
    // What was just put into the form is no news.
    observer.takeRecords();
    return { ...found, controls };
  };

  const adopt = (controls) => {
    for (const element of view.adopt(controls)) {
      // `<input form="…">` may stand outside of its form.
      if (!own(form, "contains")(element)) listen((...given) => element.addEventListener(...given));
    }
  };

  /** Runs something once the event that is told of has done its work. */
  const later = (name, run) => {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(run));
  };

  const edited = ({ target, isComposing }) => {
    if (!view.knows(target) || isComposing) return;
    unfilled.delete(target);
    state.refused = state.refused.filter(({ element }) => element !== target);
    refresh();
  };

  const left = ({ target }) => {
    if (!view.knows(target)) return;
    const isOfIt = ({ element, name }) => element === target || (isChoice(target) && name === target.name);
    for (const { element } of controlsNow().filter(isOfIt)) state.visited.add(element);
    // While a pointer is down nothing may move: the button below it would be gone when it comes up.
    if (!state.isPressed) refresh();
  };

  const pressed = () => {
    state.isPressed = true;
  };

  const released = () => {
    state.isPressed = false;
    later("released", refresh);
  };

  const submitted = (event) => {
    event.preventDefault();
    state = { ...state, visited: new Set(controlsNow().map(({ element }) => element)), refused: NONE, isSubmitted: true };
    const { report, isUnchanged, built, controls } = refresh();
    if (!report.ok) {
      view.focusError(controls);
      on.invalid?.(report);
    } else if (!isUnchanged) {
      on.submit?.(built.request);
    }
  };

  const reset = () => {
    // The controls have their first values only after this event.
    later("reset", () => {
      state = nothingDone();
      fill();
      refresh();
    });
  };

  const fill = () => {
    unfilled.clear();
    if (before === undefined) return;
    for (const element of fillForm(controlsNow(), bound.toForm(before), added)) unfilled.add(element);
  };

  const listen = (add) => {
    for (const name of ["input", "change", "compositionend"]) add(name, edited, { signal: stop.signal });
    add("focusout", left, { signal: stop.signal });
  };

  const observer = new MutationObserver(() => refresh());
  keeper.set(form, "novalidate", "");
  fill();
  refresh();
  const hear = own(form, "addEventListener");
  listen(hear);
  hear("submit", submitted, { signal: stop.signal });
  hear("reset", reset, { signal: stop.signal });
  const pointer = { pointerdown: pressed, pointerup: released, pointercancel: released };
  for (const [name, heard] of Object.entries(pointer)) {
    document.addEventListener(name, heard, { capture: true, signal: stop.signal });
  }
  observer.observe(form, { childList: true, subtree: true, attributeFilter: ["name", "disabled"] });

  return Object.freeze({
    report: () => read().report,
    request: () => read().built,
    showResponse(status, body) {
      const controls = controlsNow();
      const { draft } = read(controls);
      const place = placesOf(controls);
      const issues = bound.fromResponse(status, body, { draft }).map((issue) => inDocument(issue, draft));
      const refused = issues.map((issue) => ({ issue, ...elementsAt(place, issue) }));
      for (const { element } of refused) if (element) state.visited.add(element);
      state = { ...state, refused, isSubmitted: true };
      refresh();
      if (issues.length > 0) view.focusError(controls);
      return issues;
    },
    destroy() {
      stop.abort();
      observer.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
      view.remove();
      for (const option of added) option.remove();
      keeper.restore(form);
    },
  });
}

const nothingDone = () => ({ visited: new Set(), refused: NONE, isSubmitted: false, isPressed: false });
