// How diff and apply grow: metadata of 1 kB to 1 MB, lists of 100 to 50,000 objects. What it takes to copy both
// documents through JSON is the yardstick.

import { isDeepStrictEqual } from "node:util";
import { applyPatch } from "rfc6902";
import { measure, QUICK } from "../lib/driver.mjs";
import { random } from "../lib/random.mjs";
import { document, editedDocument, LIST_EDITS, objects } from "../lib/records.mjs";

export const DOCUMENTS = QUICK ? [1e3, 1e4, 1e5] : [1e3, 1e4, 1e5, 1e6];
export const LISTS = QUICK ? [100, 1000] : [100, 1000, 10_000, 50_000];

/** What happens to documents. */
export const EDITED = "5 % edited";
export const EQUAL = "equal";

/** rfc6902 takes time and memory by the square of a list's length. */
const LONGEST_FOR_RFC6902 = 100;

export function cases({ name, patch: { diff, apply, kratosApply = apply } }) {
  const wanted = pairs().filter(({ list }) => name !== "rfc6902" || !(list > LONGEST_FOR_RFC6902));
  return wanted.flatMap(({ name: pair, before, after }) => {
    const items = [{ before, after }];
    const compare = { name: `diff, ${pair}`, items, call: () => diff(before, after) };
    if (!apply) return [compare];
    let operations;
    const own = () => (operations ??= diff(before, after));
    compare.details = () => details(own(), before, after);
    // One kind of edit is enough to see how `apply` grows.
    if (!pair.endsWith("% edited")) return [compare];
    const applied = {
      name: `apply, ${pair}`,
      items,
      // Its own diff, to a copy: most edit in place.
      fresh: () => structuredClone({ document: before, operations: own() }),
      call: ({ document, operations }) => kratosApply(document, operations),
    };
    return [compare, applied];
  });
}

function details(operations, before, after) {
  const made = structuredClone({ before, operations });
  const refused = applyPatch(made.before, made.operations).some((error) => error);
  return {
    // The whole document, and the part of it that is edited.
    documentBytes: bytes(after),
    bytes: bytes(operations),
    operations: operations.length,
    right: !refused && isDeepStrictEqual(made.before, after) ? 1 : 0,
    of: 1,
  };
}

const bytes = (value) => Buffer.byteLength(JSON.stringify(value));

function pairs() {
  const r = random(7);
  const documents = DOCUMENTS.flatMap((size) => {
    const before = document(r, size);
    return [
      pair(documentCase(size, EDITED), before, editedDocument(r, before)),
      pair(documentCase(size, EQUAL), before, structuredClone(before)),
    ];
  });
  const lists = LISTS.flatMap((length) => {
    const before = objects(r, length);
    return Object.entries(LIST_EDITS).map(([name, edit]) => ({
      ...pair(listCase(length, name), { list: before }, { list: edit(r, before) }),
      list: length,
    }));
  });
  return [...documents, ...lists];
}

/** The names of pairs: that of a case is one of these after `diff, ` or `apply, `. */
export const documentCase = (bytes, change) => `${sizeLabel(bytes)}, ${change}`;
export const listCase = (length, edit) => `${length} objects, ${edit}`;

export const sizeLabel = (bytes) => (bytes < 1e6 ? `${bytes / 1e3} kB` : `${bytes / 1e6} MB`);

const pair = (name, before, after) => ({ name, before: identity(before), after: identity(after) });

const identity = (metadata_public) => ({
  id: "9f425a8d-7efc-4768-8f23-7647a74fdf13",
  schema_id: "default",
  state: "active",
  traits: {},
  metadata_public,
});

export const run = () => measure("scale", ["ours", "fast-json-patch", "rfc6902", "json"]);
