// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import module from "../dist/kratos.wasm";
import { byName, open } from "../open.js";
import { endpoint } from "../endpoint.js";
import { runtime as instance } from "./kratos.runtime.js";
import { tables } from "./kratos.tables.js";

const { runtime, init } = /* @__PURE__ */ open(instance, () => module, () => module);

export { init };
export const endpoints = /* @__PURE__ */ byName(runtime, tables.endpoints, endpoint);
export const kratos = /* @__PURE__ */ Object.freeze({
  patchIdentity: endpoints["kratos.patch_identity"],
});
