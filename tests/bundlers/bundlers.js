// Four bundlers, each as a function that bundles a program into one ES module.

import { dirname, basename } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { resolve } = createRequire(new URL("../../pkg/package.json", import.meta.url));
const load = async (name) => {
  const module = await import(pathToFileURL(resolve(name)).href);
  return module.default ?? module;
};
const [esbuild, rollup, nodeResolve, commonjs, terser, webpack] = await Promise.all(
  ["esbuild", "rollup", "@rollup/plugin-node-resolve", "@rollup/plugin-commonjs", "@rollup/plugin-terser", "webpack"].map(load),
);
const vite = await import(new URL("../../pkg/node_modules/vite/dist/node/index.js", import.meta.url));

/** `(program, output, minify)` by the bundler's name. */
export const bundlers = {
  esbuild: (program, output, minify) =>
    esbuild.build({ entryPoints: [program], outfile: output, bundle: true, minify, format: "esm", platform: "browser", target: "es2022" }),

  async rollup(program, output, minify) {
    const plugins = [nodeResolve({ browser: true }), commonjs(), ...(minify ? [terser()] : [])];
    const bundle = await rollup.rollup({ input: program, plugins });
    await bundle.write({ file: output, format: "es" });
    await bundle.close();
  },

  // As an application: of a library's ES module Vite keeps the white space.
  async vite(program, output, minify) {
    const rolldownOptions = {
      input: program,
      preserveEntrySignatures: "strict",
      output: { format: "es", entryFileNames: basename(output) },
    };
    const build = {
      rolldownOptions,
      outDir: dirname(output),
      emptyOutDir: false,
      minify: minify ? "oxc" : false,
      modulePreload: { polyfill: false },
    };
    await vite.build({ root: dirname(program), configFile: false, logLevel: "silent", build });
  },

  webpack: (program, output, minify) =>
    new Promise((done, failed) => {
      const options = {
        mode: minify ? "production" : "development",
        entry: program,
        output: { path: dirname(output), filename: basename(output), module: true, library: { type: "module" }, chunkFormat: "module" },
        experiments: { outputModule: true },
        target: "es2022",
      };
      webpack(options, (error, stats) => {
        if (error || stats.hasErrors()) failed(error ?? new Error(stats.toString()));
        else done();
      });
    }),
};
