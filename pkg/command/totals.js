// Totals of a run, and what is said of them at the end.

import { counted } from "./visible.js";

export const makeTotals = () => ({ records: 0, valid: 0, invalid: 0, errors: 0, warnings: 0, unchanged: 0 });

export function addOutput(totals, { records, ok, errors, warnings, unchanged = 0 }) {
  totals.records += records;
  totals.valid += ok;
  totals.invalid += records - ok;
  totals.errors += errors;
  totals.warnings += warnings;
  totals.unchanged += unchanged;
}

/** The totals as data. */
export function describeTotals({ unchanged, ...totals }, verb) {
  return { ...totals, ...(verb === "diff" && { unchanged }) };
}

/** One sentence, and what was not shown. */
export function summarize(totals, verb) {
  const { records, valid, invalid, errors, warnings, unchanged } = totals;
  const begin = totals.interrupted ? "interrupted: " : totals.stopped ? "stopped at the first record with an error: " : "";
  const what = verb === "diff" ? counted(records, "pair") : counted(records, "record");
  const good = verb === "diff" ? `${(valid - unchanged).toLocaleString("en-US")} changed, ${unchanged.toLocaleString("en-US")} unchanged` : `${valid.toLocaleString("en-US")} valid`;
  const alone = totals.onlyBefore === undefined ? "" : `; ${counted(totals.onlyBefore, "record")} in BEFORE alone, ${totals.onlyAfter.toLocaleString("en-US")} in AFTER alone`;
  const found = `${counted(errors, "error")}, ${counted(warnings, "warning")}`;
  return `${begin}${what}: ${good}, ${invalid.toLocaleString("en-US")} invalid; ${found}${alone}`;
}
