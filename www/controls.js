// Draws the form from rows of the catalog. A control is { element, rename(name), fill(value), read(path, reading) };
// `read` returns the value, undefined if it is to be left out, and registers the control of every path with `reading`.
// A row with `always` (a path parameter, an element of a list) is read even if it is empty.

import { fields } from "./package/generated/index.js";
import { button, changed, el, unseen } from "./dom.js";
import { entry, parse, write } from "./entry.js";

const GROUPS = { object, array: list };

export const control = (row) => (GROUPS[row.type] ?? single)(row);

let count = 0;

/** The parts that every control has: a name, the table's note, messages, and a checkbox that clears the value. */
function frame(row, target) {
  const id = `control-${++count}`;
  const label = el("span", { className: "name", id: `${id}-name` }, row.name);
  const note = el("p", { className: "note", id: `${id}-note` }, ...marked(row.note ?? ""));
  const messages = el("div", { className: "messages", id: `${id}-messages` });
  const box = clearing(row, target);
  target.id = id;
  target.setAttribute("aria-describedby", `${id}-messages ${id}-note`);
  return {
    label,
    note,
    messages,
    box,
    must: row.required && el("span", { className: "must" }, row.within ? ` required with ${row.within}` : " required"),
    rename: (name) => (label.textContent = name),
    place: (reading, path, suggest) => reading.place(path, { target, messages, suggest }),
  };
}

/** A note with the marks of its sources as badges. */
function marked(note) {
  const mark = /^\[(doc|pub|inf|run)\]$/;
  return note.split(/(\[\w+\])\s*/).filter(Boolean).map((part) => {
    const [, source] = mark.exec(part) ?? [];
    return source ? el("span", { className: `mark ${source}` }, source) : part;
  });
}

/** The checkbox for values that an empty input cannot express: null if it clears, and the empty list. */
function clearing(row, target) {
  const value = row.nullable === true && row.type !== "JSON" ? null : row.type === "array" && row.min === 0 ? [] : undefined;
  if (value === undefined) return { fill() {}, value: () => undefined };
  const sync = () => (target.disabled = input.checked);
  const input = el("input", { type: "checkbox", onchange: sync });
  return {
    element: el("label", { className: "clear" }, input, `clear (${JSON.stringify(value)})`, unseen(` ${row.name}`)),
    value: () => (input.checked ? value : undefined),
    fill(given) {
      input.checked = JSON.stringify(given) === JSON.stringify(value);
      sync();
    },
  };
}

function single(row) {
  const input = entry(row);
  const { label, note, messages, box, must, rename, place } = frame(row, input);
  const field = fields[row.field ?? row.should];
  return {
    element: el(
      "div",
      { className: "member" },
      el("label", { className: "head", htmlFor: input.id }, label, must),
      input,
      box.element,
      messages,
      note,
    ),
    input,
    rename,
    fill(value) {
      input.value = value === undefined || value === null ? "" : write(row, value);
      box.fill(value);
    },
    read(path, reading) {
      place(reading, path, (text) => (row.type === "JSON" ? JSON.stringify(text) : field?.suggest(text)));
      if (box.value() !== undefined) return box.value();
      if (input.value === "" && !row.always) return undefined;
      return row.type === "JSON" ? reading.json(path, input.value) : parse(row, input.value);
    },
  };
}

function group(row, className, ...inside) {
  const element = el("fieldset", { className: `member group ${className}` });
  const { label, note, messages, box, must, rename, place } = frame(row, element);
  element.setAttribute("aria-labelledby", label.id);
  // A disabled fieldset does not disable its legend, so the checkbox can be unchecked again.
  element.append(el("legend", { className: "head" }, label, must, box.element), messages, note, ...inside);
  return { element, box, rename, place };
}

const membersOf = (controls) => el("div", { className: "members" }, ...controls.map(({ element }) => element));

function object(row) {
  const within = row.always ? undefined : row.name;
  const members = row.members.map((member) => [member.name, control({ ...member, within })]);
  const custom = row.custom && attributes(row.custom);
  const inside = [members.length > 0 && membersOf(members.map(([, member]) => member)), custom?.element];
  const { element, box, rename, place } = group(row, "", ...inside.filter(Boolean));
  return {
    element,
    rename,
    fill(value) {
      const rest = { ...value };
      for (const [name, member] of members) {
        member.fill(rest[name]);
        delete rest[name];
      }
      custom?.fill(Object.entries(rest));
      box.fill(value);
    },
    read(path, reading) {
      place(reading, path);
      const own = members.map(([name, member]) => [name, member.read([...path, name], reading)]);
      const others = custom?.read(path, reading) ?? [];
      const given = [...own.filter(([, value]) => value !== undefined), ...others];
      reading.names(path, given.map(([name]) => name));
      if (box.value() !== undefined) return box.value();
      return given.length > 0 || row.always ? Object.fromEntries(given) : undefined;
    },
  };
}

function list(row) {
  const rows = editor(row.name, () => control({ ...row.item, always: true }));
  const { element, box, rename, place } = group(row, "", ...rows.elements);
  return {
    element,
    rename,
    fill(value) {
      rows.fill(value ?? []);
      box.fill(value);
    },
    read(path, reading) {
      place(reading, path);
      const items = rows.map((item, index) => item.read([...path, index], reading));
      return box.value() ?? (items.length > 0 || row.always ? items : undefined);
    },
  };
}

/** Custom attributes, with names that the visitor chooses. */
function attributes(row) {
  const rows = editor(row.name, () => attribute(row));
  const { element } = group({ name: row.name, note: row.note }, "", ...rows.elements);
  return {
    element,
    fill: rows.fill,
    read: (path, reading) => rows.map((pair) => pair.read(path, reading)).filter(Boolean),
  };
}

function attribute(row) {
  const name = control({ type: "string", name: "name", always: true });
  const value = control({ ...row, name: "value", note: "", always: true });
  const { element, rename } = group({ name: "" }, "pair", membersOf([name, value]));
  return {
    element,
    rename,
    fill([key, given] = []) {
      name.fill(key);
      value.fill(given);
    },
    read(path, reading) {
      const key = name.input.value;
      if (key === "" && value.input?.value === "") return undefined;
      const given = value.read([...path, key], reading);
      // Issues at this path are shown at the name, except those that `reading` has found in the value.
      name.read([...path, key], reading);
      return [key, given];
    },
  };
}

/** Rows that can be added and removed. When a row is removed, the focus moves to a neighbour. */
function editor(name, make) {
  const rows = [];
  const list = el("div", { className: "rows" });
  const number = () =>
    rows.forEach(({ item, remove }, index) => {
      item.rename(`[${index}]`);
      remove.setAttribute("aria-label", `Remove ${name} [${index}]`);
    });
  const append = (value) => {
    const item = make();
    item.fill(value);
    const row = { item, remove: button("Remove", () => remove(row)) };
    row.element = el("div", { className: "row" }, item.element, row.remove);
    rows.push(row);
    list.append(row.element);
    number();
    return row;
  };
  const remove = (row) => {
    const index = rows.indexOf(row);
    rows.splice(index, 1);
    row.element.remove();
    number();
    (rows[index] ?? rows.at(-1))?.remove.focus();
    if (rows.length === 0) add.focus();
    changed(list);
  };
  const add = button("Add", () => {
    append().element.querySelector("input, select, textarea, button").focus();
    changed(list);
  });
  add.append(unseen(` to ${name}`));
  return {
    elements: [list, add],
    map: (read) => rows.map(({ item }, index) => read(item, index)),
    fill(values) {
      rows.length = 0;
      list.replaceChildren();
      values.forEach(append);
    },
  };
}
