// One API over a module, however the module comes: each entry opens it with its own way of loading.

import { endpoint } from "./endpoint.js";
import { field } from "./field.js";
import { makePlan } from "./plan.js";
import { tag } from "./runtime.js";

/**
 * The API. `load` compiles the module at once; an entry that carries none throws there, and wants `init` first.
 * `tables` names what there is, in the module's own order.
 */
export function open(instance, tables, load, bytes) {
  const { isStarted, start } = instance;
  const runtime = { ...instance, ready: () => isStarted() || start(load()) };
  const byName = (list, make) => Object.freeze(Object.fromEntries(list.map((row, number) => [row.name ?? row.id, make(runtime, number, row)])));
  return {
    fields: byName(tables.fields, field),
    endpoints: byName(tables.endpoints, endpoint),
    plan: (id) => makePlan(runtime, tables.endpoints.findIndex((row) => row.id === id)),
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
