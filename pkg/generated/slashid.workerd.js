// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import module from "../dist/slashid.wasm";
import { byName, open } from "../open.js";
import { endpoint } from "../endpoint.js";
import { makePlan } from "../plan.js";
import { runtime as instance } from "./slashid.runtime.js";
import { tables } from "./slashid.tables.js";

const { runtime, init } = /* @__PURE__ */ open(instance, () => module, () => module);

export { init };
export const endpoints = /* @__PURE__ */ byName(runtime, tables.endpoints, endpoint);
export const slashid = /* @__PURE__ */ Object.freeze({
  updatePerson: endpoints["slashid.update_person"],
  addHandles: endpoints["slashid.add_handles"],
  updateAttributes: endpoints["slashid.update_attributes"],
  setRoles: endpoints["slashid.set_roles"],
  plan: /* @__PURE__ */ makePlan(runtime, tables.endpoints, "slashid.update_person"),
});
