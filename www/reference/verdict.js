// What a field says of a value: a verdict, and issues with their places.

/** The words for each verdict. */
export const VERDICTS = { valid: "accepted", warning: "accepted with a warning", error: "refused" };

/** The text of an example, whole. */
export const expand = ({ input, filling: [text, times] = ["…", 1] }) => input.replace("…", () => text.repeat(times));

/** The value of a text: itself, or what it is as JSON. Undefined where it is not JSON. */
export function valueOf(field, text) {
  if (field.type === "string") return { value: text };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

export const verdictOf = ({ issues, warnings }) => (issues.length > 0 ? "error" : warnings.length > 0 ? "warning" : "valid");

/**
 * An example's verdict and issues. The codes are the table's: JSON text can say more than a JavaScript value, a member that
 * stands twice for one, so that the check here does not find everything. Then the message is that of `texts`.
 */
export function look(field, check, example, texts) {
  const parsed = valueOf(field, expand(example));
  const report = parsed ? check.check(parsed.value, example.options) : { issues: [], warnings: [] };
  const found = [...report.issues, ...report.warnings];
  const codes = [example.error, ...(example.warnings ?? [])].filter(Boolean);
  const issues = codes.map((code) => describe(code, found.find((issue) => issue.code === code), texts));
  const verdict = example.error ? "error" : codes.length > 0 ? "warning" : "valid";
  return { verdict, issues };
}

const describe = (code, issue, texts) => ({
  code,
  at: issue?.params.at,
  pointer: issue?.pointer,
  message: issue?.message ?? texts.get(code).replace(/\[[^\]]*\]/g, ""),
});
