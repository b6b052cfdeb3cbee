// A request as text to copy: as it is sent, as its body, and as code that sends or makes it. No text has a credential.

import { compact, pretty } from "./json.js";

/** What `code` is for each of them: { requests, made }, `made` being the code's own parts. */
export const FORMATS = [
  ["Request", http],
  ["JSON", json],
  ["fetch", asFetch],
  ["curl", curl],
  ["Code", made],
];

function http({ requests }) {
  return requests
    .map(({ method, path, headers, body }) =>
      [`${method} ${path}`, ...Object.entries(headers).map((pair) => pair.join(": ")), "", body].join("\n"),
    )
    .join("\n\n");
}

function json({ requests }) {
  return requests.map(({ body }) => body).join("\n");
}

/** The address before the path, and what a caller has to add. */
const base = ({ http: { base } }) => (base.text.startsWith("https://") ? base.text : "https://the-server.example");

const wanted = ({ http: { security } }) => `Add your credential here, and nowhere in a page (${security.text}).`;

function asFetch({ requests, table }) {
  const sent = requests.map(({ method, path, headers, body }) =>
    [
      `await fetch(${JSON.stringify(base(table) + path)}, {`,
      `  method: ${JSON.stringify(method)},`,
      `  // ${wanted(table)}`,
      `  headers: ${JSON.stringify(headers)},`,
      `  body: ${JSON.stringify(body)},`,
      "});",
    ].join("\n"),
  );
  return sent.join("\n\n");
}

/** A text in single quotes, as POSIX shells take it. */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

function curl({ requests, table }) {
  const sent = requests.map(({ method, path, headers, body }) =>
    [
      `curl --request ${method} ${quoted(base(table) + path)}`,
      ...Object.entries(headers).map((pair) => `--header ${quoted(pair.join(": "))}`),
      `--data-raw ${quoted(body)}`,
    ].join(" \\\n  "),
  );
  return [`# ${wanted(table)}`, ...sent].join("\n");
}

/** JSON as JavaScript; as text where a JavaScript number would lose digits. */
function value(text) {
  const same = JSON.stringify(JSON.parse(text)) === compact(text) && !text.includes('"__proto__"');
  return same ? pretty(text) : JSON.stringify(compact(text));
}

const list = (entries) => `[\n${entries.map((entry) => `  ${JSON.stringify(entry)},`).join("\n")}\n]`;

/** `doing`: { mode, before, entries, after, draft, params, headers, options }; the code runs as a module of its own. */
function made({ table, doing: { mode, before, entries, after, draft, params, headers, options } }) {
  const [provider, name] = table.calls;
  const lines = [`import { ${provider} } from "identity-patch/${table.entry}";`, ""];
  const put = (name, text) => lines.push(`const ${name} = ${text};`);
  put("params", JSON.stringify(params));
  if (Object.keys(headers).length > 0) put("headers", JSON.stringify(headers));
  const input = Object.keys(headers).length > 0 ? "params, headers" : "params";
  const own = Object.keys(options).length > 0;
  if (before !== undefined) put("before", value(before));
  if (after !== undefined) put("after", value(after));
  if (table.isPlan) {
    lines.push(
      "",
      `const { requests, issues } = ${provider}.plan({ ${input}, before, after }${own ? `, ${JSON.stringify(options)}` : ""});`,
    );
    lines.push("console.log(issues.length > 0 ? issues : requests);");
    return lines.join("\n");
  }
  put("endpoint", `${provider}.${name}${own ? `.with(${JSON.stringify(options)})` : ""}`);
  if (mode === "draft") put("json", JSON.stringify(draft));
  lines.push("");
  const beside = before !== undefined ? ", { before }" : "";
  if (mode === "form")
    lines.push(`const form = ${list(entries)};`, `const { json, issues = [] } = endpoint.fromForm(form${beside});`);
  if (mode === "after") lines.push("const { json, issues = [] } = endpoint.diff(before, after);");
  if (mode === "draft") lines.push("const { issues } = endpoint.checkJson(json);");
  lines.push(`const built = endpoint.build({ ${input}, json }${beside});`);
  lines.push("console.log(issues.length > 0 ? issues : (built.request ?? built.issues));");
  return lines.join("\n");
}
