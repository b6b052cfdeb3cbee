// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import { byName, open } from "../open.js";
import { decode } from "../carrier.js";
import { endpoint } from "../endpoint.js";
import { runtime as instance } from "./kratos.runtime.js";
import { single, text } from "../dist/kratos.text.js";
import { tables } from "./kratos.tables.js";

const bytes = () => decode(single, text);
const { runtime, init } = /* @__PURE__ */ open(instance, () => new WebAssembly.Module(bytes()), bytes);

export { init };
export const endpoints = /* @__PURE__ */ byName(runtime, tables.endpoints, endpoint);
export const kratos = /* @__PURE__ */ Object.freeze({
  patchIdentity: endpoints["kratos.patch_identity"],
});
