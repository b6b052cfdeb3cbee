// The page: the opening, and below it the panes of an endpoint. This file follows the address and the buttons around them.

import { el } from "./dom.js";
import { decode, encode } from "./link.js";
import { opening } from "./opening.js";
import { copyText } from "./request.js";
import { KRATOS, readTables } from "./tables.js";
import { VENDORS } from "./words.js";
import { begin, choose, stateOf } from "./work.js";

const byId = (id) => document.getElementById(id);
const [choice, fault, linked, request] = ["endpoint", "fault", "linked", "request"].map(byId);
const tables = await readTables();

let shown;

/** Shows what the address says. Where it leads to an endpoint, the opening makes room. */
function follow() {
  const found = decode(location.hash, Object.keys(tables));
  byId("opening").classList.toggle("small", Boolean(found.state ?? found.endpoint));
  show(found);
}

function show({ state, endpoint, fault: found }) {
  shown = state?.endpoint ?? endpoint ?? KRATOS;
  fault.hidden = !found;
  fault.textContent = found ? `${found}. This is the beginning instead.` : "";
  linked.textContent = "";
  byId("before").open = !endpoint;
  choose(tables[shown], state);
  choice.value = document.body.dataset.shown = shown;
  document.title = state || endpoint ? `${choice.selectedOptions[0].text} · identity-patch` : "identity-patch";
}

/** Puts all that stands on the page into the address, and copies it. */
async function copyLink() {
  const hash = encode(stateOf());
  if (hash) history.replaceState(null, "", hash);
  linked.textContent = hash
    ? `${await copyText(location.href)} The address holds all that stands here.`
    : "This is too long for a link.";
}

const option =
  (vendor) =>
  ([id, does]) =>
    new Option(`${vendor}: ${does}`, id);
choice.append(
  ...Object.entries(VENDORS).map(([vendor, named]) =>
    el("optgroup", { label: vendor }, ...Object.entries(named).map(option(vendor))),
  ),
);
choice.addEventListener("change", () => {
  history.pushState(null, "", `#${choice.value}`);
  show({ endpoint: choice.value });
});
window.addEventListener("popstate", follow);

byId("right").addEventListener("click", () => begin("right"));
byId("wrong").addEventListener("click", () => begin("wrong"));
byId("restart").addEventListener("click", () => choose(tables[shown]));
byId("link").addEventListener("click", copyLink);
byId("jump").addEventListener("click", () => request.focus());
document.querySelector(".skip").addEventListener("click", (event) => {
  // The address stays as it is: it may hold a state.
  event.preventDefault();
  request.focus();
});

/** Far from the request, a button says how it stands and leads there. */
const inSight = new Map([byId("work"), request].map((element) => [element, false]));
const sight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) inSight.set(target, isIntersecting);
  byId("jump").hidden = !inSight.get(byId("work")) || inSight.get(request);
});
for (const element of inSight.keys()) sight.observe(element);

opening(byId("opening"), () => byId("work-title").focus());
follow();
document.body.dataset.ready = "";
