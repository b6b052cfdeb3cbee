// Drafts for SlashID's attributes; and values of 60 kB to just over 64 KiB, which are measured whole.

import { measure } from "../lib/driver.mjs";
import { inputs } from "../lib/inputs.mjs";
import { recordCases } from "../lib/records-cases.mjs";

export function cases({ attributes }) {
  const { values, valid } = inputs("long");
  const long = { name: "object → yes or no, 64 KiB", items: values, call: attributes.is, right: valid };
  return [...recordCases(attributes, "attributes"), ...(attributes.is ? [long] : [])];
}

export const takes = (peer) => "attributes" in peer;

export const run = () => measure("attributes", ["ours", "zod", "valibot", "ajv", "typebox", "json"]);
