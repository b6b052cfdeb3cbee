// A document that is no JSON: what the package says of it, and where.

/** The finding that these bytes are no JSON document; nothing where they are. `id`: an endpoint, any of which reads JSON alike. */
export async function syntaxFinding(id, bytes) {
  const { endpoints } = await import("../generated/index.js");
  const { issues } = endpoints[id].checkJson(bytes);
  const issue = issues.find(({ code, path }) => code === "json_syntax" || code === "too_deep" || (code === "too_long" && path.length === 0));
  if (issue === undefined) return undefined;
  const before = bytes.toString("utf8", 0, issue.params.offset ?? 0);
  return { issue, line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}
