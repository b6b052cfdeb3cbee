// A field: what is found in one value.

import { ofFields } from "./generated/options.js";
import { toJson } from "./json.js";
import { methods } from "./methods.js";
import { mergeOptions, optionsChooser } from "./options.js";
import { clean, report } from "./report.js";
import { standard } from "./standard.js";

/** A text field refuses everything that is not a string, also what JSON would write as one. */
const NO_TEXT = Object.freeze({ text: "null", culprits: [] });

export function field(runtime, number, row, given) {
  const { call, judge, ready, write } = runtime;
  const choose = optionsChooser(given, { ...ofFields, ...row.options });
  const slotOf = (options) => {
    ready();
    return runtime.slotOf(options, "readFieldOptions", number);
  };

  const check = (value, own) => {
    const options = choose(own);
    const isText = row.text && typeof value === "string";
    // What runs code of the caller's comes before the slot is opened: that code may open it for itself.
    const read = isText ? undefined : row.text ? NO_TEXT : toJson(value, row.json);
    const slot = slotOf(options);
    if (isText && judge(number, value, slot) === 0) return clean();
    const json = read ?? toJson(value, row.json);
    return report(call((module) => module.checkField(number, write(json.text ?? "null"), slot)), json, options);
  };

  const is = (value, own) => {
    if (typeof value === "string" && row.text) {
      const verdict = judge(number, value, slotOf(choose(own)));
      if (verdict >= 0) return verdict < 2;
    }
    return check(value, own).ok;
  };

  return Object.freeze({
    name: row.name,
    check,
    is,
    suggest(text, own) {
      const slot = slotOf(choose(own));
      return typeof text === "string" ? call((module) => module.suggest(number, write(text), slot)) : undefined;
    },
    with: (own) => field(runtime, number, row, mergeOptions(given, own)),
    ...methods[row.name]?.({ runtime, is, check, options: choose() }),
    "~standard": standard(row.schemas, check, choose()),
  });
}
