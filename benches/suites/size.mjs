// What a page pays: the bundle of one small program, as it is and compressed.

import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { bundle, PROGRAMS } from "../lib/bundles.mjs";
import { write } from "../lib/driver.mjs";

export async function run() {
  const sizes = {};
  for (const name of Object.keys(PROGRAMS)) {
    const bytes = readFileSync(await bundle(name));
    sizes[name] = { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
    console.log(`  ${name.padEnd(30)}`, ...Object.entries(sizes[name]).map(([kind, size]) => `${kind} ${size}`.padEnd(14)));
  }
  write("size", sizes);
}
