// What the tables of the package say, by name: `generated/catalog.json`, and what the command adds.

import { readFileSync } from "node:fs";
import { CODES } from "./codes.js";
import { misuse } from "./misuse.js";
import { didYouMean } from "./nearest.js";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

export const catalog = read("../generated/catalog.json");

export const { version, homepage } = read("../package.json");

const byName = (rows, name) => new Map(rows.map((row) => [row[name], row]));

export const fields = byName(catalog.fields, "name");
export const endpoints = byName(catalog.endpoints, "id");

/** What makes several requests of one edit, by its name: the endpoint whose options and parameters it takes. */
export const plans = new Map([["slashid.plan", endpoints.get("slashid.update_person")]]);

/** The row of an endpoint or a field, or of a plan. */
export const rowOf = (name) => endpoints.get(name) ?? fields.get(name) ?? plans.get(name);

/** Finds a name among those that a command takes, or says which is meant. */
export function findTarget(name, kinds, command) {
  const known = { endpoint: endpoints, field: fields, plan: plans };
  const names = kinds.flatMap((kind) => [...known[kind].keys()]);
  if (names.includes(name)) return name;
  const other = Object.entries(known).find(([, rows]) => rows.has(name))?.[0];
  if (other) {
    const where = { endpoint: "check, build and diff take it", field: "check takes it", plan: "diff takes it" }[other];
    throw misuse(`${command} takes no ${other}, and ${name} is one: ${where}; identity-patch list tells all`);
  }
  throw misuse(`there is no ${kinds.slice(0, 2).join(" or ")} ${name}: ${didYouMean(name, names, "identity-patch list tells all")}`);
}

/** Every code, with what has it: `of` is a field's or a provider's name, or says what the code is about. */
export function* codes() {
  for (const row of catalog.codes) yield { ...row, kind: "shared" };
  for (const row of catalog.responseCodes) yield { ...row, kind: "response" };
  for (const [provider, rows] of Object.entries(catalog.providerCodes)) for (const row of rows) yield { ...row, kind: "provider", of: provider };
  for (const field of catalog.fields) for (const row of field.codes) yield { ...row, kind: "field", of: field.name };
  for (const row of CODES) yield { ...row, kind: "command" };
}
