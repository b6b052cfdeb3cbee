// Runs the packed package's command `identity-patch`, as a shell does; and the files that the tests give it.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const manifest = fileURLToPath(new URL("../package.json", import.meta.resolve("identity-patch")));

/** The folder of the package. */
export const root = dirname(manifest);

export const { version, bin } = JSON.parse(readFileSync(manifest, "utf8"));

export const command = join(root, bin["identity-patch"]);

const USER = "biot.update_organization_user";

/** A record of BioT's without a fault, and what makes one of it. */
const good = (at) => ({ _name: { firstName: "Jane", lastName: `Doe ${at}` }, _phone: "+12345678901" });

export const records = {
  good,
  noPlus: (at) => ({ ...good(at), _phone: "12345678901" }),
  unassigned: (at) => ({ ...good(at), _phone: "+2101234567" }),
};

export const ndjson = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** So many records, each tenth of which is refused. */
export const many = (count) => ndjson(Array.from({ length: count }, (_, at) => (at % 10 === 9 ? records.noPlus(at) : good(at))));

/** Files that every run finds beside it. */
const FILES = {
  "good.ndjson": ndjson([good(0), good(1)]),
  "mixed.ndjson": ndjson([good(0), records.noPlus(1), records.unassigned(2), good(3)]),
  "many.ndjson": many(2000),
  "ids.ndjson": ndjson([{ user_id: "3fa85f64-5717-4562-b3fc-2c963f66afa6", ...good(0) }, { user_id: "3fa85f64-5717-4562-b3fc-2c963f66afa7", ...records.noPlus(1) }]),
  "users.csv": "user_id,_phone\nu1,+12345678901\nu2,12345678901\n",
  "numbers.txt": "+12345678901\n12345678901\n",
  "person.ndjson": ndjson([{ before: { active: true, handles: [] }, after: { active: false, handles: [{ type: "username", value: "jd" }] } }]),
  "roles.ndjson": ndjson([{ roles: ["af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin"] }]),
  "broken.json": '{\n  "_phone": +1\n}\n',
  "before.json": JSON.stringify({ _id: "u1", ...good(0), badge: 1 }, null, 2),
  "after.json": '{"_id":"u1","_phone":null,"badge":9007199254740995}',
  "wrong.json": '{\n  "_id": "u1",\n  "_phone": "12345678901"\n}\n',
  "before.ndjson": ndjson([{ _id: "a", _phone: "+12345678901" }, { _id: "b", _phone: "+12345678901" }, { _id: "c" }, { _id: "b" }, { _phone: null }]),
  "after.ndjson": '{"_id":"d"}\n{"_id":"b","_phone":"12345678901"}\n\n{"_id":"a","_phone":null}\n{"_id":"x" 1}\n',
  "pairs.ndjson": ndjson([{ before: { _phone: null }, after: { _phone: "+12345678901" } }, { before: { _phone: null }, after: { _phone: null } }]),
};

/** A folder with those files; `remove` it after the tests. */
export function makeFolder() {
  const folder = mkdtempSync(fileURLToPath(new URL("../command-", import.meta.url)));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, "a folder"));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Without what a terminal or the runner of the tests sets. */
function environment(more) {
  const { NO_COLOR, FORCE_COLOR, ...rest } = process.env;
  return { ...rest, TERM: "xterm", ...more };
}

/** Runs it to its end: `user` in the arguments is an endpoint's id. */
export function run(folder, args, { input = "", env, ...options } = {}) {
  const spelled = args.map((argument) => (argument === "user" ? USER : argument));
  return spawnSync(process.execPath, [command, ...spelled], { cwd: folder, input, encoding: "utf8", env: environment(env), ...options });
}

/** The same within a shell's line, in which `$COMMAND` is the command, and `$USER_ENDPOINT` the endpoint. */
export function shell(folder, line, { env } = {}) {
  const names = { COMMAND: `${process.execPath} ${command}`, USER_ENDPOINT: USER };
  return spawnSync("bash", ["-c", line], { cwd: folder, encoding: "utf8", env: environment({ ...names, ...env }) });
}

/** Starts it with records on a standard input that stays open, and waits until it has written `file`. */
export async function startSplit(folder, prefix, input) {
  const child = spawn(process.execPath, [command, "check", USER, "-", "--split", prefix], { cwd: folder, env: environment() });
  const ended = new Promise((resolve) => child.on("exit", (status, signal) => resolve({ status, signal })));
  let stderr = "";
  child.stderr.on("data", (data) => (stderr += data));
  child.stdout.resume();
  child.stdin.write(input);
  const isWritten = () => splitFiles(folder, prefix).some((name) => name.includes(".valid.") && readFileSync(join(folder, name)).length > 0);
  while (!isWritten()) {
    assert.equal(child.exitCode, null, stderr);
    await setTimeout(5);
  }
  return { child, ended, stderr: () => stderr };
}

/** The files that --split has written, also those that are not finished. */
export const splitFiles = (folder, prefix) => readdirSync(folder).filter((name) => name.startsWith(`${prefix}.`));

export const read = (folder, name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : undefined);
