// The endpoints: the rows of each request and of each answer, with headers, statuses and options.

import { el, marked } from "../dom.js";
import { optionRows } from "./options.js";
import { block, folded, heading, row, term } from "./parts.js";

const PROVIDERS = { slashid: "SlashID", biot: "BioT", kratos: "Ory Kratos", equals_money: "Equals Money" };

export function draw({ endpoints }) {
  const providers = [...new Set(endpoints.map(({ id }) => id.split(".")[0]))];
  const groups = providers.map((provider) => {
    const title = PROVIDERS[provider] ?? provider;
    const entries = endpoints.filter(({ id }) => id.startsWith(`${provider}.`)).map(entry);
    return { title, entries, element: el("section", { "aria-label": title }, ...entries.map(({ element }) => element)) };
  });
  return { nouns: { all: "endpoints", entry: ["endpoint", "endpoints"], row: ["line", "lines"] }, groups };
}

function entry(endpoint) {
  const { id, method, path, source, revision, options, sample } = endpoint;
  const blocks = [
    block("Request", [...endpoint.params.map(member("path")), ...endpoint.headers.map(member("header")), ...rowsOf(endpoint.draft, "")]),
    endpoint.edited && folded("The identity as it is edited, which diff compares", rowsOf(endpoint.edited, ""), "dl"),
    folded("Answer", answerRows(endpoint.answer), "dl"),
    folded("Address, credential, headers and statuses", httpRows(endpoint.http), "dl"),
    folded("Options", optionRows(options), "dl"),
  ].filter(Boolean);
  const draft = el("details", {}, el("summary", {}, "An example of a draft"), el("pre", {}, JSON.stringify(sample.draft, null, 2)));
  const lead = el("div", { className: "lead" },
    el("p", { className: "route" }, el("span", { className: "method" }, method), " ", el("code", {}, path)),
    el("p", {}, "As in ", source, ` (${revision}). In JavaScript `, el("code", {}, inJavaScript(id)), ". ", el("a", { href: `index.html#${id}` }, "Try it"), "."));
  const element = el("article", {}, heading("h2", id, el("code", {}, id)), lead, ...blocks.map(({ element }) => element), draft);
  const text = [id, inJavaScript(id), method, path, source, revision].join(" ").toLowerCase();
  return { id, title: id.split(".")[1], text: `${text} `, element, blocks };
}

const inJavaScript = (id) => id.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

const CLEARING = { true: "null clears it", doubtful: "null is doubtful" };

/** A row of a member, whose name stands behind that of what it is in. */
const member = (prefix) => (prop) => {
  const inside = ["path", "header"].includes(prefix);
  const name = [el("code", {}, !inside && prefix && el("span", { className: "inside" }, prefix), prop.name)];
  if (inside) name.push(" ", el("span", { className: "tag" }, prefix === "path" ? "in the path" : "header"));
  const facts = [
    prop.required && el("strong", {}, "required"),
    prop.recommended && "recommended",
    CLEARING[prop.nullable],
    prop.ignored && "ignored by the server",
    prop.only && `only with ${prop.only.option}: ${JSON.stringify(prop.only.value)}`,
  ].filter(Boolean).flatMap((fact) => [" · ", fact]);
  return term(name, [...kindOf(prop), ...facts], el("div", { className: "note" }, ...marked(prop.note ?? "")));
};

/** The rows of a kind, and of all that is in it. */
function rowsOf(kind, prefix) {
  if (kind.item) return rowsOf(kind.item, `${prefix}[].`);
  const props = [...(kind.members ?? []), kind.custom].filter(Boolean);
  const rows = props.flatMap((prop) => [member(prefix)(prop), ...rowsOf(prop, `${prefix}${prop.name}.`)]);
  return kind.readOnly ? [...rows, readOnly(kind.readOnly, prefix)] : rows;
}

const readOnly = (names, prefix) =>
  term(
    names.flatMap((name) => [", ", el("code", {}, prefix && el("span", { className: "inside" }, prefix), name)]).slice(1),
    ["read only: the server sets ", names.length > 1 ? "them" : "it"],
  );

function answerRows({ type, envelope, document }) {
  const around = (envelope?.members ?? []).flatMap((prop) => [member("")(prop), ...rowsOf(prop, `${prop.name}.`)]);
  const said = row(el("div", {}, el("dt", {}, "The whole"), el("dd", {},
    "The type ", el("code", {}, type), " of before; checkAnswer compares an answer with it. Any member may be missing.",
    envelope && ` It stands in ${envelope.document} of an envelope, and is taken with the envelope or without.`)));
  return [said, ...around, ...rowsOf(document, envelope ? `${envelope.document}.` : "")];
}

function httpRows({ base, route, security, headers, statuses }) {
  const line = (name, text, note) => term(name, [text].flat(), el("div", { className: "note" }, ...marked(note)));
  return [
    line("Address", base.text, base.note),
    line("Route", "", route.note),
    line("Credential", security.text, security.note),
    ...headers.map(({ text, note }) => line("Header", el("code", {}, text), note)),
    ...statuses.map(({ status, text, note }) => line(String(status), text, note)),
  ];
}

/** What values a member takes, in words. */
function kindOf(prop) {
  if (prop.field) return [el("a", { href: `fields.html#${prop.field}` }, prop.field), ...boundsOf(prop)];
  if (prop.choices) return prop.choices.flatMap((choice) => [" ", el("code", {}, choice)]).slice(1);
  if (prop.item) return ["list of ", ...kindOf(prop.item)];
  const range = prop.min !== undefined && prop.type === "integer" ? [`, ${prop.min} to ${prop.max}`] : [];
  const known = prop.known ? [", such as ", ...prop.known.flatMap((text) => [" ", el("code", {}, text)]).slice(1)] : [];
  return [prop.type, ...range, ...boundsOf(prop), ...known];
}

function boundsOf({ limit, usual, should, maxBytes }) {
  const between = ({ min, max, unit }) => (max === null ? `at least ${min} ${unit}` : min > 0 ? `${min} to ${max} ${unit}` : `at most ${max} ${unit}`);
  return [
    limit && `, ${between(limit)}`,
    usual && `, usually ${between(usual)}`,
    maxBytes && `, at most ${maxBytes} bytes`,
    should && ", usually a ",
    should && el("a", { href: `fields.html#${should}` }, should),
  ].filter(Boolean);
}
