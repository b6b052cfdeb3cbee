// What some fields can do beside checking, by the field's name.

import { toJson } from "./json.js";
import { pointerOf, splitPointer } from "./pointer.js";
import { applyMessages, facadeIssue, report } from "./report.js";

const { propertyIsEnumerable } = Object.prototype;

export const methods = {
  attribute_value: ({ runtime: { call, ready, write } }) => ({
    size(value) {
      ready();
      const { text, culprits } = toJson(value);
      for (const { severity, isEmptied } of culprits) if (severity === "error" && !isEmptied) return undefined;
      return call((module) => module.size(write(text)));
    },
  }),

  // What a pointer is, what an index is, and what is said of them stands in the module. Splitting at slashes and undoing
  // two escapes is done here: a crossing would take longer, and a document would lose the identity of what it holds.
  json_pointer: ({ runtime: { call, write }, is, check, options }) => {
    const refuse = (issue) => ({ ok: false, issues: applyMessages({ issues: [issue], warnings: [] }, options.messages).issues });
    return {
      get(document, pointer) {
        if (!is(pointer)) return { ok: false, issues: check(pointer).issues };
        const tokens = splitPointer(pointer);
        let value = document;
        let nth = 0;
        try {
          for (; nth < tokens.length && value !== undefined; nth++) {
            const next = member(value, tokens[nth]);
            if (next === undefined) break;
            value = next;
          }
        } catch {
          const issue = facadeIssue("not_json", "error", tokens.slice(0, nth + 1));
          issue.params.in = "document";
          return refuse(issue);
        }
        if (nth === tokens.length && value !== undefined) return { ok: true, value };
        return refuse(call((module) => module.missed(write(pointer), nth, Array.isArray(value))));
      },
      join: (tokens) => pointerOf(tokens, "join"),
      split: (pointer) => (is(pointer) ? splitPointer(pointer) : undefined),
    };
  },

  // All of RFC 6902 stands in the module: document and operations cross as JSON text, and so does what they make.
  json_patch: ({ runtime: { callBeside, ready, write }, options }) => ({
    apply(document, operations) {
      ready();
      const target = toJson(document);
      const { ok, issues } = report(undefined, target, options);
      if (!ok) {
        for (const { params } of issues) params.in = "document";
        return { ok, issues };
      }
      const json = toJson(operations);
      const patched = callBeside((module) => {
        const length = write(target.text);
        return module.patch(length, write(json.text ?? "null", length));
      });
      const answer = report(patched.report, json, options);
      // Parsed, a member called `__proto__` is a member like others.
      return answer.ok ? { ok: true, document: JSON.parse(patched.json) } : { ok: false, issues: answer.issues };
    },
  }),
};

/** What a reference token leads to: an own member, or an element, whose index JavaScript and RFC 6901 write alike. */
function member(value, token) {
  if (typeof value !== "object" || value === null || !propertyIsEnumerable.call(value, token)) return undefined;
  return !Array.isArray(value) || String(token >>> 0) === token ? value[token] : undefined;
}
