// The files of a command: that each can be read is seen before anything is written.

import { accessSync, constants, statSync } from "node:fs";
import { misuse } from "./misuse.js";

/** Throws the system's error where one of them cannot be read. */
export function refuseUnreadable(files) {
  for (const file of files) {
    if (file === "-") continue;
    accessSync(file, constants.R_OK);
    if (statSync(file).isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR", syscall: "read", path: file });
  }
}

/** The files that are given, or standard input. */
export function filesOf(given, { resume, quiet }) {
  const files = given.length === 0 ? ["-"] : given;
  refuseUnreadable(files);
  if (resume > 1 && files.length > 1) throw misuse("--resume is a line of one file: give that file alone");
  if (files.filter((file) => file === "-").length > 1) throw misuse("standard input can be read only once: give - once");
  if (files.includes("-") && process.stdin.isTTY && !quiet) console.error("reading standard input: Ctrl-D ends it");
  return files;
}
