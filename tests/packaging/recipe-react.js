// A recipe for React as printed: its types, and both its forms in a browser.

import { join } from "node:path";
import { build } from "esbuild";
import { serve } from "./browser.js";
import { checkTypes, extract, fillInForms, VALUES } from "./recipe.js";

export async function testReact(project, section) {
  extract(project, VALUES, section);
  checkTypes(project);
  const react = { jsx: "automatic", define: { "process.env.NODE_ENV": '"development"' } };
  const files = { entryPoints: [join(project, "main.tsx")], outdir: join(project, "dist") };
  await build({ ...files, bundle: true, format: "esm", logLevel: "error", ...react });
  const { origin, close } = await serve({ "/dist": join(project, "dist"), "/": import.meta.dirname });
  await fillInForms(`${origin}/recipe-react.html`);
  await close();
}
