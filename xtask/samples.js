// Prints the requests that the package builds for the documents' own sample values, as HTTP has them.

import { readFileSync } from "node:fs";
import { endpoints } from "../pkg/generated/index.js";

const catalog = JSON.parse(readFileSync(new URL("../pkg/generated/catalog.json", import.meta.url), "utf8"));

for (const { id, source, sample } of catalog.endpoints) {
  const report = endpoints[id].check(sample.draft);
  const built = endpoints[id].build(sample);
  if (!report.ok || !built.ok) {
    console.error(id, report.issues, built.issues);
    process.exitCode = 1;
    continue;
  }
  const { method, path, headers, body } = built.request;
  console.log(`\n${id} (${source})\n`);
  console.log(`  ${method} ${path} HTTP/1.1`);
  for (const [name, value] of Object.entries(headers)) console.log(`  ${name}: ${value}`);
  console.log(`\n  ${body}`);
  for (const { pointer, message } of built.warnings) console.log(`  warning: ${pointer} ${message}`);
}
