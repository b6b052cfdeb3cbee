// Loaded before a program: writes the most memory that its process held into the file that PEAK_FILE names, in bytes.
//
// Linux counts what the process that started this one held into `maxRSS`, so its own count of this program is read there.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const STATUS = "/proc/self/status";

if (isMainThread) process.on("exit", () => writeFileSync(process.env.PEAK_FILE, String(1024 * kibibytes())));

function kibibytes() {
  if (!existsSync(STATUS)) return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(STATUS, "latin1"))[1]);
}
