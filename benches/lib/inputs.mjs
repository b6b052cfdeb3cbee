// What is measured, written once into files that every process and the native program read. The seeds are fixed, so
// every run measures the same texts and documents.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createPatch } from "rfc6902";
import { VALUE_BYTES } from "./rules.mjs";
import { BENCH } from "./place.mjs";
import { random } from "./random.mjs";
import { attributes, identityPair, longValue, user, wrongAttributes, wrongUser } from "./records.mjs";
import { TEXTS } from "./texts.mjs";

const FOLDER = `${BENCH}/inputs`;

/** Reads one file: what `writeInputs` wrote. */
export const inputs = (name) => JSON.parse(readFileSync(`${FOLDER}/${name}.json`, "utf8"));

export function writeInputs() {
  mkdirSync(FOLDER, { recursive: true });
  const write = (name, value) => writeFileSync(`${FOLDER}/${name}.json`, JSON.stringify(value));
  const fields = Object.entries(TEXTS).map(([kind, { valid, invalid }], at) => [kind, labelled(at, 700, 300, valid, invalid)]);
  write("fields", Object.fromEntries(fields));
  const users = labelled(101, 800, 200, user, wrongUser);
  write("user", users);
  const drafts = labelled(102, 800, 200, attributes, wrongAttributes);
  const buckets = (value) => ({ end_user_read_write: { photo: value } });
  // Near and over the limit, apart from the rest: their size would drown it.
  const long = [60_000, VALUE_BYTES, VALUE_BYTES + 1].map((bytes) => buckets(longValue(bytes)));
  write("attributes", drafts);
  write("long", { values: long, valid: [true, true, false] });
  const r = random(103);
  const pairs = r.list(200, () => identityPair(r));
  const patches = pairs.map((pair) => ({ ...pair, operations: createPatch(pair.before, pair.after) }));
  write("patch", patches);
  write("native", { user: validTexts(users), attributes: validTexts(drafts), patch: patches.map(texts) });
}

/** The native program takes JSON as text, members in their order. callgrind is slow, so it gets fewer. */
const NATIVE = 200;
const validTexts = ({ values, valid }) => values.filter((_, at) => valid[at]).slice(0, NATIVE).map((value) => JSON.stringify(value));
const texts = (pair) => Object.fromEntries(Object.entries(pair).map(([name, value]) => [name, JSON.stringify(value)]));

/** Valid and invalid inputs in one order, and beside them which is which. */
function labelled(seed, good, bad, valid, invalid) {
  const r = random(seed);
  const made = r.shuffle([
    ...r.list(good, () => ({ value: valid(r), valid: true })),
    ...r.list(bad, () => ({ value: invalid(r), valid: false })),
  ]);
  return { values: made.map(({ value }) => value), valid: made.map(({ valid }) => valid) };
}
