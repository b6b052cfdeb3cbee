// The form, drawn from rows of the catalog. A control is { element, rename(name), fill(value), read(path, reading) };
// `read` gives the value, undefined where it is to be left alone, and leaves with `reading` the place of every path.
// A row that is `always` there (a path parameter, an element of a list) is read even when it is empty.

import { fields } from "identity-patch";
import { button, changed, el, unseen } from "./dom.js";
import { entry, parse, write } from "./entry.js";

const GROUPS = { object, array: list };

export const control = (row) => (GROUPS[row.type] ?? single)(row);

let count = 0;

/** What every control has around it: a name, the table's note, a place for messages, a box that clears. */
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

/** A note with its sources' marks as badges. */
function marked(note) {
  const mark = /^\[(doc|pub|inf|run)\]$/;
  return note.split(/(\[\w+\])\s*/).filter(Boolean).map((part) => {
    const [, source] = mark.exec(part) ?? [];
    return source ? el("span", { className: `mark ${source}` }, source) : part;
  });
}

/** The box for what no empty input can say: null where that clears, and a list of nothing. */
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
  // A disabled fieldset leaves its legend alone, so the box can be unchecked again.
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

/** Members with names of the visitor's own. */
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
      // What is found at this path is told at the name, but for what `reading` has found at the value itself.
      name.read([...path, key], reading);
      return [key, given];
    },
  };
}

/** Rows that are added and removed. The focus goes on to a neighbour, never away. */
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
