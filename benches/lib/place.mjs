// Where things stand.

import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

/** This folder of the repository. */
export const BENCHES = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** Where inputs, results and the installed package are: `cargo xtask bench` says it. */
export const BENCH = process.env.BENCH_FOLDER ?? fileURLToPath(new URL("../../target/bench", import.meta.url));

/** Where the package is installed. */
export const MODULES = `${process.env.BENCH_PACKAGE ?? `${BENCH}/package`}/node_modules`;
export const PACKAGE = `${MODULES}/identity-patch`;

const manifest = () => JSON.parse(readFileSync(`${PACKAGE}/package.json`, "utf8"));

/** The program of the command `identity-patch`. */
export const command = () => `${PACKAGE}/${manifest().bin["identity-patch"]}`;

/** The smallest entry that has a part, by its name: `identity-patch/biot`, or the main one where there is none. */
export function entry(part) {
  const { exports } = manifest();
  const own = exports[`./${part}`];
  let [name, found] = own ? [`identity-patch/${part}`, own] : ["identity-patch", exports["."]];
  while (typeof found !== "string") found = found.import ?? found.default;
  return { name, file: `${PACKAGE}/${found}` };
}

/** Imports that entry. */
export const ours = (part) => import(pathToFileURL(entry(part).file).href);
