// The page as it stands, served beside the package's folder.

import { check } from "../answers.js";
import { openFolder } from "../browser.js";

const folders = { "/": ".", "/identity-patch": "../node_modules/identity-patch" };
await openFolder(folders, { "/": (result) => check(result, "person", "body") });
