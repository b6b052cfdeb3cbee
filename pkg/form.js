// An HTML form bound to an endpoint: checked while a person fills it in, and made into the request when it is submitted.

import { attributeKeeper } from "./form/attributes.js";
import { controlsOf, isChoice, own } from "./form/controls.js";
import { fillerOf } from "./form/filler.js";
import { placesOf } from "./form/places.js";
import { inDocument, readForm } from "./form/read.js";
import { elementsAt, viewOf } from "./form/view.js";
import { wordsOf } from "./form/words.js";
import { tag } from "./runtime.js";

const NONE = Object.freeze([]);

/** The forms that are bound: one that were bound twice would be sent twice. */
const boundForms = new WeakSet();

const OPTIONS = ["before", "params", "headers", "ignore", "messages", "on"];

const EVENTS = ["invalid", "submit"];

export function bindForm(form, endpoint, options = {}) {
  refuseMisuse(form, options);
  const { before, params, headers, ignore = NONE, messages, on = {} } = options;
  const { byCode, say } = wordsOf(messages);
  const bound = endpoint.with({ before, ignore, messages: byCode });
  // What the edit does to `before` is said where the form is read. A check would again say of what was emptied on purpose
  // that it is missing.
  const builder = endpoint.with({ messages: byCode });
  const unchanged = before === undefined ? undefined : bound.fromForm([]).json;
  /** What a person did in the form: the controls that were left, and whether all of it was submitted. */
  let state = nothingDone();
  const filler = fillerOf(before === undefined ? undefined : bound.toForm(before));

  const controlsNow = () => controlsOf(form, ignore);

  const read = (controls = controlsNow()) => {
    const silent = filler.silent();
    const own = silent.length > 0 ? [...ignore, ...silent] : undefined;
    return readForm(bound, builder, form, controls, { params, headers, messages: byCode, unchanged, ignore: own, lists: filler.lists() });
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
    // What the server refused of a control that is gone is no longer to be mended.
    state.refused = state.refused.filter(({ element }) => element === undefined || view.knows(element));
    const found = read(controls);
    view.show(controls, found, state);
    // What was just put into the form is no news.
    observer.takeRecords();
    return { ...found, controls };
  };

  const adopt = (controls) => {
    const fresh = view.adopt(controls);
    for (const { element } of fresh) {
      // `<input form="…">` may stand outside of its form.
      if (!own(form, "contains")(element)) listen((...given) => element.addEventListener(...given));
    }
    filler.fillLater(fresh, controls);
  };

  /** Runs something once the event that is told of has done its work. */
  const later = (name, run) => {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(run));
  };

  const edited = ({ target, isComposing }) => {
    if (!view.knows(target) || isComposing || filler.isTelling()) return;
    filler.edited(target);
    const isOfIt = (element) => element === target || (isChoice(target) && element?.name === target.name);
    state.refused = state.refused.filter(({ element }) => !isOfIt(element));
    refresh();
  };

  const left = ({ target, relatedTarget }) => {
    if (!view.knows(target)) return;
    const isOfIt = ({ element, name }) => element === target || (isChoice(target) && name === target.name);
    const group = controlsNow().filter(isOfIt).map(({ element }) => element);
    if (group.includes(relatedTarget)) return;
    for (const element of group) state.visited.add(element);
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
    if (closesDialog(form, event.submitter)) return;
    event.preventDefault();
    state = { ...state, visited: new Set(controlsNow().map(({ element }) => element)), refused: NONE, isSubmitted: true };
    const { report, isUnchanged, built } = refresh();
    if (!report.ok) {
      view.focusError();
      on.invalid?.(report);
    } else if (!isUnchanged) {
      on.submit?.(built.request);
    }
  };

  const reset = () => {
    const was = filler.heldBy(controlsNow());
    // The controls have their first values only after this event.
    later("reset", () => {
      state = nothingDone();
      filler.fillAgain(controlsNow(), was);
      refresh();
    });
  };

  const listen = (add) => {
    for (const name of ["input", "change", "compositionend"]) add(name, edited, { signal: stop.signal });
    add("focusout", left, { signal: stop.signal });
  };

  const observer = new MutationObserver(() => refresh());
  keeper.set(form, "novalidate", "");
  filler.begin(controlsNow());
  refresh();
  const hear = own(form, "addEventListener");
  listen(hear);
  hear("submit", submitted, { signal: stop.signal });
  hear("reset", reset, { signal: stop.signal });
  // On a touch screen the mouse's events follow once the pointer is up.
  const pointer = { pointerdown: pressed, mousedown: pressed, pointerup: released, mouseup: released, pointercancel: released };
  for (const [name, heard] of Object.entries(pointer)) {
    own(form, "ownerDocument").addEventListener(name, heard, { capture: true, signal: stop.signal });
  }
  observer.observe(form, { childList: true, subtree: true, attributeFilter: ["name", "disabled"] });

  boundForms.add(form);
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
      if (stop.signal.aborted) return issues;
      refresh();
      if (issues.length > 0) view.focusError();
      return issues;
    },
    destroy() {
      if (!stop.signal.aborted) boundForms.delete(form);
      stop.abort();
      observer.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
      view.remove();
      filler.remove();
      keeper.restore(form);
    },
  });
}

/** Whether a button closes the dialog that a form is in, and asks for nothing to be sent. */
const closesDialog = (form, submitter) =>
  submitter?.formMethod === "dialog" || (submitter?.formNoValidate === true && own(form, "method") === "dialog");

function refuseMisuse(form, options) {
  if (tag(form) !== "HTMLFormElement") throw new TypeError("bindForm takes a form element");
  if (boundForms.has(form)) throw new TypeError("the form is bound already: destroy() what bindForm returned first");
  for (const [given, known] of [[options, OPTIONS], [options.on ?? {}, EVENTS]]) {
    const unknown = Object.keys(given).find((name) => !known.includes(name));
    if (unknown !== undefined) throw new TypeError(`bindForm has no option ${unknown}: there are ${known.join(", ")}`);
  }
}

const nothingDone = () => ({ visited: new Set(), refused: NONE, isSubmitted: false, isPressed: false });
