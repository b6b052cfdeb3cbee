// No library: what it costs to read a text with `JSON.parse` alone, and to copy both documents of a diff through JSON.

const copy = (value) => JSON.parse(JSON.stringify(value));

export default {
  name: "JSON alone",
  user: { bytes: (bytes) => JSON.parse(bytes.utf8Slice()) === undefined },
  attributes: { bytes: (bytes) => JSON.parse(bytes.utf8Slice()) === undefined },
  patch: { diff: (before, after) => [copy(before), copy(after)] },
};
