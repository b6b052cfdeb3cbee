// What is to be done with each record, as the bulk pipeline takes it: from the settings and the tables.

import { readOptions } from "../options.js";
import { plans, rowOf } from "./catalog.js";
import { asMisuse, misuse } from "./misuse.js";
import { didYouMean } from "./nearest.js";

/** The task of a command; a file's own format is added when it is opened. */
export async function makeTask(verb, target, settings) {
  const row = rowOf(target);
  const isRequest = verb === "build" || settings.request === true || plans.has(target);
  const who = `${verb} ${target}`;
  const named = isRequest ? { params: readParams(row, settings.param, who), headers: readHeaders(row, settings.header, who) } : {};
  if (!isRequest && settings.param.length + settings.header.length > 0) {
    throw misuse("diff takes --param and --header for requests: add --request, or leave them out");
  }
  if (settings.header.length > 0) await refuseHeaders(row, named.headers);
  return {
    verb,
    target,
    options: readEndpointOptions(row, settings.option),
    ...named,
    ignore: settings.ignore,
    draft: settings.draft,
    delimiter: readDelimiter(settings.delimiter),
    all: false,
    texts: false,
    keep: settings.split !== undefined,
    request: isRequest,
  };
}

/** NAME=VALUE: the name and the value. */
function pair(text, option) {
  const at = text.indexOf("=");
  if (at < 1) throw misuse(`--${option} must be NAME=VALUE, not ${text}`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function readParams(row, given, who) {
  const names = row.params.map(({ name }) => name);
  const params = {};
  for (const text of given) {
    const [name, value] = pair(text, "param");
    if (!names.includes(name)) throw misuse(`the path ${row.path} has no parameter ${name}: ${didYouMean(name, names, `it has ${names.join(", ")}`)}`);
    params[name] = value.startsWith("@") ? { member: value.slice(1) } : { text: value };
    if (value === "@" || value === "") throw misuse(`--param ${name} needs a value: ${name}=VALUE, or ${name}=@MEMBER`);
  }
  const missing = names.filter((name) => params[name] === undefined);
  if (missing.length > 0) {
    const example = missing.map((name) => `--param ${name}=VALUE or ${name}=@MEMBER`).join(", ");
    throw misuse(`${who} needs ${example}: the path is ${row.path}`);
  }
  return params;
}

function readHeaders(row, given, who) {
  const headers = Object.fromEntries(given.map((text) => pair(text, "header")));
  const isGiven = (name) => Object.keys(headers).some((known) => known.toLowerCase() === name.toLowerCase());
  const missing = row.headers.filter(({ name, required }) => required && !isGiven(name)).map(({ name }) => name);
  if (missing.length > 0) throw misuse(`${who} needs ${missing.map((name) => `--header ${name}=VALUE`).join(", ")}`);
  return headers;
}

/** Credentials, and headers of the transport: the package itself says which it refuses, so it builds the sample with them. */
async function refuseHeaders({ id, sample }, headers) {
  const { endpoints: built } = await import("../generated/index.js");
  refused(() => built[id].build({ params: sample.params, headers, draft: sample.draft }));
}

function refused(run) {
  try {
    return run();
  } catch (error) {
    return asMisuse(error);
  }
}

const asJson = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** How the text of an option is read, by its kind: JSON where it is JSON, but not where only a text can be meant. */
const READ = {
  choice: (text) => text,
  version: (text) => text,
  country: (text) => text,
  texts: (text) => [asJson(text)].flat(),
};

function readEndpointOptions({ id, name, options }, given) {
  const rows = options.filter(({ kind }) => kind !== "messages");
  const read = {};
  for (const text of given) {
    const [option, value] = pair(text, "option");
    const row = rows.find((known) => known.name === option);
    const names = rows.map((known) => known.name);
    if (!row) throw misuse(`${id ?? name} has no option ${option}: ${didYouMean(option, names, `it has ${names.join(", ")}`)}`);
    const data = (READ[row.kind] ?? asJson)(value);
    read[option] = row.kind === "texts" ? [...(read[option] ?? []), ...data] : data;
  }
  refused(() => readOptions(read, true, Object.fromEntries(rows.map((row) => [row.name, row.choices ?? row.kind]))));
  return read;
}

function readDelimiter(text) {
  if (text === undefined) return undefined;
  if (text === "tab") return "\t";
  if (text.length !== 1 || text.charCodeAt(0) > 126 || text === '"') throw misuse(`--delimiter must be one ASCII character other than ", or tab, not ${text}`);
  return text;
}
