#!/usr/bin/env node
// The command `identity-patch`. This file itself runs on every Node.js that has modules, to say what it needs.

import * as util from "node:util";

// https://nodejs.org/api/util.html#utilparseargsconfig: added in 18.3.0, its tokens in 18.7.0
if (util.parseArgs?.({ args: [], tokens: true }).tokens) {
  const { main } = await import("./main.js");
  await main(process.argv.slice(2));
} else {
  console.error(`identity-patch: the command needs Node.js 18.7 or later, and this is ${process.version}: install a newer one`);
  process.exitCode = 2;
}
