// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import { __wbg_reset_state, initSync } from "../dist/biot.js";
import { makeRuntime } from "../runtime.js";

export const runtime = /* @__PURE__ */ makeRuntime(initSync, __wbg_reset_state);
