// The reference pages: fields, codes and endpoints, drawn from the package's catalog. `data-page` of the body says which.

import { el } from "./dom.js";
import { readHash, writeHash } from "./reference/hash.js";
import { filter } from "./reference/search.js";

const { page } = document.body.dataset;
const notice = document.getElementById("page-notice");
const content = document.getElementById("page-content");

/** Says what went wrong, or nothing. */
function warn(text = "") {
  notice.textContent = text;
  notice.hidden = text === "";
}

/** The groups with a search field and links to all entries beside them. */
function frame({ nouns, first, groups }) {
  const input = el("input", { type: "search", id: "page-search", autocomplete: "off", spellcheck: false });
  const count = el("p", { className: "note", role: "status" });
  const label = el("label", { htmlFor: input.id }, `Search the ${nouns.all}`);
  const links = el("nav", { "aria-label": `All ${nouns.all}` }, ...groups.map(index));
  const entries = el("div", { className: "entries" }, ...groups.map(({ element }) => element));
  const aside = el("aside", { "aria-label": "Search" }, el("search", {}, label, input, count), links);
  content.replaceChildren(...[first, el("div", { className: "columns" }, aside, entries)].filter(Boolean));
  return { input, count };
}

function index(group) {
  const item = (entry) => (entry.link = el("li", {}, el("a", { href: `#${entry.id}` }, entry.title)));
  const list = el("ul", {}, ...group.entries.map(item));
  return (group.link = el("div", {}, group.title && el("p", { className: "note" }, group.title), list));
}

/** Shows the entry or the row of an id, and says so to a screen reader by the focus. */
function show(id) {
  const target = document.getElementById(id);
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView({ block: "start", behavior: "instant" });
  target.focus({ preventScroll: true });
}

async function start() {
  const catalog = await (await fetch(new URL("./package/generated/catalog.json", import.meta.url))).json();
  const { draw } = await import(`./reference/${page}.js`);
  const drawn = draw(catalog);
  const { input, count } = frame(drawn);
  const ids = new Set(drawn.groups.flatMap(({ entries }) => entries.flatMap(({ id, ids = [] }) => [id, ...ids])));
  const search = () => (count.textContent = filter(drawn, input.value));

  function follow() {
    const { id, params } = readHash(location.hash);
    const { q = "", ...others } = Object.fromEntries(params);
    input.value = q;
    search();
    if (id && !ids.has(id)) return warn(`There is no “${id}” among the ${drawn.nouns.all}: all of them are shown.`);
    warn(drawn.open?.(others) ?? complain(others));
    if (id) show(id);
  }

  input.addEventListener("input", () => {
    search();
    history.replaceState(null, "", writeHash({ q: input.value }));
    warn();
  });
  addEventListener("hashchange", follow);
  follow();
  document.body.dataset.ready = "";
}

/** What is wrong with parameters of the address, where a page takes none. */
function complain(params) {
  const [name] = Object.keys(params);
  return name && `The address has “${name}” in it, which this page does not know.`;
}

start().catch((error) => {
  content.replaceChildren();
  warn(`The reference could not be opened: ${error.message}`);
});
