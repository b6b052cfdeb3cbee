// Prints what each entry weighs in a bundle, by bundler: bytes as they are, by gzip and by brotli.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { printTable } from "../packaging/table.js";
import { bundlers } from "./bundlers.js";
import { bundle, entries, exports, PACKAGE, sizesOf, specifierOf } from "./packed.js";

const OWN = 'console.log("own");\n';

const weigh = (bytes) => Object.values(sizesOf(bytes)).join(" / ");

/** A program's bundle by each bundler. */
const bundlesOf = (program) =>
  Promise.all(Object.keys(bundlers).map(async (bundler) => readFileSync(await bundle(program, bundler))));

const uses = (what, name) => `import ${what} from "${specifierOf(name)}";\nconsole.log(${/\w+(?= \}|$)/.exec(what)});\n`;

async function row(title, program) {
  return [title, ...(await bundlesOf(program)).map(weigh)];
}

/** What is left of an entry whose import is not used, beside a program without it: the largest of all entries. */
async function unused() {
  const own = await bundlesOf(OWN);
  const left = own.map(() => 0);
  for (const name of entries) {
    const bundles = await bundlesOf(`import * as everything from "${specifierOf(name)}";\n${OWN}`);
    bundles.forEach((bytes, at) => (left[at] = Math.max(left[at], bytes.length - own[at].length)));
  }
  return ["any of them, not used", ...left.map(String)];
}

const rows = [];
for (const name of entries) rows.push(await row(specifierOf(name), uses("* as everything", name)));
rows.push(await row("`phone` of identity-patch/fields", uses("{ phone }", "./fields")));
rows.push(await row("`phone` of identity-patch", uses("{ phone }", ".")));
rows.push(await unused());
const file = weigh(readFileSync(join(PACKAGE, exports["./identity_patch.wasm"].default)));
rows.push(["identity-patch/identity_patch.wasm, for slim", ...Object.keys(bundlers).map(() => file)]);

printTable(["bytes: raw / gzip / brotli", ...Object.keys(bundlers)], rows);
