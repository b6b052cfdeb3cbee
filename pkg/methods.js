// What some fields can do beside checking, by the field's name.

import { toJson } from "./json.js";
import { own, pointer as join, report, speak } from "./report.js";
import { call } from "./runtime.js";

const { propertyIsEnumerable } = Object.prototype;

export const methods = {
  attribute_value: ({ ready }) => ({
    size(value) {
      ready();
      const { text, culprits } = toJson(value);
      for (const { severity } of culprits) if (severity === "error") return undefined;
      return call((glue) => glue.size(text));
    },
  }),

  // What a pointer is, what an index is, and what is said of them stands in the module. Splitting at slashes and undoing
  // two escapes is done here: a crossing would take longer, and a document would lose the identity of what it holds.
  json_pointer: ({ is, check, options }) => {
    const refuse = (issue) => ({ ok: false, issues: speak({ issues: [issue], warnings: [] }, options.messages).issues });
    return {
      get(document, pointer) {
        if (!is(pointer)) return { ok: false, issues: check(pointer).issues };
        const tokens = split(pointer);
        let value = document;
        let nth = 0;
        try {
          for (; nth < tokens.length && value !== undefined; nth++) {
            const next = member(value, tokens[nth]);
            if (next === undefined) break;
            value = next;
          }
        } catch {
          const issue = own("not_json", "error", tokens.slice(0, nth + 1));
          issue.params.in = "document";
          return refuse(issue);
        }
        if (nth === tokens.length && value !== undefined) return { ok: true, value };
        return refuse(call((glue) => glue.missed(pointer, nth, Array.isArray(value))));
      },
      join(tokens) {
        if (!Array.isArray(tokens) || !tokens.every((token) => typeof token === "string" || typeof token === "number")) {
          throw new TypeError("join takes a list of strings and numbers");
        }
        return join(tokens);
      },
      split: (pointer) => (is(pointer) ? split(pointer) : undefined),
    };
  },

  // All of RFC 6902 stands in the module: document and operations cross as JSON text, and so does what they make.
  json_patch: ({ ready, options }) => ({
    apply(document, operations) {
      ready();
      const target = toJson(document);
      const { ok, issues } = report(() => undefined, target, options);
      if (!ok) {
        for (const { params } of issues) params.in = "document";
        return { ok, issues };
      }
      let made;
      const patch = (json) => {
        const answer = call((glue) => glue.patch(target.text, json));
        if (typeof answer !== "string") return answer;
        made = answer;
      };
      const answer = report(patch, toJson(operations), options);
      // Parsed, a member called `__proto__` is a member like others.
      return answer.ok ? { ok: true, document: JSON.parse(made) } : { ok: false, issues: answer.issues };
    },
  }),
};

/** RFC 6901, section 4: `~1` before `~0`, so that `~01` is `~1`. */
const split = (pointer) => pointer.split("/").slice(1).map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));

/** What a reference token leads to: an own member, or an element, whose index JavaScript and RFC 6901 write alike. */
function member(value, token) {
  if (typeof value !== "object" || value === null || !propertyIsEnumerable.call(value, token)) return undefined;
  return !Array.isArray(value) || String(token >>> 0) === token ? value[token] : undefined;
}
