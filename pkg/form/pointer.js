// JSON Pointers (RFC 6901).

/** The steps of a pointer. */
export const split = (pointer) =>
  pointer.split("/").slice(1).map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
