// Ctrl-C and a request to end: the block in hand is finished, and what was found so far is told. A second one ends at once.

import { SIGNAL_STATUSES } from "./misuse.js";

export function listen() {
  const controller = new AbortController();
  let status;
  let end;
  for (const [name, ofSignal] of Object.entries(SIGNAL_STATUSES)) {
    process.on(name, () => {
      if (status !== undefined) process.exit(ofSignal);
      status = ofSignal;
      controller.abort();
      end?.();
    });
  }
  return {
    signal: controller.signal,
    /** The exit status of the signal that has come. */
    statusNow: () => status,
    /** What an iterator gives next, or that it is done where a signal comes before. Promise.race would keep each answer. */
    next: (iterator) =>
      new Promise((resolve, reject) => {
        end = () => resolve({ done: true });
        if (status === undefined) iterator.next().then(resolve, reject);
        else end();
      }),
  };
}
