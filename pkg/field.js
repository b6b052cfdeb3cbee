// A field: what is found in one value.

import { toJson } from "./json.js";
import { methods } from "./methods.js";
import { mergeOptions, optionsChooser } from "./options.js";
import { clean, report } from "./report.js";
import { standard } from "./standard.js";

/** What a value that is no text is, to a field that is a text: nothing that JSON would write as one counts. */
const NO_TEXT = Object.freeze({ text: "null", culprits: [] });

export function field(runtime, number, row, given) {
  const { call, judge, ready, write } = runtime;
  const choose = optionsChooser(given);
  const slotOf = (options) => runtime.slotOf(options, "readFieldOptions", number);

  const check = (value, own) => {
    ready();
    const options = choose(own);
    const slot = slotOf(options);
    if (typeof value === "string" && row.text && judge(number, value, slot) === 0) return clean();
    const json = row.text && typeof value !== "string" ? NO_TEXT : toJson(value, row.json);
    return report(call((module) => module.checkField(number, write(json.text ?? "null"), slot)), json, options);
  };

  const is = (value, own) => {
    if (typeof value === "string" && row.text) {
      ready();
      const verdict = judge(number, value, slotOf(choose(own)));
      if (verdict >= 0) return verdict < 2;
    }
    return check(value, own).ok;
  };

  return Object.freeze({
    name: row.name,
    check,
    is,
    suggest(text) {
      ready();
      const slot = slotOf(choose());
      return typeof text === "string" ? call((module) => module.suggest(number, write(text), slot)) : undefined;
    },
    with: (own) => field(runtime, number, row, mergeOptions(given, own)),
    ...methods[row.name]?.({ runtime, is, check, options: choose() }),
    "~standard": standard(row.schemas, check, choose()),
  });
}
