// Findings as SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
// The results are written as they come, and the rules behind them: members of an object have no order.

import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { codes, homepage, version } from "../catalog.js";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** A file as a URI: relative to where the command was run, so that a repository's files are found. */
const toUri = (file) => (isAbsolute(file) ? pathToFileURL(file).href : file.split(/[\\/]/).map(encodeURIComponent).join("/"));

export function sarif() {
  const rules = [];
  const texts = new Map([...codes()].map(({ code, text }) => [code, text]));
  const ruleIndexOf = (id) => {
    const at = rules.findIndex((rule) => rule.id === id);
    return at < 0 ? rules.push({ id, shortDescription: { text: texts.get(id) ?? id } }) - 1 : at;
  };
  const toResult = ({ file, line, record, column, severity, code, message, path, pointer, params }) => ({
    ruleId: code,
    ruleIndex: ruleIndexOf(code),
    level: severity,
    message: { text: pointer === "" ? message : `${pointer} ${message}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: toUri(file) }, region: { startLine: line, startColumn: column } },
        ...(pointer !== "" && { logicalLocations: [{ fullyQualifiedName: pointer }] }),
      },
    ],
    properties: { record, path, params },
  });
  let separator = "\n";
  return {
    begin: `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    finding(finding) {
      const line = separator + JSON.stringify(toResult(finding));
      separator = ",\n";
      return line;
    },
    end(totals) {
      const tool = { driver: { name: "identity-patch", version, semanticVersion: version, informationUri: homepage, rules } };
      const invocations = [{ executionSuccessful: !totals.interrupted }];
      const rest = JSON.stringify({ tool, invocations, properties: { summary: totals } });
      return `\n],${rest.slice(1)}]}\n`;
    },
  };
}
