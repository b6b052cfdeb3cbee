// Fills a form with what the server has: when it is bound, when a part of it is shown later, and when it is reset.

import { held, hold, isBlank, isInList, tell } from "./controls.js";
import { fillForm } from "./fill.js";
import { listsOf } from "./lists.js";

/** `values`: what `toForm` gives; undefined where nothing is known of what the server has. */
export function fillerOf(values) {
  /** The controls that cannot hold what the server has: they say nothing until they are edited. */
  const unfilled = new Set();
  /** The options that lists got, for what the server has. */
  const added = new Set();
  /** The names that controls had so far. */
  const seen = new Set();
  /** The controls that had their turn. */
  const done = new WeakSet();
  let lists;
  let isTelling = false;

  const heldBy = (controls) => controls.map(({ element }) => [element, held(element)]);

  /** Tells what else listens, such as a framework, of the controls that hold something else than they did: when it is called. */
  const tellerOf = (was) => {
    const now = was.filter(([element, value]) => held(element) !== value).map(([element]) => [element, held(element)]);
    return () => {
      isTelling = true;
      for (const [element, value] of now) {
        // A framework that was told of another control, or not yet of any, has put back the value that it knows.
        if (held(element) !== value) hold(element, value);
        tell(element);
      }
      isTelling = false;
    };
  };

  const meet = (controls) => {
    for (const { element, name } of controls) {
      done.add(element);
      seen.add(name);
    }
  };

  const fill = (controls) => {
    if (values) for (const element of fillForm(controls, values, added)) unfilled.add(element);
  };

  return {
    heldBy,
    /** While controls tell of what was filled in. */
    isTelling: () => isTelling,
    /** Fills the controls of a form at first. */
    begin(controls) {
      const was = heldBy(controls);
      meet(controls);
      fill(controls);
      if (values) lists = listsOf(controls, values);
      // Who hears of it may use what bindForm returns.
      queueMicrotask(tellerOf(was));
    },
    /** Fills those of the controls that came later and are empty. A row that comes again is a new one. */
    fillLater(fresh, controls) {
      const isEmpty = (name) => controls.every((control) => control.name !== name || isBlank(control.element));
      const isMeant = ({ name, steps }) => (!seen.has(name) || !isInList(steps)) && isEmpty(name);
      const late = fresh.filter(({ element }) => !done.has(element));
      const meant = late.filter(isMeant);
      meet(late);
      const was = heldBy(meant);
      fill(meant);
      tellerOf(was)();
    },
    /** Fills the controls again after a reset, before which they held `was`. */
    fillAgain(controls, was) {
      unfilled.clear();
      fill(controls);
      tellerOf(was)();
    },
    /** The names that say nothing. */
    silent: () => [...unfilled].map(({ name }) => name),
    /** What the lists of the form are on the server; undefined where that is not known. */
    lists: () => lists,
    edited(edited) {
      for (const element of unfilled) if (element.name === edited.name) unfilled.delete(element);
    },
    remove() {
      for (const option of added) option.remove();
    },
  };
}
