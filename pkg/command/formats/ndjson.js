// Findings as NDJSON: a line of JSON each.

export const ndjson = () => ({
  begin: "",
  finding: (finding) => `${JSON.stringify(finding)}\n`,
  end: () => "",
});
