// `identity-patch check`: findings on standard output.

import { findTarget } from "./catalog.js";
import { judgeFiles, openRun } from "./judge.js";
import { misuse } from "./misuse.js";
import { filesOf } from "./files.js";
import { makeTask } from "./task.js";

export async function check([target, ...files], settings) {
  if (target === undefined) throw misuse("check needs an endpoint or a field: identity-patch list tells all");
  const task = await makeTask("check", findTarget(target, ["endpoint", "field"], "check"), settings);
  const readable = filesOf(files, settings);
  return judgeFiles(openRun(task, settings, 1), readable);
}
