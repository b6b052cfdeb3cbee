// The codes of the command itself: what is said of a record where two files are joined by a key.

export const CODES = [
  { code: "key_missing", text: "must have the member that joins the files, a text or a whole number" },
  { code: "key_repeated", text: "must have a key that no other record of its file has" },
  { code: "key_only_before", text: "must have a record with the same key in AFTER" },
  { code: "key_only_after", text: "must have a record with the same key in BEFORE" },
];

/** A finding of the command's own. */
export function keyIssue(code, key) {
  const hasMember = code === "key_missing" || code === "key_repeated";
  const { text: message } = CODES.find((row) => row.code === code);
  const path = hasMember ? [key] : [];
  return { code, severity: "error", message, path, pointer: path.map((step) => `/${step.replace(/~/g, "~0").replace(/\//g, "~1")}`).join(""), params: {} };
}
