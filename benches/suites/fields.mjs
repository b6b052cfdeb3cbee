// Single texts: yes or no.

import { measure } from "../lib/driver.mjs";
import { inputs } from "../lib/inputs.mjs";

export function cases({ fields }) {
  const texts = inputs("fields");
  return Object.entries(fields).flatMap(([kind, call]) => {
    const { values, valid } = texts[kind];
    const some = (right) => values.filter((_, at) => valid[at] === right);
    return [
      { name: `${kind}, mixed`, items: values, call, right: valid },
      { name: `${kind}, valid`, items: some(true), call },
      { name: `${kind}, invalid`, items: some(false), call },
    ];
  });
}

export const takes = (peer) => "fields" in peer;

export const run = () => measure("fields", ["ours", "zod", "valibot", "ajv", "typebox", "libphonenumber"]);
