// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import module from "../dist/equals-money.wasm";
import { byName, open } from "../open.js";
import { endpoint } from "../endpoint.js";
import { runtime as instance } from "./equals-money.runtime.js";
import { tables } from "./equals-money.tables.js";

const { runtime, init } = /* @__PURE__ */ open(instance, () => module, () => module);

export { init };
export const endpoints = /* @__PURE__ */ byName(runtime, tables.endpoints, endpoint);
export const equalsMoney = /* @__PURE__ */ Object.freeze({
  updatePerson: endpoints["equals_money.update_person"],
});
