// Prints the goals; with a file's name after it, also writes that file: `node report.mjs [BENCHMARKS.md]`.

import { writeFileSync } from "node:fs";
import { goals, verdict } from "./report/goals.mjs";
import { markdown } from "./report/markdown.mjs";

const rows = goals().map((goal) => [goal.work, goal.goal, goal.show(goal.figure), verdict(goal)]);
const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
console.log("\n== goals");
for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`);

const file = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
if (file !== undefined) writeFileSync(file, markdown(rows));
