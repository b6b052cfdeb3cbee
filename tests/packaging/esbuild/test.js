// The page with its bundle.

import { check } from "../answers.js";
import { openFolder } from "../browser.js";

await openFolder({ "/": "public", "/dist": "dist" }, { "/": (result) => check(result, "phone", "user", "person", "body") });
