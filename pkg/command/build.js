// `identity-patch build`: a request for each valid record on standard output, findings on standard error.

import { findTarget } from "./catalog.js";
import { filesOf } from "./files.js";
import { judgeFiles, openRun } from "./judge.js";
import { misuse } from "./misuse.js";
import { makeTask } from "./task.js";

export async function build([target, ...files], settings) {
  if (target === undefined) throw misuse("build needs an endpoint: identity-patch list tells all");
  const task = await makeTask("build", findTarget(target, ["endpoint"], "build"), settings);
  const readable = filesOf(files, settings);
  return judgeFiles(openRun(task, settings, 2), readable);
}
