// The switch of light and dark: a select in the element with data-theme-switch. The choice is kept nowhere: it lasts as long
// as the page, and "System" follows the visitor's own setting.

import { el } from "./dom.js";

const THEMES = [
  ["System", ""],
  ["Light", "light"],
  ["Dark", "dark"],
];

const place = document.querySelector("[data-theme-switch]");
const choice = el("select", {}, ...THEMES.map(([text, value]) => new Option(text, value)));
choice.autocomplete = "off"; // Else Firefox fills in the choice of an earlier visit, without a change event.
choice.addEventListener("change", () => (document.documentElement.dataset.theme = choice.value));
place?.replaceChildren(el("label", { className: "theme" }, "Theme ", choice));
