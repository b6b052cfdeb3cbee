// Runs the projects, each as its user would: `npm test` in its folder. Prints what was run as a table. `node run.js [NAME…]`

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { printTable } from "./table.js";

const root = import.meta.dirname;
const read = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));

/** The exit status of a project that cannot be run on this machine; its last line of output says why. */
const LEFT_OUT = 77;

/** Two at a time: most of them wait for a browser to start. */
const JOBS = Math.min(2, availableParallelism());

const SOURCE = /\.([cm]?[jt]sx?|html|vue|svelte)$/;
/** A project that hangs is ended after so many milliseconds. */
const LIMIT = 300_000;

/** An import by the entry's name; and by the address of its file, as a page without an import map has it. */
const IMPORT = /\b(?:from|import|require|resolve|URL)\s*\(?\s*["'`]identity-patch(\/[^"'`?]*)?[^"'`]*["'`]/g;
const FILE = /["'][^"']*\/identity-patch\/([^"']+)["']/g;

const { exports, version } = read("node_modules/identity-patch/package.json");
const projects = readdirSync(root).filter((name) => name !== "node_modules" && existsSync(join(root, name, "package.json")));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !projects.includes(name));
if (unknown.length > 0) fail(`there is no project ${unknown.join(", ")}; there are: ${projects.join(", ")}`);

const cells = await runAll(asked.length > 0 ? asked : projects);
printTable(["environment", "ran with", "entries", "seconds", "result"], cells.map(row));
const count = (result) => cells.filter((cell) => cell.result === result).length;
console.log(`\n${cells.length} ${cells.length === 1 ? "cell" : "cells"}: ${count("passed")} passed, ${count("failed")} failed, ${count("left out")} left out`);
if (count("failed") > 0) process.exitCode = 1;
if (asked.length === 0) everyEntryIsUsed();

/** Runs the projects, as many at a time as JOBS says: what they did, in their order. */
async function runAll(names) {
  const left = names.entries();
  const done = [];
  const work = async () => {
    for (const [at, name] of left) done[at] = await run(name);
  };
  await Promise.all(Array.from({ length: JOBS }, work));
  return done;
}

async function run(name) {
  const started = performance.now();
  const { status, output } = await npmTest(join(root, name));
  const seconds = (performance.now() - started) / 1000;
  const result = { 0: "passed", [LEFT_OUT]: "left out" }[status] ?? "failed";
  console.error(`${name}: ${result}`);
  if (result === "failed") console.log(`\n${name} says:\n${output}`);
  return { name, result, seconds, output, entries: entriesIn(join(root, name)) };
}

/** What a project ended with, and what it wrote. */
function npmTest(folder) {
  // A group of its own, with all that it starts: a server that is left over would keep its output open.
  const child = spawn("npm", ["test", "--silent"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const endGroup = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch ({ code }) {
      if (code !== "ESRCH") throw new Error(`the group of ${folder} does not end: ${code}`);
    }
  };
  const limit = setTimeout(() => {
    output += `\nended after ${LIMIT / 1000} seconds\n`;
    endGroup();
  }, LIMIT);
  child.on("exit", endGroup);
  return new Promise((ended) => {
    child.on("close", (status) => {
      clearTimeout(limit);
      ended({ status, output });
    });
  });
}

function row({ name, result, seconds, output, entries }) {
  const reason = result === "left out" ? `left out: ${output.trim().split("\n").at(-1)}` : result;
  const { description } = read(name, "package.json");
  const short = entries.map((entry) => entry.slice(1) || ".");
  return [description, versions(name, output).join(", "), short.join(" "), seconds.toFixed(1), reason];
}

/** The installed versions of what the project depends on, then what its output says that it ran in. */
function versions(name, output) {
  const { dependencies = {}, devDependencies = {} } = read(name, "package.json");
  const packages = Object.keys({ ...dependencies, ...devDependencies }).filter((dependency) => !dependency.startsWith("@types/"));
  const installed = packages.map((dependency) => {
    const folder = [join(name, "node_modules"), "node_modules"].find((folder) => existsSync(join(root, folder, dependency)));
    return `${dependency} ${read(folder, dependency, "package.json").version}`;
  });
  const said = [...output.matchAll(/^ran in (.*)$/gm)].map(([, environment]) => environment);
  return [...new Set([...installed, ...said])];
}

/** The entries of the package that a project's sources import. */
function entriesIn(folder) {
  const sources = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    ({ name, parentPath }) => SOURCE.test(name) && !/[\\/](node_modules|dist|\.next)([\\/]|$)/.test(parentPath),
  );
  const texts = sources.filter((file) => file.isFile()).map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));
  const specifiers = texts.flatMap((text) => [...text.matchAll(IMPORT)].map(([, path = ""]) => `.${path}`));
  const files = texts.flatMap((text) => [...text.matchAll(FILE)].map(([, path]) => `./${path}`));
  const byFile = Object.keys(exports).filter((entry) => files.includes(exports[entry].default));
  return [...new Set([...specifiers, ...byFile])].sort();
}

function everyEntryIsUsed() {
  const used = cells.filter(({ result }) => result === "passed").flatMap(({ entries }) => entries);
  const isUsed = (entry) => used.some((path) => new RegExp(`^${entry.replaceAll(".", "\\.").replace("*", ".+")}$`).test(path));
  const unused = Object.keys(exports).filter((entry) => !isUsed(entry));
  if (unused.length > 0) fail(`no project that passed uses ${unused.join(", ")} of identity-patch ${version}`);
}

function fail(text) {
  console.error(text);
  process.exit(1);
}
