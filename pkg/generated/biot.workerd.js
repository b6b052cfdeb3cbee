// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import module from "../dist/biot.wasm";
import { byName, open } from "../open.js";
import { endpoint } from "../endpoint.js";
import { runtime as instance } from "./biot.runtime.js";
import { tables } from "./biot.tables.js";

const { runtime, init } = /* @__PURE__ */ open(instance, () => module, () => module);

export { init };
export const endpoints = /* @__PURE__ */ byName(runtime, tables.endpoints, endpoint);
export const biot = /* @__PURE__ */ Object.freeze({
  updateOrganizationUser: endpoints["biot.update_organization_user"],
});
