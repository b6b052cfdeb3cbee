// Totals of a run, and what is said of them at the end.

import { counted } from "./visible.js";

export const makeTotals = () => ({ records: 0, valid: 0, invalid: 0, errors: 0, warnings: 0, unchanged: 0, leftOut: 0 });

export function addOutput(totals, { records, ok, errors, warnings, unchanged, leftOut }) {
  totals.records += records;
  totals.valid += ok;
  totals.invalid += records - ok;
  totals.errors += errors;
  totals.warnings += warnings;
  totals.unchanged += unchanged;
  totals.leftOut += leftOut;
}

/** The totals as data. */
export function describeTotals({ unchanged, leftOut, ...totals }, verb) {
  return { ...totals, ...(verb === "diff" && { unchanged }) };
}

const number = (count) => count.toLocaleString("en-US");

/** One sentence. */
export function summarize(totals, verb) {
  const { records, valid, invalid, errors, warnings, unchanged, leftOut, onlyBefore, onlyAfter } = totals;
  const begin = totals.interrupted ? "interrupted: " : totals.stopped ? "stopped at the first record with an error: " : "";
  const [what, good] =
    verb === "diff"
      ? [counted(records, "pair"), `${number(valid - unchanged)} changed, ${number(unchanged)} unchanged`]
      : [counted(records, "record"), `${number(valid)} valid`];
  const found = `${counted(errors, "error")}, ${counted(warnings, "warning")}`;
  const alone = onlyBefore === undefined ? "" : `; ${counted(onlyBefore, "record")} in BEFORE alone, ${number(onlyAfter)} in AFTER alone`;
  const left = leftOut === 0 ? "" : `; ${counted(leftOut, "record")} over 16 MiB ${leftOut === 1 ? "is" : "are"} in neither file of --split`;
  return `${begin}${what}: ${good}, ${number(invalid)} invalid; ${found}${alone}${left}`;
}
