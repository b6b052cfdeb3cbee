// The command: finds what runs it, and turns what went wrong into a message and an exit status.

import { readArguments } from "./arguments.js";
import { version } from "./catalog.js";
import { help } from "./help.js";
import { FAILED, Misuse, VALID, describeSystemError, isSystemError } from "./misuse.js";
import { print, writeAll } from "./write.js";

const RUN = {
  check: async () => (await import("./check.js")).check,
  build: async () => (await import("./build.js")).build,
  diff: async () => (await import("./diff.js")).diff,
  list: async () => (await import("./list.js")).list,
  explain: async () => (await import("./explain.js")).explain,
  completion: async () => (await import("./completion.js")).completion,
  version: async () => () => print(`${version}\n`),
  help: async () => help,
};

export async function main(args) {
  process.exit(await run(args));
}

async function run(args) {
  try {
    const { command, operands, settings } = readArguments(args);
    const start = await RUN[command]();
    return (await start(operands, settings)) ?? VALID;
  } catch (error) {
    if (error.code === "EPIPE") return VALID;
    tell(error);
    return FAILED;
  }
}

function tell(error) {
  const message = isSystemError(error) ? describeSystemError(error) : error instanceof Misuse ? error.message : error.stack;
  try {
    writeAll(2, `identity-patch: ${message}\n`);
  } catch {
    // Nobody reads standard error.
  }
}
