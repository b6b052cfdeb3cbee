// The bundles beside the page: Firefox takes service workers as classic scripts alone.

import { cpSync } from "node:fs";
import { check } from "../answers.js";
import { openFolder } from "../browser.js";

cpSync("public", "dist", { recursive: true });
await openFolder("dist", { "/": (result) => check(result, "body", "phone") });
