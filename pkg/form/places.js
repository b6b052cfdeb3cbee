// Which control a place in the document belongs to.

import { says } from "./controls.js";

/**
 * A function from a path to `{ control, near }`: the control that the path leads to or that holds it, and the one to go to,
 * which is the same, or else the first one below the path.
 */
export function placesOf(controls) {
  const root = makeNode();
  for (const control of controls) {
    let node = root;
    for (const step of control.steps) node = childOf(node, step);
    node.controls.push(control);
  }
  return (path) => {
    let node = root;
    let holder;
    for (const step of path) {
      const next = follow(node, step);
      if (!next) return { control: holder, near: holder ?? first(node) };
      [node, holder] = next;
    }
    const control = holder ?? (isList(node) ? first(node) : undefined);
    return { control, near: control ?? first(node) };
  };
}

const makeNode = () => ({ children: new Map(), controls: [] });

function childOf(node, step) {
  if (!node.children.has(step)) node.children.set(step, makeNode());
  return node.children.get(step);
}

/** The node that a step leads to, and the control that holds what is there; undefined where there is none. */
function follow(node, step) {
  const exact = node.children.get(String(step));
  if (!isList(node)) return exact && [exact, exact.controls[0]];
  const rows = rowsOf(node);
  return rows[step === "-" ? rows.length - 1 : step] ?? (exact && [exact, exact.controls[0]]);
}

const isList = ({ children }) => children.size > 0 && [...children.keys()].every((step) => /^\d*$/.test(step));

/** The rows of a list that say something, in the order of the document: the others are not in it. */
function rowsOf({ children }) {
  const steps = [...children.keys()].sort((one, other) => one - other);
  return steps.flatMap((step) => {
    const row = children.get(step);
    if (step !== "") return hasSaid(row) ? [[row, row.controls[0]]] : [];
    return row.controls.filter(({ element }) => says(element)).flatMap((control) => elementsOf(control).map(() => [row, control]));
  });
}

/** A list box is as many elements as are chosen in it. */
const elementsOf = ({ element }) => (element.type === "select-multiple" ? [...element.selectedOptions] : [element]);

const hasSaid = ({ controls, children }) =>
  controls.some(({ element }) => says(element)) || [...children.values()].some(hasSaid);

const first = ({ controls, children }) => controls[0] ?? [...children.values()].map(first).find(Boolean);
