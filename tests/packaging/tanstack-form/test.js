// The recipe as printed: its types, and both forms in a browser.

import { build } from "esbuild";
import { serve } from "../browser.js";
import { checkTypes, extract, fillInForms, VALUES } from "../recipe.js";

extract(import.meta.dirname, VALUES, "TanStack Form");
checkTypes(import.meta.dirname);
const react = { jsx: "automatic", define: { "process.env.NODE_ENV": '"development"' } };
await build({ entryPoints: ["main.tsx"], bundle: true, outdir: "dist", format: "esm", logLevel: "error", ...react });
const { origin, close } = await serve({ "/": import.meta.dirname });
await fillInForms(origin);
await close();
