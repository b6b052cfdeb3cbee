// What publint's command lets pass: suggestions, and files that `typesVersions` names, or patterns.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const folder = join(import.meta.dirname, "../node_modules/identity-patch");
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
assert.deepEqual(messages.map((message) => formatMessage(message, manifest)), []);

const { main, module, types, exports, typesVersions } = manifest;
const named = [main, module, types, ...leaves(exports), ...leaves(typesVersions)];
assert.ok(named.length > 50, "package.json names the files of all entries");
assert.deepEqual(named.filter((path) => !isThere(join(folder, path))), []);

/** Whether there is the file, or a file of the pattern. */
function isThere(path) {
  const [start, end] = basename(path).split("*");
  if (end === undefined) return existsSync(path);
  return readdirSync(dirname(path)).some((name) => name.startsWith(start) && name.endsWith(end));
}

/** The texts in a value of JSON. */
function leaves(value) {
  return typeof value === "string" ? [value] : Object.values(value).flatMap(leaves);
}
