// Both pages with their bundles.

import { check } from "../answers.js";
import { openFolder } from "../browser.js";

await openFolder(
  { "/": "public", "/dist": "dist" },
  {
    "/": (result) => check(result, "handle", "user", "body"),
    "/slim.html": (result) => check(result, "phone"),
  },
);
