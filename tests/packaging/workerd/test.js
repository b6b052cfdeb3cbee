// The worker as Wrangler bundles it: the condition `workerd`, and modules of WebAssembly beside the bundle, which Workers
// compile when they are deployed.

import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { check } from "../answers.js";

const require = createRequire(import.meta.url);

/** A module of WebAssembly is copied and stays an import. */
await build({
  entryPoints: ["src/worker.js"],
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "esm",
  conditions: ["workerd", "worker", "browser"],
  loader: { ".wasm": "copy" },
  assetNames: "[name]",
});

const compiled = readdirSync("dist").filter((name) => name.endsWith(".wasm"));
const worker = new Miniflare({
  modules: [
    { type: "ESModule", path: "dist/worker.js" },
    ...compiled.map((name) => ({ type: "CompiledWasm", path: `dist/${name}` })),
  ],
  compatibilityDate: "2025-01-01",
});
const draft = { _phone: "+493012345678" };
const response = await worker.dispatchFetch("http://localhost/", { method: "POST", body: JSON.stringify(draft) });
check(await response.json(), "phone", "patch", "body");
await worker.dispose();
console.log(`ran in workerd ${require("workerd/package.json").version}`);
