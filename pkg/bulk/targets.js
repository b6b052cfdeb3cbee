// What a stream is checked against: a field, an endpoint or a plan, by its id or as the object itself.

import { tables } from "../generated/index.tables.js";
import { ofEndpoints, ofFields } from "../generated/options.js";
import { FIXED } from "../options.js";

/** A plan takes the options and the parameters of this endpoint. */
const PLANS = { "slashid.plan": "slashid.update_person" };

/**
 * What there is of that id: `{ id, kind, row, kinds }`, `kind` being "field", "endpoint" or "plan", `kinds` what its options may
 * be. Undefined where there is none.
 */
export function findTarget(id) {
  const field = tables.fields.find(({ name }) => name === id);
  if (field) return { id, kind: "field", row: field, kinds: { ...ofFields, ...field.options } };
  const kind = Object.hasOwn(PLANS, id) ? "plan" : "endpoint";
  const row = tables.endpoints.find((endpoint) => endpoint.id === (PLANS[id] ?? id));
  return row && { id, kind, row, kinds: { ...ofEndpoints, ...row.options } };
}

/** The same of a field, an endpoint or a plan, with the options that it has `fixed`. */
export function readTarget(given) {
  if (typeof given === "string") return findTarget(given);
  const isOurs = (typeof given === "object" || typeof given === "function") && given !== null && FIXED in given;
  const target = isOurs ? findTarget(given.id ?? given.name) : undefined;
  return target && { ...target, fixed: given[FIXED] };
}

/** Whether a draft of this target is a list. */
export const isList = (target) => target.kind === "endpoint" && JSON.parse(target.row.schemas[0]).type === "array";
