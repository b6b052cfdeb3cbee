// JSON Patches of Kratos's identities: 200 documents of about 1.5 kB and an edited copy of each.

import { isDeepStrictEqual } from "node:util";
import { applyPatch } from "rfc6902";
import { measure } from "../lib/driver.mjs";
import { inputs } from "../lib/inputs.mjs";

export function cases({ name, patch: { diff, apply, applyKept, kratosApply } }) {
  const pairs = inputs("patch");
  const measured = [];
  measured.push({
    name: "diff",
    items: pairs,
    call: ({ before, after }) => diff(before, after),
    details: name === "JSON alone" ? undefined : () => patches(pairs, diff),
  });
  // All apply the same operations, which rfc6902 wrote. Most edit in place.
  const fresh = ({ before, after, operations }) => structuredClone({ before, after, operations });
  const applied = (name, call) =>
    measured.push({
      name,
      items: pairs,
      fresh,
      call: ({ before, operations }) => call(before, operations),
      details: () => ({ right: pairs.map(fresh).filter((pair) => leadsTo(pair, call)).length, of: pairs.length }),
    });
  if (apply) {
    applied("apply", apply);
    applied("apply, the document is kept", applyKept ?? apply);
    applied("apply as Kratos does", kratosApply ?? apply);
  }
  return measured;
}

/** How many diffs lead to the edited document when rfc6902 applies them, and how long they are. */
function patches(pairs, diff) {
  const made = pairs.map(({ before, after }) => ({ before: structuredClone(before), after, operations: diff(before, after) }));
  const mean = (measure) => made.reduce((sum, { operations }) => sum + measure(operations), 0) / made.length;
  const apply = (before, operations) => {
    if (applyPatch(before, structuredClone(operations)).some((error) => error)) return undefined;
    return before;
  };
  return {
    operations: mean((operations) => operations.length),
    bytes: mean((operations) => Buffer.byteLength(JSON.stringify(operations))),
    right: made.filter((pair) => leadsTo(pair, apply)).length,
    of: made.length,
  };
}

const leadsTo = ({ before, after, operations }, apply) => isDeepStrictEqual(apply(before, operations), after);

export const takes = (peer) => "patch" in peer;

export const run = () => measure("patch", ["ours", "fast-json-patch", "rfc6902", "json"]);
