// Two folders with the same package, as a page gets them that is put together from parts with dependencies of their own.

import assert from "node:assert/strict";
import { check } from "../answers.js";
import { openFolder } from "../browser.js";

const copy = "../node_modules/identity-patch";
await openFolder(
  { "/": ".", "/one/identity-patch": copy, "/other/identity-patch": copy },
  {
    "/": ({ isSeparate, isAlike, own, form, ...result }) => {
      check(result, "phone", "user", "patch", "body");
      assert.deepEqual([isSeparate, isAlike, own, form], [true, true, "an @, please", result.body]);
    },
  },
);
