// A text that is no JSON: what the package says of it, and where. Used where a text cannot go through the pipeline as it is.

/** The finding that it is no JSON; nothing where it is. `id`: an endpoint, any of which reads JSON alike. */
export async function syntaxFinding(id, text) {
  const { endpoints } = await import("../generated/index.js");
  const { issues } = endpoints[id].checkJson(text);
  const issue = issues.find(({ code }) => code === "json_syntax" || code === "too_deep");
  if (issue === undefined) return undefined;
  const before = Buffer.from(text).toString("utf8", 0, issue.params.offset ?? 0);
  return { issue, line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}
