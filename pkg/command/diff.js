// `identity-patch diff`: drafts, or requests, on standard output; findings on standard error.

import { findTarget } from "./catalog.js";
import { filesOf, refuseUnreadable } from "./files.js";
import { compareDocuments } from "./documents.js";
import { joinFiles } from "./join.js";
import { judgeFiles, openRun } from "./judge.js";
import { misuse } from "./misuse.js";
import { makeTask } from "./task.js";

export async function diff([target, ...files], settings) {
  if (target === undefined) throw misuse("diff needs an endpoint, or slashid.plan: identity-patch list tells all");
  const task = await makeTask("diff", findTarget(target, ["endpoint", "plan"], "diff"), settings);
  if (files.length === 0 || files.length > 2) throw misuse("diff takes two files, BEFORE and AFTER, or one of pairs: - is standard input");
  if (settings.key !== undefined && files.length !== 2) throw misuse("--key joins two files: give BEFORE and AFTER, or leave it out");
  if (files.length === 1) return judgeFiles(openRun(task, settings, 2), filesOf(files, settings));
  refuseUnreadable(files);
  if (files[0] === "-") throw misuse("only AFTER may be standard input: give BEFORE as a file");
  const compare = settings.key === undefined ? compareDocuments : joinFiles;
  return compare(openRun(task, settings, 2), ...files);
}
