// The recipe as printed: its types, and both forms in a browser.

import { build } from "vite";
import { serve } from "../browser.js";
import { checkTypes, extract, fillInForms, VALUES, VUE_TSC } from "../recipe.js";

extract(import.meta.dirname, VALUES, "vee-validate 5");
checkTypes(import.meta.dirname, VUE_TSC);
await build({ logLevel: "warn" });
const { origin, close } = await serve({ "/": "dist" });
await fillInForms(origin);
await close();
