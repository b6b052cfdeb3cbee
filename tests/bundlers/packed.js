// The packed package and its entries, and bundles of programs that import them: in a folder of their own, which is removed when
// the process ends.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundlers } from "./bundlers.js";

export const folder = process.env.PACKED;
assert.ok(folder, "PACKED names the folder in which the package was installed: cargo xtask test sets it");

export const PACKAGE = join(folder, "node_modules/identity-patch");
export const { exports } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));

/** Reads its module and its worker from files beside it: a bundle for Node.js leaves it outside. */
const OUTSIDE = "./bulk";

/** The entries that are programs, such as `./fields`. */
export const entries = Object.keys(exports).filter((name) => exports[name].default?.endsWith(".js") && name !== OUTSIDE);

/** What a program imports an entry by. */
export const specifierOf = (name) => name.replace(".", "identity-patch");

export const work = mkdtempSync(join(folder, "bundles-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

/** How many bytes a bundle has: as they are, by gzip and by brotli. */
export function sizesOf(bytes) {
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}

let programs = 0;

/** Bundles a program, which is a text: the bundle's path. `ending` is `mjs` or `cjs`. */
export async function bundle(text, bundler, { minify = true, ending = "mjs" } = {}) {
  const place = join(work, `${++programs}`);
  mkdirSync(join(place, "out"), { recursive: true });
  const program = join(place, `program.${ending}`);
  writeFileSync(program, text);
  const output = join(place, "out/bundle.mjs");
  await bundlers[bundler](program, output, minify);
  return output;
}
