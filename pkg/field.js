// A field: what is found in one value.

import { ofFields } from "./generated/options.js";
import { toJson } from "./json.js";
import { methods } from "./methods.js";
import { freeze, mergeOptions, optionsChooser } from "./options.js";
import { clean, report } from "./report.js";
import { standard } from "./standard.js";

/** A text field refuses everything that is not a string, also what JSON would write as one. */
const NO_TEXT = Object.freeze({ text: "null", culprits: [] });

export function field(runtime, number, row, given) {
  const { call, judge, ready, slotOf, write } = runtime;
  const choose = optionsChooser(given, { ...ofFields, ...row.options });

  const ask = (options, run) => {
    ready();
    return call(run, () => slotOf(options, "readFieldOptions", number));
  };

  const judgeText = (text, options) => {
    ready();
    return judge(number, text, options);
  };

  const check = (value, own) => {
    const options = choose(own);
    if (row.text && typeof value === "string" && judgeText(value, options) === 0) return clean();
    // What runs code of the caller's comes before the slot is opened: that code may open it for itself.
    const json = row.text && typeof value !== "string" ? NO_TEXT : toJson(value, row.json);
    return report(ask(options, (module, slot) => module.checkField(number, write(json.text ?? "null"), slot)), json, options);
  };

  const is = (value, own) => {
    if (typeof value === "string" && row.text) {
      const verdict = judgeText(value, choose(own));
      if (verdict >= 0) return verdict < 2;
    }
    return check(value, own).ok;
  };

  const offered = {
    name: row.name,
    check,
    is,
    suggest(text, own) {
      const options = choose(own);
      return typeof text === "string" ? ask(options, (module, slot) => module.suggest(number, write(text), slot)) : undefined;
    },
    with: (own) => field(runtime, number, row, mergeOptions(given, own)),
    ...methods[row.name]?.({ runtime, is, check, options: choose() }),
    "~standard": standard(row.schemas, check, choose()),
  };
  return freeze(offered, given);
}
