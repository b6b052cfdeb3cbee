// The page: draws the form of the chosen endpoint, and builds the request after every keystroke.

import { endpoints } from "./package/generated/index.js";
import { control } from "./controls.js";
import { el } from "./dom.js";
import { show, spoken } from "./issues.js";
import { open } from "./reading.js";
import { asText, bytes, drawn } from "./request.js";

const catalog = await (await fetch(new URL("./package/generated/catalog.json", import.meta.url))).json();
const byId = (id) => document.getElementById(id);
const [choice, form, message, copy] = ["endpoint", "form", "message", "copy"].map(byId);

let shown;
let parts;
let request;

function draw(table) {
  shown = table;
  const always = (rows) => rows.map((row) => ({ ...row, always: true }));
  parts = {
    path: control({ type: "object", name: "Path", always: true, members: always(table.params) }),
    header: control({ type: "object", name: "Headers", always: true, members: table.headers }),
    draft: control({ ...table.draft, name: "Body", always: true }),
  };
  parts.header.element.hidden = table.headers.length === 0;
  form.replaceChildren(...Object.values(parts).map(({ element }) => element));
  choice.value = document.body.dataset.shown = table.id;
  const route = el("code", {}, `${table.method} ${table.path}`);
  byId("source").replaceChildren(route, el("br"), `Follows ${table.revision}.`);
  document.title = `${table.source} · identity-patch`;
  fill(table.sample);
}

function fill({ params = {}, headers = {}, draft }) {
  parts.path.fill(params);
  parts.header.fill(headers);
  parts.draft.fill(draft);
  update();
}

function update() {
  const endpoint = endpoints[shown.id];
  const reading = open(endpoint);
  const [params, headers, draft] = ["path", "header", "draft"].map((name) => parts[name].read([name], reading));
  const built = endpoint.build({ params, headers, draft });
  const errors = [...reading.issues, ...(built.issues ?? [])];
  const issues = [...errors, ...built.warnings];
  request = errors.length === 0 ? built.request : undefined;
  show(issues, reading, byId("findings"));
  const said = summary(errors.length, built.warnings.length);
  for (const place of [byId("state"), byId("jump")]) {
    place.textContent = said;
    place.dataset.state = issues[0]?.severity ?? "ready";
  }
  message.replaceChildren(...(request ? drawn(request) : []));
  message.hidden = copy.hidden = !request;
  byId("copied").textContent = "";
  byId("status").textContent = [spoken(issues, reading), said].filter(Boolean).join(" ");
}

function summary(errors, warnings) {
  const count = (number, noun) => (number > 0 ? [`${number} ${noun}${number > 1 ? "s" : ""}`] : []);
  const found = [...count(errors, "error"), ...count(warnings, "warning")].join(", ");
  if (errors > 0) return `No request: ${found}.`;
  return `Ready: a body of ${bytes(request)} bytes${found && `, ${found}`}.`;
}

const chosen = () => catalog.endpoints.find(({ id }) => id === location.hash.slice(1)) ?? catalog.endpoints[0];

choice.append(...catalog.endpoints.map(({ id, source }) => new Option(source, id)));
choice.addEventListener("change", () => (location.hash = choice.value));
window.addEventListener("hashchange", () => draw(chosen()));
form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
byId("example").addEventListener("click", () => fill(shown.sample));
byId("empty").addEventListener("click", () => fill({}));
byId("jump").addEventListener("click", () => byId("request").focus());
copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(asText(request));
  byId("copied").textContent = "Copied.";
});
draw(chosen());
document.body.dataset.ready = "";
