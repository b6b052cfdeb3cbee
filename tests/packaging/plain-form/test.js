// The page as printed, beside the package's folder, at BioT's server. And every recipe there is has a project that runs it.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { biotServer, extract, fillInForms, ON_SERVER, sections, VALUES } from "../recipe.js";

const tests = readdirSync("..").flatMap((name) => [`../${name}/test.js`, `../${name}/extract.js`]).filter(existsSync);
const run = tests.map((file) => readFileSync(file, "utf8")).filter((text) => text.includes("../recipe")).join();
const isRun = (section) => [VALUES, ON_SERVER].includes(section) || run.includes(`"${section}"`);
assert.deepEqual(sections.filter((section) => !isRun(section)), []);

const folder = extract(import.meta.dirname, "No library");
symlinkSync("../../node_modules", `${folder}/node_modules`);
const biot = await biotServer({ folder });
await fillInForms(`${biot.origin}/profile.html`, ["bound"], () => biot);
await biot.close();
