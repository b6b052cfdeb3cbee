import jsonPatch from "fast-json-patch";

export default {
  name: "fast-json-patch",
  patch: {
    diff: jsonPatch.compare,
    apply: (document, operations) => jsonPatch.applyPatch(document, operations).newDocument,
  },
};
