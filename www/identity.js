// Draws the form of an identity. No catalog knows its traits: what the answer has is what is drawn.

import { control, custom, group, listed, oneOf, rows, steps, texts } from "./controls.js";
import { words } from "./words.js";

/** `values` are by name, as `toForm` gives them; `table` are the catalog's rows of the answer, for choices. */
export function drawIdentity(values, table) {
  const tree = makeNode();
  for (const [name, value] of Object.entries(values)) {
    let node = tree;
    for (const step of steps(name).filter((step) => step !== "")) node = childOf(node, step);
    Object.assign(node, { name, value });
  }
  if (!tree.children.has("traits")) childOf(tree, "traits");
  const row = (name) => table.find((row) => row.name === name);
  const [own, groups] = [[], []];
  for (const [key, node] of tree.children) {
    if (key === "traits")
      groups.unshift(group(key, [...inside(node, key, row(key)), custom("trait", (name) => `traits[${name}]`)], true));
    else if (node.children.size === 0) own.push(leaf(key, node, row(key)));
    else groups.push(group(key, inside(node, key, row(key)), false));
  }
  return [...groups, group("identity", own, false, "State, schema and metadata")];
}

const makeNode = () => ({ children: new Map() });

function childOf(node, step) {
  if (!node.children.has(step)) node.children.set(step, makeNode());
  return node.children.get(step);
}

const leaf = (key, { name, value }, row) =>
  name.endsWith("[]") ? texts({ name: key }, name.slice(0, -2), value) : control({ ...row, name: key }, name, value, true);

function inside(node, name, row) {
  const keys = [...node.children.keys()];
  const find = (key) => (row?.members ?? row?.item?.members)?.find((row) => row.name === key);
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) return [listed(steps(name).at(-1), elements(node, name, find))];
  return [...node.children].map(([key, child]) =>
    child.children.size > 0
      ? group(key, inside(child, `${name}.${key}`, find(key)), true, words(key))
      : leaf(key, child, find(key)),
  );
}

/** The elements of a list, a row each. A new one has the members of the first. */
function elements(node, name, find) {
  const keys = [...node.children.keys()];
  const noun = oneOf(steps(name).at(-1));
  let next = Math.max(...keys.map(Number)) + 1;
  const shape = [...node.children.get(keys[0]).children.keys()];
  const make = (key) => {
    const given = node.children.get(key);
    const at = key ?? String(next++);
    if (shape.length === 0) return [control({ name: noun }, `${name}.${at}`, given?.value ?? "", true)];
    const values = given?.children ?? new Map(shape.map((inner) => [inner, { value: "" }]));
    return [...values].map(([inner, { value }]) =>
      control({ ...find(inner), name: inner }, `${name}.${at}.${inner}`, value, true),
    );
  };
  return rows(noun, keys, make);
}
