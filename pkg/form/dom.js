// The elements that a bound form adds.

/** An element with a class of ours, attributes and children. */
export function el(tag, { class: name, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = `identity-patch-${name}`;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

let count = 0;

/** An id that nothing has in a document or a shadow root. */
export function freshId(root) {
  do count += 1;
  while (root.querySelector(`#identity-patch-${count}`));
  return `identity-patch-${count}`;
}

/** A message as a sentence begins. */
export const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
