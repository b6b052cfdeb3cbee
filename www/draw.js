// Draws the form of an endpoint from the catalog's rows. Names are paths, as `fromForm` reads them; `values` are by name, as
// `toForm` gives them.

import { control, custom, group, isGiven, listed, rows, steps, texts } from "./controls.js";

/** SlashID's buckets of attributes, by who reads and writes them: src/provider/slashid/person.rs. */
const BUCKETS = ["end_user_read_write", "end_user_read_only", "end_user_no_access"];

/** The member of the answer that SlashID's attributes stand in. */
const ATTRIBUTES = "attributes";

/** What a person looks for first; the rest is in the order of the table. */
const FIRST = ["_name", "_email", "_phone", "_dateOfBirth", "_gender", "_locale"];

const rank = ({ name }) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);

/** `isHeld`: there is an answer that the values come from. `isTaken(row)`: whether a draft may have the member. */
export function drawTable({ id, draft }, values, isHeld, isTaken) {
  if (draft.type === "array") return [elements(draft.item, values)];
  if (id === "slashid.update_attributes") return buckets(values);
  const members = draft.members.filter(isTaken).sort((one, other) => rank(one) - rank(other));
  const names = members.map(({ name }) => name);
  const others = Object.keys(values).filter((name) => !names.includes(steps(name)[0]));
  return [
    ...members.map((row) => member(row, row.name, values, isHeld)),
    ...(draft.custom ? others.map((name) => control({ name }, name, values[name], isHeld)) : []),
    ...(draft.custom ? [custom("custom attribute", (name) => name)] : []),
  ];
}

function member(row, name, values, isHeld) {
  if (row.type === "array") return texts(row, name, values[`${name}[]`]);
  if (row.type !== "object") return control(row, name, values[name], isHeld);
  const inside = row.members.map((inner) => [inner, `${name}.${inner.name}`]);
  return group(
    name,
    inside.map(([inner, name]) => member(inner, name, values, isHeld)),
    inside.some(([, name]) => isGiven(values[name])),
  );
}

/** A draft that is a list of objects: each row has their members. */
function elements(item, values) {
  const given = [...new Set(Object.keys(values).map((name) => steps(name)[0]))].sort((one, other) => one - other);
  let next = given.length;
  const make = (at = String(next++)) =>
    item.members.map((row) => control(row, `${at}.${row.name}`, values[`${at}.${row.name}`], false));
  return listed("handles", rows("handle", given.length > 0 ? given : [undefined], make));
}

function buckets(values) {
  const names = Object.keys(values);
  const own = (bucket) => names.filter((name) => steps(name)[1] === bucket);
  const held = [...new Set(names.map((name) => steps(name)[1]))];
  return [
    ...held.map((bucket) =>
      group(
        bucket,
        own(bucket).map((name) => control({ name: steps(name)[2] }, name, values[name], true)),
        true,
      ),
    ),
    custom("attribute", (name, bucket) => `${ATTRIBUTES}[${bucket}][${name}]`, BUCKETS),
  ];
}
