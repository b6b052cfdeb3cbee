// Files through the pipeline: what it finds, writes and counts goes where the command says. Used by check, build and diff.

import { outputs } from "../bulk/pipeline.js";
import { openFile } from "../bulk/sources.js";
import { makeFindings, sayHidden } from "./findings.js";
import { headerOf } from "./header.js";
import { linesOf, recordOf } from "./lines.js";
import { FOUND, VALID, asMisuse, misuse } from "./misuse.js";
import { makeProgress } from "./progress.js";
import { resumeAt } from "./resume.js";
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
      if (run.split && opened.format === "csv") {
        if (files.length > 1) throw misuse("--split takes one file of CSV, whose header both parts get: give one file");
        run.split.header(await headerOf(opened.source));
      }
      await judge(run, opened);
      if (run.stop.statusNow() !== undefined || run.totals.stopped) return;
    }
  });
}

/** Judges one source. `locate` and `rewrite` change what is said of it and what is written for it. */
export async function judge(run, opened, { locate, rewrite, before, after } = {}) {
  const { task, settings, totals, stop, progress } = run;
  const { format, name, delimiter } = opened;
  const { source, from } = await resumeAt(opened, settings.resume);
  const blocks = outputs({ ...task, format, delimiter }, source, { jobs: settings.jobs, signal: stop.signal, from });
  let first = from.record;
  for (;;) {
    const { value: output, done } = await stop.next(blocks).catch(asMisuse);
    if (done) break;
    before?.(output);
    take(run, name, output, first, locate, rewrite);
    after?.(output);
    first += output.records;
    if (totals.stopped) break;
    progress.show(totals.records, source.position?.(), source.size);
  }
  if (stop.statusNow() === undefined) await blocks.return?.();
}

/** What is to be done with a block. */
function take(run, name, output, first, locate, rewrite) {
  const { settings, totals, findings, progress, split } = run;
  const { results, requests } = output;
  const failed = settings["fail-fast"] && output.ok < output.records ? firstFailed(results) : undefined;
  if (requests?.length > 0 || (results.length > 0 && !findings.isFull())) progress.clear();
  if (requests?.length > 0) print(failed || rewrite ? written(requests, failed, rewrite) : requests);
  split?.write(output);
  const counted = { records: 0, ok: 0, errors: 0, warnings: 0 };
  if (failed || !findings.isFull()) {
    for (const line of linesOf(results)) {
      const result = JSON.parse(line);
      findings.addResult(name, result, locate);
      counted.errors += result.issues.length;
      counted.warnings += result.warnings.length;
      if (result.record === failed) break;
    }
    findings.flush();
  }
  if (failed === undefined) return addOutput(totals, output);
  const records = failed + 1 - first;
  totals.stopped = true;
  addOutput(totals, { ...counted, records, ok: records - 1 });
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
    if (!settings.quiet) writeAll(2, `${settings.summary ? "" : sayHidden(totals, settings.shown)}${summarize(totals, verb)}\n`);
    return interrupted ?? (totals.invalid + totals.errors > 0 ? FOUND : VALID);
  } catch (error) {
    split?.remove();
    // Whoever reads has enough, as `head` has.
    if (error.code === "EPIPE") return totals.errors > 0 ? FOUND : VALID;
    progress.clear();
    throw error;
  }
}
