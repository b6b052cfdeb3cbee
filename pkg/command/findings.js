// What is found goes out in the format that is asked for: so many errors and so many warnings, the rest is counted.

import { isColored, makePaint } from "./color.js";
import { formats } from "./formats/index.js";
import { counted } from "./visible.js";
import { buffered } from "./write.js";

const NAMES = ["", "standard output", "standard error"];

/** `locate`, where it is given, says where a finding of a record stands, at a line, with these params. */
export function makeFindings(fd, { format = "text", shown, color, summary }) {
  const out = buffered(fd, NAMES[fd]);
  const paint = makePaint(isColored(color, process[fd === 1 ? "stdout" : "stderr"].isTTY));
  const formatter = summary ? undefined : formats[format](paint);
  const counts = { error: 0, warning: 0 };
  const byCode = new Map();
  if (formatter) out.write(formatter.begin);

  const show = (finding) => {
    if (counts[finding.severity]++ < shown) out.write(formatter.finding(finding));
  };
  const count = ({ severity, code, file, line, column }) => {
    const name = `${severity} ${code}`;
    const row = byCode.get(name);
    if (row) row.count += 1;
    else byCode.set(name, { severity, code, count: 1, first: { file, line, column } });
  };
  const add = summary ? count : show;

  return {
    flush: out.flush,
    /** Which findings would still be shown, or counted by code. */
    wanted: () => ({ errors: summary || counts.error < shown, warnings: summary || counts.warning < shown }),
    add,
    addResult(file, { record, issues, warnings, places }, locate) {
      [...issues, ...warnings].forEach(({ code, severity, message, path, pointer, params }, at) => {
        const [line, column] = places[at];
        add({ file, line, record, column, severity, code, message, path, pointer, params, ...locate?.(record, line, params) });
      });
    },
    end(totals) {
      if (formatter) out.write(formatter.end({ ...totals, ...hidden(totals, shown) }));
      else out.write(table(format, totals, [...byCode.values()].sort((a, b) => b.count - a.count), paint));
      out.flush();
    },
  };
}

/** How many errors and warnings are not shown. */
const hidden = ({ errors, warnings }, shown) => {
  const [moreErrors, moreWarnings] = [errors, warnings].map((all) => Math.max(0, all - shown));
  return moreErrors + moreWarnings > 0 ? { hidden: { errors: moreErrors, warnings: moreWarnings } } : {};
};

/** The sentence about those. */
export function sayHidden(totals, shown) {
  const { errors = 0, warnings = 0 } = hidden(totals, shown).hidden ?? {};
  const parts = [errors > 0 && counted(errors, "more error"), warnings > 0 && counted(warnings, "more warning")].filter(Boolean);
  return parts.length === 0 ? "" : `${parts.join(" and ")} not shown: --max-errors 0 shows all\n`;
}

/** How many findings there are of each code. */
function table(format, totals, codes, paint) {
  if (format !== "text") return `${JSON.stringify({ ...totals, codes })}\n`;
  const width = Math.max(0, ...codes.map(({ count }) => count.toLocaleString("en-US").length));
  const rows = codes.map(({ severity, code, count, first }) => {
    const name = paint(severity === "error" ? "red" : "yellow", severity.padEnd(7));
    return `${count.toLocaleString("en-US").padStart(width)} ${name} ${code} (first at ${first.file}:${first.line}:${first.column})\n`;
  });
  return rows.join("");
}
