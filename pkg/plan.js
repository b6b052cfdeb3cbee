// SlashID: one edited person as the requests that it takes.

import { around, between, request } from "./endpoint.js";
import { read } from "./options.js";
import { call, tag } from "./runtime.js";

/** Whether issues were cut at `maxIssues`, a plan does not say: it names requests, and what could not be one. */
export const plan = (ready) => (input, own) => {
  ready();
  const chosen = read(own);
  if (tag(input) !== "Object") throw new TypeError("plan takes { params, headers, before, after }");
  const outside = around(input);
  const { ok, requests, issues, warnings } = between(input.before, input.after, chosen, (before, after) =>
    call((glue) => glue.plan(0, before, after, outside, chosen.text)),
  );
  return { ok, requests: (requests ?? []).map(request), issues, warnings };
};
