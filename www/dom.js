// Makes elements.

/** An element with properties (attributes, if the name has a hyphen) and children; what is undefined or false is left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name.includes("-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

export const button = (text, onclick, properties = {}) => el("button", { type: "button", ...properties, onclick }, text);

/** Text for screen readers only: it says what others see from the position. */
export const unseen = (text) => el("span", { className: "unseen" }, text);

/** Dispatches an input event when a button has changed the form. */
export const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

const MARK = /^\[(doc|pub|inf|run)( \d+)?\]$/;

/** A note of the tables, with the marks of its sources as badges. */
export const marked = (note) =>
  note
    .split(/(\[\w+(?: \d+)?\])\s*/)
    .filter(Boolean)
    .map((part) => {
      const [, source, page = ""] = MARK.exec(part) ?? [];
      return source ? el("span", { className: `mark ${source}` }, `${source}${page}`) : part;
    });
