/** An element: its properties (attributes, where the name has a hyphen), then its children. */
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

/** Text for those who hear the page: it tells apart what the eye tells apart by place. */
export const unseen = (text) => el("span", { className: "unseen" }, text);

/** Says that the form has changed, where a button and not a keystroke changed it. */
export const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));
