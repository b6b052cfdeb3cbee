// The hash of an address: the id of an entry, and parameters after a question mark. `#phone`, `#?q=zero`, `#phone?q=zero`.

/** { id, params } of a hash. */
export function readHash(hash) {
  const [id, ...rest] = hash.slice(1).split("?");
  return { id: decode(id), params: new URLSearchParams(rest.join("?")) };
}

/** The hash of parameters; those that are empty are left out. */
export function writeHash(params) {
  const given = Object.entries(params).filter(([, value]) => value !== "" && value !== undefined);
  return given.length > 0 ? `#?${new URLSearchParams(given)}` : location.pathname + location.search;
}

/** An escape that stands for nothing is left as it is: no entry has such an id. */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
