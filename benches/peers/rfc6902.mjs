import { applyPatch, createPatch } from "rfc6902";

export default {
  name: "rfc6902",
  patch: {
    diff: createPatch,
    apply(document, operations) {
      applyPatch(document, operations);
      return document;
    },
  },
};
