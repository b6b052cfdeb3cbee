// The value of one member of an object, found in its JSON text without making values of the rest.

const [QUOTE, BACKSLASH, COLON] = ['"', "\\", ":"].map((sign) => sign.charCodeAt(0));

/** { and [, and } and ], differ in one bit: with it set, they are these. */
const BIT = 32;
const OPEN = "{".charCodeAt(0);
const CLOSE = "}".charCodeAt(0);

const isSpace = (code) => code === 32 || (code >= 9 && code <= 13);

/** Where a string ends that begins at `at`; -1 where it does not. */
function endOfString(text, at) {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((end - first) % 2 === 0) return end;
  }
  return -1;
}

function skipSpace(text, at) {
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** A string or a number, as text. */
const VALUE = /"(?:[^"\\]|\\.)*"|-?\d+(?=\s*[,}])/y;

/**
 * The text of a member's value where it is a string or a whole number, "" where there is none of that, and undefined where the
 * text is no single object: brackets that do not match, text behind it. Whether all else is JSON is not looked at.
 */
export function scanMember(text, name) {
  if (text.charCodeAt(skipSpace(text, 0)) !== OPEN) return undefined;
  const key = JSON.stringify(name);
  let value = "";
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (end < 0) return undefined;
      if (depth === 1 && end - at + 1 === key.length && text.startsWith(key, at)) {
        const colon = skipSpace(text, end + 1);
        if (text.charCodeAt(colon) === COLON) {
          VALUE.lastIndex = skipSpace(text, colon + 1);
          value = VALUE.exec(text)?.[0] ?? "";
        }
      }
      at = end;
    } else if ((code | BIT) === OPEN) depth += 1;
    else if ((code | BIT) === CLOSE && --depth === 0 && at < text.length - 1) return undefined;
  }
  return depth === 0 ? value : undefined;
}
