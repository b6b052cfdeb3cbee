// The formats of findings, by name: each has what it begins with, a text for each finding, and an end with the totals.

import { github } from "./github.js";
import { json } from "./json.js";
import { ndjson } from "./ndjson.js";
import { sarif } from "./sarif.js";
import { text } from "./text.js";

export const formats = { text, json, ndjson, sarif, github };
