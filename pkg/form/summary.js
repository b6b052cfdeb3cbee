// The summary of a form: a live region that counts what is wrong, and links that lead there.

import { focus, labelOf, own } from "./controls.js";
import { el, freshId, sentence } from "./dom.js";

export function summaryOf(form, root, keeper, say) {
  const status = el("p", { role: "status" });
  const list = el("ul");
  const summary = el("div", { class: "summary", tabindex: "-1" }, status);
  const place = own(form, "querySelector")("[data-issues='']");
  // A live region is there before it says anything.
  if (place) place.append(summary);
  else own(form, "prepend")(summary);
  let shown = "[]";

  const line = ({ issue, element, near }) => {
    const label = element ? labelOf(element) : (issue.params.name ?? issue.path.join("."));
    const message = label === "" ? sentence(issue.message) : say("link", { label, message: issue.message });
    return el("li", {}, near ? link(near, message) : message);
  };

  const link = (element, text) => {
    if (!element.id) keeper.set(element, "id", freshId(root));
    const made = el("a", { href: `#${element.id}` }, text);
    made.addEventListener("click", (event) => {
      // The address stays; within a shadow root it would lead nowhere.
      event.preventDefault();
      focus(element);
    });
    return made;
  };

  return {
    /** Shows issues with their controls, and what there is to say of their number. */
    show(lines, text) {
      // A text that is set again would be read aloud again.
      if (status.textContent !== text) status.textContent = text;
      const key = JSON.stringify(lines.map(({ issue, near }) => [issue.pointer, issue.message, near?.name]));
      if (key === shown) return;
      shown = key;
      list.replaceChildren(...lines.map(line));
      if (lines.length > 0) summary.append(list);
      else list.remove();
    },
    focus: () => summary.focus(),
    remove: () => summary.remove(),
  };
}
