import { applyPatch, createPatch } from "rfc6902";

function apply(document, operations) {
  applyPatch(document, operations);
  return document;
}

export default {
  name: "rfc6902",
  patch: {
    diff: createPatch,
    apply,
    // Through JSON, as fast-json-patch copies: quicker than `structuredClone`.
    applyKept: (document, operations) => apply(JSON.parse(JSON.stringify(document)), operations),
  },
};
