// The README's own examples, run as a newcomer would: in a folder that has the package and nothing else.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";

const folder = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(folder, "README.md"), "utf8");
const work = mkdtempSync(join(folder, "readme-"));
after(() => rmSync(work, { recursive: true }));

/** The blocks of JavaScript by the heading that they stand under, and the number there. */
const blocks = Object.fromEntries(
  readme.split(/^## /m).flatMap((section) => {
    const codes = [...section.matchAll(/```js\n(.*?)```/gs)];
    return codes.map(([, code], at) => [`${section.split("\n", 1)[0]} ${at + 1}`, code]);
  }),
);

/** What each of them prints, and its exit status where that is not 0. */
const PRINTED = {
  "Install 1": [/^PATCH \/organization\/v1\/users\/organizations\/3fa85f64-/, /\{"_name":\{"firstName":"John","lastName":"Smith"\},"_phone":null\}\n$/],
  "Entries and sizes 1": [/^true\n$/],
  "From what the server has 1": [
    /^\{"_name":\{"firstName":"John","lastName":"Doe"\},"_phone":null\} 0 Doe\n\{"_name":\{"firstName":"John","lastName":"Roe"\}\}\n/,
    /\n\[ '\/_email must not belong to another user' \]\n\[ 'POST', 'PATCH' \]\n$/,
  ],
  "From what the server has 2": [/^\{"badge":9007199254740995\}\ntrue\n$/],
  "From what the server has 3": [/^\{"_mfa":\{"enabled":false,"expirationInMinutes":60\},"tags":\[\]\}\n$/],
  "A JSON Patch for Ory Kratos 1": [
    /^\{"op":"add","path":"\/traits\/tags\/-","value":"b"\}\n\{"op":"replace","path":"\/metadata_public","value":null\}\n/,
    /\nkratos_member_case traits\n$/,
  ],
  "In other languages 1": [/^muss mit \+ und der Ländervorwahl beginnen, z\.\sB\. \+49\n\{text\} übernehmen\n$/],
  "In a Node script 2": [
    /^3: \/_phone must begin with \+/m,
    /^PATCH \{"_name":\{"firstName":"Jane","lastName":"Doe"\}\}\nline 3 is not sent\n/m,
  ],
  "In a Node script 1": [/^20: error \/0\/type must be given only once$/m, /: error \/0\/value must not be empty$/m, 1],
};

test("each block of JavaScript is run, and no other", () => assert.deepEqual(Object.keys(blocks).sort(), Object.keys(PRINTED).sort()));

for (const [name, expected] of Object.entries(PRINTED)) {
  test(name, () => {
    writeFileSync(join(work, "example.mjs"), blocks[name]);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["example.mjs"], { cwd: work, encoding: "utf8" });
    assert.equal(status, expected.find(Number.isInteger) ?? 0, stderr);
    for (const pattern of expected.filter((part) => part instanceof RegExp)) assert.match(stdout + stderr, pattern);
  });
}

test("what the texts of the package link to comes along", () => {
  const root = join(folder, "node_modules/identity-patch");
  const texts = [root, join(root, "docs")].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  let links = 0;
  for (const text of texts.filter((path) => path.endsWith(".md"))) {
    for (const [, link] of readFileSync(text, "utf8").matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|#)/.test(link)) continue;
      links += 1;
      assert.ok(existsSync(join(dirname(text), link.split("#")[0])), `${text} links to ${link}`);
    }
  }
  assert.ok(links > 20);
});
