// What a bound form itself says. `messages.form` has a caller's own words, texts or functions.

export const ENGLISH = {
  /** In the summary, while there is something wrong. */
  errors: ({ count }) => (count === 1 ? "Not sent: 1 error" : `Not sent: ${count} errors`),
  /** In the summary, where the server refused. */
  refused: ({ count }) => (count === 1 ? "The server refused it: 1 error" : `The server refused it: ${count} errors`),
  unchanged: "Nothing was changed, so nothing was sent",
  /** In the summary, for what is wrong at a control. */
  link: "{label}: {message}",
  warning: "Warning: {message}",
  /** On the button that takes a suggestion. */
  use: "Use {text}",
  /** Below an input whose value the server limits to so many bytes. */
  bytes: "{actual} of {limit} bytes",
};

/** A caller's messages by code, and a function that says the form's own words. */
export function wordsOf(messages) {
  const { form = {}, ...byCode } = messages ?? {};
  for (const [name, text] of Object.entries(form)) {
    if (!Object.hasOwn(ENGLISH, name)) throw new TypeError(`messages.form has no ${name}: there are ${Object.keys(ENGLISH).join(", ")}`);
    if (text !== undefined && typeof text !== "string" && typeof text !== "function") {
      throw new TypeError(`messages.form.${name} must be a text or a function`);
    }
  }
  const say = (name, params = {}) => {
    const text = form[name] ?? ENGLISH[name];
    if (typeof text === "function") return text(params);
    return text.replace(/\{(\w+)\}/g, (whole, param) => params[param] ?? whole);
  };
  return { byCode: messages && byCode, say };
}
