// One API over the module, however the module comes: each entry opens it with its own way of loading.

import { endpoint } from "./endpoint.js";
import { field } from "./field.js";
import { plan } from "./plan.js";
import { isStarted, start, tag } from "./runtime.js";

/** Bytes from base64. */
export function decode(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * The API. `load` compiles the module at once; an entry that carries none throws there, and wants `init` first.
 * `tables` names what there is, in the module's own order.
 */
export function open(load, bytes, tables) {
  const ready = () => isStarted() || start(load());
  const byName = (list, make) => Object.freeze(Object.fromEntries(list.map((row, number) => [row.name ?? row.id, make(number, row)])));
  return {
    fields: byName(tables.fields, (number, row) => field(ready, number, row)),
    endpoints: byName(tables.endpoints, (number, row) => endpoint(ready, number, row)),
    plan: plan(ready),
    /** Compiles the module without blocking: from what the entry carries, or from an address, bytes, a response or a module. */
    async init(source = bytes?.()) {
      if (isStarted()) return;
      if (source === undefined) throw new TypeError("init needs an address, bytes, a Response or a WebAssembly.Module");
      start(await compile(source));
    },
  };
}

async function compile(source) {
  source = await source;
  if (tag(source) === "WebAssembly.Module") return source;
  if (typeof source === "string" || tag(source) === "URL") source = await fetch(source);
  if (tag(source) === "Response") {
    if (!source.ok) throw new TypeError(`no module at ${source.url}: status ${source.status}`);
    source = await source.arrayBuffer();
  }
  return WebAssembly.compile(source);
}
