// Builds the three examples. `npm start` shows them.

import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** `identity-patch` is this repository's: in a project of one's own it is installed, and this is left out. */
const identityPatch = {
  name: "identity-patch",
  enforce: "pre",
  resolveId(id) {
    const importer = process.env.PACKED ? `${process.env.PACKED}/index.js` : here("../../pkg/form.js");
    return id.startsWith("identity-patch/") ? this.resolve(id, importer, { skipSelf: true }) : undefined;
  },
};

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [identityPatch, react(), vue(), svelte()],
  server: { fs: { allow: [here("../..")] } },
  build: { rolldownOptions: { input: ["index.html", "react/index.html", "vue/index.html", "svelte/index.html"].map(here) } },
});
