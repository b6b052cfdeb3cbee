// The records in two files, PREFIX.valid and PREFIX.invalid: written under other names in the same folder, and renamed once
// both are whole, so that neither is ever there half. What is not finished is removed.

import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { named, writeAll } from "./write.js";

const KINDS = ["valid", "invalid"];

export function openSplit(prefix) {
  const files = [];
  const remove = () => files.forEach(({ temporary }) => rmSync(temporary, { force: true }));
  process.on("exit", remove);
  for (const kind of KINDS) {
    const path = `${prefix}.${kind}`;
    const temporary = `${path}.${process.pid}.tmp`;
    named(path, () => files.push({ kind, path, temporary, fd: openSync(temporary, "wx") }));
  }
  return {
    /** The header of CSV, into both. */
    header: (header) => files.forEach(({ path, fd }) => named(path, () => writeAll(fd, `${header}\n`))),
    write: (output) => files.forEach(({ kind, path, fd }) => named(path, () => writeAll(fd, output[kind]))),
    finish() {
      for (const { path, fd } of files) named(path, () => (fsyncSync(fd), closeSync(fd)));
      for (const { path, temporary } of files) named(path, () => renameSync(temporary, path));
    },
    remove,
  };
}
