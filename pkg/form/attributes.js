// Attributes that are set for a while: what was there before is put back.

export function attributeKeeper() {
  /** Of each element, what its attributes were before; null where there was none. */
  const kept = new Map();

  const reset = (element, name) => {
    const before = kept.get(element);
    if (!before?.has(name)) return;
    put(element, name, before.get(name));
    before.delete(name);
  };

  const set = (element, name, value) => {
    if (!kept.has(element)) kept.set(element, new Map());
    const before = kept.get(element);
    const had = get(element, name);
    if (had === value) return;
    if (!before.has(name)) before.set(name, had);
    put(element, name, value);
  };

  return {
    set,
    /** Sets an attribute that the author of the form did not. */
    suggest(element, name, value) {
      if (get(element, name) === null) set(element, name, value);
    },
    /** Puts back one attribute. */
    reset,
    /** Puts back all of an element. */
    restore(element) {
      for (const name of [...(kept.get(element)?.keys() ?? [])]) reset(element, name);
      kept.delete(element);
    },
  };
}

// By the prototype: an input of a form may be called `setAttribute`.
const { getAttribute, setAttribute, removeAttribute } = globalThis.Element?.prototype ?? {};

const get = (element, name) => getAttribute.call(element, name);

function put(element, name, value) {
  if (value === null) removeAttribute.call(element, name);
  else setAttribute.call(element, name, value);
}
