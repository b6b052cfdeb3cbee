// The page: an endpoint is chosen, its form drawn, and every keystroke built into a request.

import { endpoints } from "identity-patch";
import { control } from "./controls.js";
import { el } from "./dom.js";
import { show, spoken } from "./issues.js";
import { open } from "./reading.js";
import { asText, bytes, drawn } from "./request.js";

const catalog = await (await fetch(new URL("../pkg/generated/catalog.json", import.meta.url))).json();
const byId = new Map(catalog.endpoints.map((endpoint) => [endpoint.id, endpoint]));
const ids = ["endpoint", "source", "form", "state", "findings", "message", "copy", "copied", "status", "jump"];
const [choice, source, form, state, findings, message, copy, copied, status, jump] = ids.map((id) => document.getElementById(id));

let shown;
let parts;
let request;

function draw(table) {
  shown = table;
  const required = (rows, always) => rows.map((row) => ({ ...row, always, required: true }));
  parts = {
    path: control({ type: "object", name: "Path", always: true, members: required(table.params, true) }),
    header: control({ type: "object", name: "Headers", always: true, members: required(table.headers, false) }),
    draft: control({ ...table.draft, name: "Body", always: true }),
  };
  parts.header.element.hidden = table.headers.length === 0;
  form.replaceChildren(...Object.values(parts).map(({ element }) => element));
  choice.value = table.id;
  source.replaceChildren(el("code", {}, `${table.method} ${table.path}`), el("br"), `Follows ${table.revision}.`);
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
  show(issues, reading, findings);
  for (const place of [state, jump]) {
    place.textContent = summary(errors.length, built.warnings.length);
    place.dataset.state = issues[0]?.severity ?? "ready";
  }
  message.replaceChildren(...(request ? drawn(request) : []));
  message.hidden = copy.hidden = !request;
  copied.textContent = "";
  status.textContent = [spoken(issues, reading), state.textContent].join(" ");
}

function summary(errors, warnings) {
  const count = (number, noun) => (number > 0 ? [`${number} ${noun}${number > 1 ? "s" : ""}`] : []);
  const found = [...count(errors, "error"), ...count(warnings, "warning")].join(", ");
  if (errors > 0) return `No request: ${found}.`;
  return `Ready: a body of ${bytes(request)} bytes${found && `, ${found}`}.`;
}

const chosen = () => byId.get(location.hash.slice(1)) ?? catalog.endpoints[0];

for (const [provider, rows] of Map.groupBy(catalog.endpoints, ({ source }) => source.split(", ")[0])) {
  const options = rows.map(({ id, source }) => new Option(source.slice(provider.length + 2), id));
  choice.append(el("optgroup", { label: provider }, ...options));
}
choice.addEventListener("change", () => (location.hash = choice.value));
window.addEventListener("hashchange", () => draw(chosen()));
form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("example").addEventListener("click", () => fill(shown.sample));
document.getElementById("empty").addEventListener("click", () => fill({}));
jump.addEventListener("click", () => document.getElementById("request").focus());
copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(asText(request));
  copied.textContent = "Copied.";
});
draw(chosen());
document.body.dataset.ready = "";
