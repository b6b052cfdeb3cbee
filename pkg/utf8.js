// UTF-8 in both directions, as the platform has it. A page that Jest makes with jsdom has neither TextEncoder nor TextDecoder,
// but Node's Buffer: so they are looked for at the first use, never when a file is loaded.

function buffer() {
  if (globalThis.Buffer) return globalThis.Buffer;
  throw new TypeError("identity-patch needs TextEncoder and TextDecoder, or Node's Buffer: here there is neither");
}

/** Writes a text into a view as `TextEncoder.encodeInto` does; Buffer writes it whole or, where it has no room, not at all. */
const intoView = (text, view) => {
  const bytes = buffer().from(text);
  if (bytes.length > view.length) return { read: 0, written: 0 };
  view.set(bytes);
  return { read: text.length, written: bytes.length };
};

export const makeEncoder = () => (typeof TextEncoder === "function" ? new TextEncoder() : { encodeInto: intoView });

/** A byte order mark stays. */
export const makeDecoder = () =>
  typeof TextDecoder === "function"
    ? new TextDecoder("utf-8", { ignoreBOM: true })
    : { decode: ({ buffer: bytes, byteOffset, byteLength }) => buffer().from(bytes, byteOffset, byteLength).toString() };
