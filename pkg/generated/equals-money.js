// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import { byName, open } from "../open.js";
import { decode } from "../carrier.js";
import { endpoint } from "../endpoint.js";
import { runtime as instance } from "./equals-money.runtime.js";
import { single, text } from "../dist/equals-money.text.js";
import { tables } from "./equals-money.tables.js";

const bytes = () => decode(single, text);
const { runtime, init } = /* @__PURE__ */ open(instance, () => new WebAssembly.Module(bytes()), bytes);

export { init };
export const endpoints = /* @__PURE__ */ byName(runtime, tables.endpoints, endpoint);
export const equalsMoney = /* @__PURE__ */ Object.freeze({
  updatePerson: endpoints["equals_money.update_person"],
});
