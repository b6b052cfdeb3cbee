// Pictures of the site in its states, on a laptop and on a phone, light and dark, to be looked at. The folder is the first
// argument. `cargo xtask screenshots` runs this.

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SITE, start } from "./site.js";

const [folder] = process.argv.slice(2);
const { endpoints } = JSON.parse(readFileSync(join(SITE, "package/generated/catalog.json"), "utf8"));

const SIZES = [["laptop", { width: 1280, height: 900 }], ["phone", { width: 390, height: 844 }]];
const THEMES = ["light", "dark"];

/** A name, a page, its hash, the button that is pressed, and the part that is shown, without which it is the first screen. */
const STATES = [
  ["opening", "index.html"],
  ...endpoints.flatMap(({ id }) => [
    [`${id}-issues`, "index.html", id, "#wrong", "#work"],
    [`${id}-request`, "index.html", id, "#right", "#work"],
  ]),
  ["fields", "fields.html"],
  ["fields-phone", "fields.html", "phone"],
  ["fields-search", "fields.html", "?q=look_alike", undefined, ".columns"],
  ["codes", "codes.html"],
  ["codes-kratos", "codes.html", "kratos_address_dropped"],
  ["endpoints", "endpoints.html"],
  ["endpoints-kratos", "endpoints.html", "kratos.patch_identity"],
  ["reference-bad-address", "codes.html", "phone_nothing"],
  ["benchmarks", "benchmarks.html"],
];

const site = await start();
mkdirSync(folder, { recursive: true });
const noise = [];
for (const [name, file, hash = "", button, part] of STATES) {
  for (const [size, viewport] of SIZES) {
    for (const colorScheme of THEMES) {
      const page = await site.visit(hash, { file, viewport, colorScheme, reducedMotion: "reduce" });
      if (button) await page.locator(button).click();
      const path = join(folder, `${name}-${size}-${colorScheme}.png`);
      await (part ? page.locator(part).first() : page).screenshot({ path });
      noise.push(...page.noise);
      await page.context().close();
    }
  }
}
await site.close();
console.log(`${STATES.length * SIZES.length * THEMES.length} pictures in ${folder}`);
if (noise.length > 0) throw new Error(noise.join("\n"));
