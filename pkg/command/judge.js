// Files through the pipeline: what it finds, writes and counts goes where the command says. Used by check, build and diff.

import { outputs } from "../bulk/pipeline.js";
import { openFile } from "../bulk/sources.js";
import { makeFindings, sayHidden } from "./findings.js";
import { linesOf, recordOf } from "./lines.js";
import { FOUND, VALID, asMisuse, misuse } from "./misuse.js";
import { makeProgress } from "./progress.js";
import { listen } from "./signals.js";
import { openSplit } from "./split.js";
import { addOutput, describeTotals, makeTotals, summarize } from "./totals.js";
import { print, writeAll } from "./write.js";

/** `findings`: the descriptor that findings are written to. */
export function openRun(task, settings, findings) {
  const { verb } = task;
  refuseContradictions(settings);
  return {
    task,
    settings,
    verb,
    totals: makeTotals(),
    findings: makeFindings(findings, settings),
    // Beside findings that a program reads, no sentence may stand.
    saysSummary: !settings.quiet && (findings === 1 || (settings.format ?? "text") === "text"),
    split: settings.split === undefined ? undefined : openSplit(settings.split),
    progress: makeProgress(settings.progress),
    stop: listen(),
  };
}

function refuseContradictions({ split, summary, format = "text", ...settings }) {
  if (split !== undefined && settings["fail-fast"]) throw misuse("--split writes every record: leave out --fail-fast");
  if (summary && !["text", "json", "ndjson"].includes(format)) throw misuse(`--summary is written as text, json or ndjson: leave out --format ${format}`);
}

/** Judges files one after the other, and ends the run: the exit status. */
export async function judgeFiles(run, files) {
  const { task, settings } = run;
  return finish(run, async () => {
    for (const file of files) {
      const { target: endpoint, draft, verb, delimiter } = task;
      const opened = await openFile(file, { input: settings.input, endpoint, draft, verb, delimiter }).catch(asMisuse);
      if (run.split && opened.format === "csv" && files.length > 1) {
        throw misuse("--split takes one file of CSV, whose header both parts get: give one file");
      }
      await judge(run, opened);
      if (run.stop.statusNow() !== undefined || run.totals.stopped) return;
    }
  });
}

/**
 * Judges one source. Of two files that are compared, `locate` says in which of them a finding stands, and `rewrite` what is written
 * for a pair; `before` is told the record of each result before that is, and `after` each output once all of it is.
 */
export async function judge(run, opened, { locate, rewrite, before, after } = {}) {
  const { task, settings, totals, stop, progress, split } = run;
  const { source, format, name, delimiter } = opened;
  const { resume } = settings;
  if (resume > 1 && format === "json") throw misuse(`${name} is one JSON document, which has no line to begin at: leave out --resume`);
  const blocks = outputs({ ...task, format, delimiter, resume }, source, {
    jobs: settings.jobs,
    signal: stop.signal,
    // --fail-fast looks for the first record with errors.
    wanted: () => (settings["fail-fast"] ? { errors: true, warnings: true } : run.findings.wanted()),
  });
  let [line, record] = [1, 0];
  for (;;) {
    const { value: output, done } = await stop.next(blocks).catch(asMisuse);
    if (done) break;
    if (split && line === 1 && output.header !== undefined) split.header(output.header);
    take(run, name, output, record + output.skipped, { locate, rewrite, before });
    after?.(output);
    line += output.lines;
    record += output.records + output.skipped;
    if (totals.stopped) break;
    progress.show(totals.records, source.position?.(), source.size);
  }
  if (stop.statusNow() !== undefined) return;
  await blocks.return?.();
  if (resume > line) throw misuse(`${name} has no line ${resume}: it has ${line - 1}`);
}

/** What is to be done with a block, whose first record that was judged is `first`. */
function take(run, name, output, first, { locate, rewrite, before }) {
  const { settings, totals, findings, progress, split } = run;
  const { results, requests } = output;
  const failed = settings["fail-fast"] && output.ok < output.records ? firstFailed(results) : undefined;
  const shown = readResults(results, failed);
  // Before anything is written: there may be nobody who reads it.
  addOutput(totals, failed === undefined ? output : upTo(failed, first, shown));
  if (failed !== undefined) totals.stopped = true;
  if (requests.length > 0 || shown.length > 0) progress.clear();
  if (requests.length > 0) print(failed !== undefined || rewrite ? written(requests, failed, rewrite) : requests);
  split?.write(output);
  for (const result of shown) {
    before?.(result.record);
    findings.addResult(name, result, locate);
  }
  findings.flush();
}

/** The results of a block, up to the record that failed. */
function readResults(results, failed) {
  const read = [];
  for (const line of linesOf(results)) {
    read.push(JSON.parse(line));
    if (read.at(-1).record === failed) break;
  }
  return read;
}

/** The numbers of a block whose last record that counts failed. */
function upTo(failed, first, results) {
  const records = failed + 1 - first;
  const count = (of) => results.reduce((sum, result) => sum + result[of].length, 0);
  return { records, ok: records - 1, errors: count("issues"), warnings: count("warnings"), unchanged: 0, leftOut: 0 };
}

function firstFailed(results) {
  for (const line of linesOf(results)) {
    const { ok, record } = JSON.parse(line);
    if (!ok) return record;
  }
  return undefined;
}

/** Requests up to the record that failed, each as it is to be written. */
function written(requests, failed = Infinity, rewrite = (line) => line) {
  const lines = [];
  for (const line of linesOf(requests)) {
    if (recordOf(line) > failed) break;
    lines.push(rewrite(line));
  }
  return Buffer.concat(lines);
}

/** Runs `work`, then tells what was found: the exit status. */
export async function finish(run, work) {
  const { verb, settings, totals, findings, split, progress, stop } = run;
  try {
    await work();
    progress.clear();
    const interrupted = stop.statusNow();
    if (interrupted !== undefined) totals.interrupted = true;
    if (!interrupted) split?.finish();
    const described = describeTotals(totals, verb);
    findings.end(described);
    if (run.saysSummary) writeAll(2, `${settings.summary ? "" : sayHidden(totals, settings.shown)}${summarize(totals, verb)}\n`);
    return interrupted ?? (totals.invalid + totals.errors > 0 ? FOUND : VALID);
  } catch (error) {
    split?.remove();
    // Whoever reads has enough, as `head` has.
    if (error.code === "EPIPE") return totals.errors > 0 ? FOUND : VALID;
    progress.clear();
    throw error;
  }
}
