// The outputs of the pipeline, record by record, as `identity-patch/bulk` gives them.

import { applyMessages } from "../report.js";

/** Everything that was found or made, in the order of the input. */
export async function* readRecords(stream) {
  const { data, settings, task, target, verb, functions } = stream;
  const { signal, jobs, onProgress, format = "auto", delimiter, draft } = settings;
  // Here, not above: a page may import the entry, and is told at the call that it cannot have it.
  const [{ outputs }, sources] = await Promise.all([import("./pipeline.js"), import("./sources.js")]);
  signal?.throwIfAborted();
  const opened = await sources.openAny(data, { input: format, endpoint: target.id, draft, verb, delimiter });
  const build = functions.length > 0 ? await makeBuild(stream) : undefined;
  const progress = { records: 0, lines: 0, bytes: 0, ok: 0, errors: 0, warnings: 0 };
  const whole = { ...task, format: opened.format, delimiter: opened.delimiter };
  for await (const output of outputs(whole, opened.source, { jobs, signal })) {
    for (const name of Object.keys(progress)) progress[name] += output[name];
    yield* recordsOf(output, stream, build);
    onProgress?.({ ...progress });
  }
  signal?.throwIfAborted();
}

/** The records of one block of which there is something to say. */
function* recordsOf({ results, requests }, stream, build) {
  const { verb, settings, messages } = stream;
  const texts = linesOf(requests);
  let next = texts.next();
  for (const line of linesOf(results)) {
    const { places, text, whole, ...found } = JSON.parse(line);
    const made = [];
    for (; !next.done && recordOf(next.value) === found.record; next = texts.next()) made.push(next.value);
    const answer = build ? build(found, text, whole) : { ...found, ...MADE[verb](found, made, stream) };
    const isSaid = !answer.ok || answer.warnings.length > 0 || answer.request !== undefined || answer.changed === true;
    if (isSaid || settings.all) yield applyMessages(answer, messages);
  }
}

/** What is made of a record, from its lines of requests, by what is done. */
const MADE = {
  check: () => ({}),
  build: ({ ok }, [line]) => (ok ? { request: requestOf(line) } : {}),
  diff({ ok }, made, { task, target }) {
    if (!ok) return {};
    if (target.kind === "plan") return { changed: made.length > 0, requests: made.map(requestOf) };
    if (task.request) return { changed: made.length > 0, ...(made.length > 0 && { request: requestOf(made[0]) }) };
    const { changed, draft } = JSON.parse(made[0]);
    // The draft as it was written, with every digit.
    return { changed, draft, json: made[0].slice(made[0].indexOf(DRAFT) + DRAFT.length, -1) };
  },
};

const DRAFT = ',"draft":';

function requestOf(line) {
  const { record, ...request } = JSON.parse(line);
  return request;
}

/** The number of the record that a line of requests is about: the line begins with it. */
const recordOf = (line) => parseInt(line.slice('{"record":'.length), 10);

function* linesOf(bytes) {
  const text = new TextDecoder().decode(bytes);
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    yield text.slice(from, end);
    from = end + 1;
  }
}

/**
 * Builds one record's request where a parameter is a function of the record: `text` is the draft, `whole` the record, as JSON
 * text. What is found in the draft alone comes first.
 */
async function makeBuild({ target, given, settings, own }) {
  const { build } = typeof given === "string" ? (await import("../generated/index.js")).endpoints[target.id] : given;
  const { params, headers } = settings;
  return (found, text, whole) => {
    if (!found.ok) return found;
    const record = JSON.parse(whole);
    const values = Object.entries(params).map(([name, param]) => [name, paramOf(param, record)]);
    const built = build({ params: Object.fromEntries(values), headers, json: text }, own);
    return { ...found, issues: [], ...built };
  };
}

function paramOf(param, record) {
  if (typeof param === "function") return param(record);
  if (typeof param === "string") return param;
  const value = record?.[param.member];
  return typeof value === "number" ? String(value) : value;
}
