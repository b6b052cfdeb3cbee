// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import initLater, { __wbg_reset_state, initSync } from "../dist/kratos.js";
import { makeRuntime } from "../runtime.js";

export const runtime = /* @__PURE__ */ makeRuntime(initSync, initLater, __wbg_reset_state);
