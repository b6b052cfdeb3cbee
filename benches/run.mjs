// Runs the suites that are named, or all of them: `node run.mjs [--quick] [SUITE…]`. `cargo xtask bench` builds the
// package, installs it, and calls this. smoke.mjs runs each case once instead.

import { writeInputs } from "./lib/inputs.mjs";

const SUITES = ["fields", "user", "attributes", "patch", "scale", "bulk", "form", "cold", "size"];

const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
writeInputs();
for (const suite of SUITES.filter((name) => named.length === 0 || named.includes(name))) {
  console.log(`\n== ${suite}`);
  const { run } = await import(`./suites/${suite}.mjs`);
  await run();
}
