// JSON Pointers (RFC 6901) as the facade writes and reads them; the module checks those that a caller gives.

/** The pointer of these steps. */
export const joinPointer = (path) => path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The same of steps that a caller gave. */
export function pointerOf(path, who) {
  if (!Array.isArray(path) || !path.every((step) => typeof step === "string" || typeof step === "number")) {
    throw new TypeError(`${who} takes a list of strings and numbers`);
  }
  return joinPointer(path);
}

/** The steps of a pointer. Section 4: `~1` before `~0`, so that `~01` is `~1`. */
export const splitPointer = (pointer) =>
  pointer.split("/").slice(1).map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
