// Ctrl-C and a request to end: the block in hand is finished, and what was found so far is told. A second one ends at once.

import { SIGNAL_STATUSES } from "./misuse.js";

export function listen() {
  const controller = new AbortController();
  const stop = { signal: controller.signal, status: undefined };
  for (const [name, status] of Object.entries(SIGNAL_STATUSES)) {
    process.on(name, () => {
      if (stop.status !== undefined) process.exit(status);
      stop.status = status;
      controller.abort();
    });
  }
  const stopped = new Promise((resolve) => controller.signal.addEventListener("abort", () => resolve({ done: true }), { once: true }));
  return { ...stop, statusNow: () => stop.status, stopped };
}
