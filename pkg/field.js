// A field: what is said of one value.

import { toJson } from "./json.js";
import { methods } from "./methods.js";
import { chooser, over } from "./options.js";
import { clean, report } from "./report.js";
import { call, judge } from "./runtime.js";
import { standard } from "./standard.js";

export function field(ready, number, row, given) {
  const choose = chooser(given);
  const options = choose();
  const check = (value, own) => {
    ready();
    const chosen = choose(own);
    const { text } = chosen;
    if (typeof value === "string" && text === "" && row.text && judge(number, value) === 0) return clean();
    // A field that is a text takes a text, and nothing that JSON would write as one.
    const json = row.text && typeof value !== "string" ? { text: "null", culprits: [] } : toJson(value, row.json);
    return report((json) => call((glue) => glue.checkField(number, json, text)), json, chosen);
  };
  const is = (value, own) => {
    if (typeof value === "string" && row.text && choose(own).text === "") {
      ready();
      const verdict = judge(number, value);
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
      return typeof text === "string" ? call((glue) => glue.suggest(number, text, options.text)) : undefined;
    },
    with: (own) => field(ready, number, row, over(given, own)),
    ...methods[row.name]?.({ ready, is, check, options }),
    "~standard": standard(row.name, check, options),
  });
}
