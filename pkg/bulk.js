// Many records at once: a stream of them is checked, built into requests, or compared. For Node.js, Deno and Bun.

import { readRecords } from "./bulk/records.js";
import { isData, refuse } from "./bulk/settings.js";
import { readTarget } from "./bulk/targets.js";
import { mergeOptions, readOptions } from "./options.js";

/** What is found in each record. */
export const checkStream = (target, data, options) => open("check", target, data, options);

/** The request of each record, or what stands against it. */
export const buildStream = (endpoint, data, options) => open("build", endpoint, data, options);

/** The draft of each pair `{ before, after }`, or with `params` its request; a plan's requests. */
export const diffStream = (endpoint, data, options) => open("diff", endpoint, data, options);

/** Misuse throws here, not when the first record is asked for. */
function open(verb, given, data, options = {}) {
  if (!globalThis.process?.versions?.node) {
    throw new TypeError("identity-patch/bulk reads files and starts threads: it runs in Node.js, Deno and Bun, not here");
  }
  const target = readTarget(given);
  if (!target) throw new TypeError(`${verb}Stream takes a field or an endpoint, or the id of one`);
  if (!isData(data)) {
    throw new TypeError(`${verb}Stream takes a stream of bytes or texts, an iterable of them, bytes, a text or a file's URL`);
  }
  const { before, ...kinds } = target.kinds;
  const { settings, rest } = refuse(verb, target, mergeOptions(target.fixed, options), kinds);
  const { text, messages } = readOptions(rest, false, kinds);
  const functions = Object.entries(settings.params ?? {}).filter(([, param]) => typeof param === "function");
  const task = {
    verb: functions.length > 0 ? "check" : verb,
    target: target.id,
    options: text === "" ? {} : JSON.parse(text),
    ...(verb !== "check" && functions.length === 0 && withInput(settings)),
    ignore: [...(settings.ignore ?? []), ...(functions.length > 0 ? membersOf(settings) : [])],
    draft: settings.draft,
    // A request says no line.
    all: verb !== "check" || settings.all === true,
    texts: functions.length > 0,
    keep: false,
    request: verb === "diff" && settings.params !== undefined,
  };
  return readRecords({ verb, target, given, data, settings, task, messages, own: rest, functions });
}

function withInput({ params = {}, headers = {} }) {
  const asData = Object.entries(params).map(([name, param]) => [name, typeof param === "string" ? { text: param } : param]);
  const sent = Object.entries(headers).filter(([, value]) => value !== undefined);
  return { params: Object.fromEntries(asData), headers: Object.fromEntries(sent) };
}

/** The members that hold parameters: they are none of the draft. */
const membersOf = ({ params }) => Object.values(params).flatMap((param) => (typeof param === "object" ? [param.member] : []));
