// What stands at a control: its issues, a suggestion, and how many bytes it has.

import { controlsOf, isChoice, own } from "./controls.js";
import { el, freshId, sentence } from "./dom.js";

/** Functions that show and take away what stands at the controls of a form. `use(element, text)` takes a suggestion. */
export function messagesAt(form, root, say, use) {
  /** Of each control, its box and what that shows. */
  const boxes = new Map();

  const lines = (element, { issues, suggestion, bytes }) => {
    const lines = issues.map(({ severity, message }) =>
      el("p", { class: severity }, sentence(severity === "warning" ? say("warning", { message }) : message)));
    if (suggestion !== undefined) {
      const button = el("button", { class: "suggestion", type: "button" }, say("use", { text: suggestion }));
      button.addEventListener("click", () => use(element, suggestion));
      lines.push(button);
    }
    if (bytes) lines.push(el("span", { class: "counter" }, say("bytes", bytes)));
    return lines;
  };

  const put = (element) => {
    const box = el("div", { class: "issues", id: freshId(root) });
    const place = own(form, "querySelector")(`[data-issues="${CSS.escape(element.name)}"]`);
    if (place) place.append(box);
    else lastOf(form, element).after(box);
    describe(element, (ids) => [...ids, box.id]);
    return box;
  };

  const remove = (element) => {
    const { box } = boxes.get(element) ?? {};
    if (!box) return;
    box.remove();
    boxes.delete(element);
    describe(element, (ids) => ids.filter((id) => id !== box.id));
  };

  return {
    /** `what`: the issues of a control, a suggestion, and its bytes, where there are any. */
    show(element, what) {
      if (what.issues.length === 0 && !what.bytes) return remove(element);
      const key = JSON.stringify([what.issues.map(({ severity, message }) => [severity, message]), what.suggestion, what.bytes]);
      const shown = boxes.get(element);
      // A framework that renders again may have taken the box away, or its id.
      if (shown && !isInPlace(element, shown.box)) remove(element);
      else if (shown?.key === key) return;
      const box = boxes.get(element)?.box ?? put(element);
      boxes.set(element, { box, key });
      box.replaceChildren(...lines(element, what));
    },
    remove,
  };
}

const isInPlace = (element, box) => box.parentNode !== null && idsOf(element).includes(box.id);

const idsOf = (element) => (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);

/** What a box stands behind: the last control of a choice, with the label around it. */
function lastOf(form, element) {
  const choice = controlsOf(form, []).filter(({ name }) => isChoice(element) && name === element.name);
  let last = choice.at(-1)?.element ?? element;
  for (let label = last.closest("label"); label; label = label.parentElement?.closest("label")) last = label;
  return last;
}

/** Changes the ids of `aria-describedby`: the author's own stay. */
function describe(element, change) {
  const ids = change(idsOf(element));
  if (ids.length > 0) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}
