// `identity-patch list`: fields and endpoints, or the parameters and options of one.

import { catalog, findTarget, plans, rowOf } from "./catalog.js";
import { columns } from "./help.js";
import { misuse } from "./misuse.js";
import { print } from "./write.js";

export function list([name, ...rest], { format = "text" }) {
  if (rest.length > 0) throw misuse("list takes one name, or none");
  if (!["text", "json"].includes(format)) throw misuse("list is written as text or json");
  const row = name === undefined ? undefined : rowOf(findTarget(name, ["endpoint", "field", "plan"], "list"));
  if (format === "json") print(`${JSON.stringify(row ?? all(), null, 2)}\n`);
  else print(row ? describe(name, row) : overview());
}

const all = () => ({
  fields: catalog.fields.map(({ name, about }) => ({ name, about })),
  endpoints: catalog.endpoints.map(({ id, method, path, source, revision }) => ({ id, method, path, source, revision })),
  plans: [...plans.keys()],
});

function overview() {
  return [
    `Fields, for check:\n${columns(catalog.fields.map(({ name, about }) => [name, about]))}`,
    `Endpoints, for check, build and diff:\n${columns(catalog.endpoints.map(({ id, method, path, source }) => [id, `${method} ${path} (${source})`]))}`,
    `For diff alone:\n${columns([...plans].map(([name, { id }]) => [name, `one edit as the requests that it takes; options and parameters as ${id}`]))}`,
    "identity-patch list NAME tells the options of one.\n",
  ].join("\n");
}

/** The rows of options, but `messages`, which are code. */
function optionRows({ options }) {
  const given = options.filter(({ kind }) => kind !== "messages");
  return given.map(({ name, kind, choices, about }) => [`${name}=${(choices ?? [kind]).join("|")}`, about]);
}

function describe(name, row) {
  const options = `Options, as --option NAME=VALUE:\n${columns(optionRows(row))}`;
  if (row.about) return [`${name}: ${row.about}\n`, options, `Sources:\n${row.sources.map((source) => `  ${source}\n`).join("")}`].join("\n");
  const named = (title, rows) => (rows.length === 0 ? [] : [`${title}:\n${columns(rows.map((part) => [part.name, part.note]))}`]);
  return [
    `${name}: ${row.method} ${row.path}, as in ${row.source} (${row.revision})\n`,
    ...named("Parameters, as --param NAME=VALUE or NAME=@MEMBER", row.params),
    ...named("Headers, as --header NAME=VALUE", row.headers),
    options,
    `Example of a record:\n  ${JSON.stringify(row.sample.draft)}\n`,
  ].join("\n");
}
