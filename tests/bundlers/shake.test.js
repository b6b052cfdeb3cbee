// What a bundle leaves out: an import that is not used leaves nothing; and what is used of one entry brings one module, and no
// table of a part that the entry does not have.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { bundlers } from "./bundlers.js";
import { bundle, entries, PACKAGE, specifierOf, work } from "./packed.js";

const dist = join(PACKAGE, "dist");
const ENDING = ".text.js";

/** Each module as the text that it rides along as, by the entry that carries it. */
const modules = Object.fromEntries(
  readdirSync(dist).filter((file) => file.endsWith(ENDING)).map((file) => {
    const [, text] = /text =\s*"([^"]+)"/.exec(readFileSync(join(dist, file), "utf8"));
    const name = file.slice(0, -ENDING.length);
    return [name === "index" ? "." : `./${name}`, text];
  }),
);
const [, decoder] = /decoder = "(.*)"/.exec(readFileSync(join(dist, "decoder.js"), "utf8"));

/** What each entry exports. */
const namespaces = {};
before(async () => {
  for (const name of entries) {
    const program = join(work, `${name.replaceAll("/", "-")}.mjs`);
    writeFileSync(program, `export * from "${specifierOf(name)}";\n`);
    namespaces[name] = await import(pathToFileURL(program).href);
  }
});

const countOf = (text, part) => text.split(part).length - 1;
const read = async (program, bundler) => readFileSync(await bundle(program, bundler), "utf8");
const OWN = 'console.log("own");\n';

for (const bundler of Object.keys(bundlers)) {
  for (const name of entries) {
    test(`${specifierOf(name)}, not used, leaves no byte: ${bundler}`, async () => {
      const own = await read(OWN, bundler);
      const names = Object.keys(namespaces[name]);
      assert.ok(names.length > 0);
      for (const what of [`{ ${names.join(", ")} }`, "* as everything"]) {
        assert.equal(await read(`import ${what} from "${specifierOf(name)}";\n${OWN}`, bundler), own, what);
      }
    });
  }

  for (const name of Object.keys(modules)) {
    test(`what is used of ${specifierOf(name)} brings one module: ${bundler}`, async () => {
      const { fields, endpoints } = namespaces[name];
      const used = fields ? "phone" : Object.keys(namespaces[name]).find((used) => !["endpoints", "init"].includes(used));
      const text = await read(`import { ${used} } from "${specifierOf(name)}";\nconsole.log(${used});\n`, bundler);
      const carried = Object.entries(modules).map(([module, carrier]) => [module, countOf(text, carrier)]);
      assert.deepEqual(Object.fromEntries(carried.filter(([, times]) => times > 0)), { [name]: 1 });
      assert.equal(countOf(text, decoder), 1);
      const others = Object.keys(namespaces["."].endpoints).filter((id) => !Object.hasOwn(endpoints ?? {}, id));
      assert.deepEqual(others.filter((id) => text.includes(id)), []);
    });
  }
}
