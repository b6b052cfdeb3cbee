// The recipe as printed: its types, and the form in a browser.

import { build } from "vite";
import { serve } from "../browser.js";
import { checkTypes, extract, fillInForms, VALUES } from "../recipe.js";

extract(import.meta.dirname, VALUES, "Svelte");
checkTypes(import.meta.dirname, ["svelte-check", "--tsconfig", "tsconfig.json", "--fail-on-warnings"]);
await build({ logLevel: "error" });
const { origin, close } = await serve({ "/": "dist" });
await fillInForms(origin, ["known", "new"]);
await close();
