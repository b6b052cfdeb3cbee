// One edited document as the requests that it takes, where a provider has a plan.

import { compareAnswers, readInput, writeInput, writeTwo } from "./endpoint.js";
import { ofEndpoints } from "./generated/options.js";
import { freeze, readOptions } from "./options.js";
import { isPlainObject } from "./runtime.js";

/** `id`: the endpoint whose options and parameters the plan takes. A plan has no `truncated`. */
export function makePlan(runtime, rows, id) {
  const { call, ready, slotOf } = runtime;
  const plan = (input, own) => {
    const number = rows.findIndex((row) => row.id === id);
    const options = readOptions(own, false, { ...ofEndpoints, ...rows[number].options });
    if (!isPlainObject(input)) throw new TypeError("plan takes { params, headers, before, after }");
    const pairs = readInput(input);
    const { ok, requests, issues, warnings } = compareAnswers(input.before, input.after, options, (before, after) => {
      ready();
      const run = (module, slot) => {
        const documents = writeTwo(runtime, before, after);
        const end = documents[0] + documents[2];
        return module.plan(number, ...documents, writeInput(runtime, pairs, end), slot);
      };
      return call(run, () => slotOf(options, "readEndpointOptions", number));
    });
    return { ok, requests: requests ?? [], issues, warnings };
  };
  // By its name it is told from others: "slashid.plan".
  Object.defineProperty(plan, "name", { value: id.replace(/\.\w+$/, ".plan") });
  return freeze(plan);
}
