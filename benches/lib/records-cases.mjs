// The cases of whole drafts, which BioT's users and SlashID's attributes share.

import { inputs } from "./inputs.mjs";

/** A program that has a library and no more parses the body itself, and writes it itself. */
function withDefaults({ is, issues, bytes, build }) {
  return {
    is,
    issues,
    bytes: bytes ?? (issues && ((body) => issues(JSON.parse(body.utf8Slice())))),
    build: build ?? (issues && ((draft) => (issues(draft) === null ? JSON.stringify(draft) : undefined))),
  };
}

export function recordCases(record, file) {
  const { is, issues, bytes, build } = withDefaults(record);
  const { values, valid } = inputs(file);
  const some = (right) => values.filter((_, at) => valid[at] === right);
  const body = (draft) => Buffer.from(JSON.stringify(draft));
  // A draft has issues where it is not valid.
  const bad = valid.map((is) => !is);
  const parses = issues === undefined;
  return [
    { name: "object → yes or no, mixed", items: values, call: is, right: valid },
    { name: "object → report, mixed", items: values, call: issues, right: bad },
    { name: "object → report, valid", items: some(true), call: issues },
    { name: "object → report, invalid", items: some(false), call: issues },
    { name: "bytes → report, mixed", items: values.map(body), call: bytes, right: parses ? undefined : bad },
    { name: "bytes → report, valid", items: some(true).map(body), call: bytes },
    { name: "object → request text, valid", items: some(true), call: build },
  ].filter(({ call }) => call !== undefined);
}
