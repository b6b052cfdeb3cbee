// One line on standard error that says how far it is, on a terminal: records, records a second, and what is left.

import { counted } from "./visible.js";
import { writeAll } from "./write.js";

/** How often it is written, and how long it waits first, in milliseconds. */
const INTERVAL = 200;

const CLEAR = "\r\x1b[2K";

export function makeProgress(choice = "auto") {
  const isOn = choice === "auto" ? process.stderr.isTTY === true : choice === "always";
  const begin = Date.now();
  let last = choice === "always" ? 0 : begin;
  let isShown = false;
  return {
    /** `done` and `size` are bytes of the input, where they are known. */
    show(records, done, size) {
      const now = Date.now();
      if (!isOn || now - last < INTERVAL) return;
      last = now;
      isShown = true;
      writeAll(2, CLEAR + line(records, (now - begin) / 1000, done, size).slice(0, (process.stderr.columns || 80) - 1));
    },
    /** Before something else is written. */
    clear() {
      if (isShown) writeAll(2, CLEAR);
      isShown = false;
    },
  };
}

function line(records, seconds, done, size) {
  const speed = Math.round(records / Math.max(seconds, 0.001));
  const parts = [counted(records, "record"), `${speed.toLocaleString("en-US")}/s`];
  if (size > 0 && done > 0) {
    parts.push(`${Math.min(100, Math.floor((done / size) * 100))} %`);
    parts.push(`${duration((seconds * Math.max(0, size - done)) / done)} left`);
  }
  return parts.join(", ");
}

function duration(seconds) {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return [hours && `${hours} h`, (hours || minutes) && `${minutes} min`, `${whole % 60} s`].filter(Boolean).join(" ");
}
