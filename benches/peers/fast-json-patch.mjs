import jsonPatch from "fast-json-patch";

// Its fourth argument says whether the document may be edited in place.
const apply = (mayMutate) => (document, operations) =>
  jsonPatch.applyPatch(document, operations, false, mayMutate).newDocument;

export default {
  name: "fast-json-patch",
  patch: { diff: jsonPatch.compare, apply: apply(true), applyKept: apply(false) },
};
