// How an entry opens its module, however the module comes: each entry brings its own way of loading.

import { tag } from "./runtime.js";

/**
 * `runtime` with `ready`, which starts the module unless it is there, and the entry's `init`. `load` compiles the module at
 * once; an entry that carries none throws there, and wants `init` first.
 */
export function open(runtime, load, bytes) {
  const { isStarted, start, startLater } = runtime;
  return {
    runtime: { ...runtime, ready: () => isStarted() || start(load()) },
    /** Compiles the module without blocking: from what the entry carries, or from an address, bytes, a response or a module. */
    async init(source) {
      // Before the carried bytes are decoded, which takes a while.
      if (isStarted()) return;
      if (source === undefined) source = bytes?.();
      if (source === undefined) throw new TypeError("init needs an address, bytes, a Response or a WebAssembly.Module");
      await startLater(await compile(source));
    },
  };
}

/** What `make` makes of each row, by the row's name. */
export const byName = (runtime, rows, make) =>
  Object.freeze(Object.fromEntries(rows.map((row, number) => [row.name ?? row.id, make(runtime, number, row)])));

async function compile(source) {
  source = await source;
  if (tag(source) === "WebAssembly.Module") return source;
  if (typeof source === "string" || tag(source) === "URL") source = await (readFile(source) ?? fetch(source));
  if (tag(source) === "Response") {
    if (!source.ok) throw new TypeError(`no module at ${source.url}: status ${source.status}`);
    source = await source.arrayBuffer();
  }
  return WebAssembly.compile(source);
}

/** The bytes of a file, where its address is given and the program runs in Node.js, whose `fetch` reads no files. */
function readFile(address) {
  const { process } = globalThis;
  if (!/^file:/i.test(address) || !process?.versions?.node) return undefined;
  if (!process.getBuiltinModule) throw new TypeError("before Node.js 20.16, init takes no file: address: give it the bytes of the file");
  return process.getBuiltinModule("node:fs/promises").readFile(new URL(address));
}
