/** Creates an element with properties (attributes if the name has a hyphen) and children. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export const button = (text, onclick) => el("button", { type: "button", className: "quiet", onclick }, text);

/** Text for screen readers only: it names what others see from the position. */
export const unseen = (text) => el("span", { className: "unseen" }, text);

/** Dispatches an input event when a button has changed the form. */
export const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));
