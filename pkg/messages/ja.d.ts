// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { FormWords, Messages } from "../types.js";

/** A Japanese message for every code, as the option `messages` takes them. */
export declare const messages: Required<Messages>;

/** What a bound form itself says, in Japanese: `bindForm(form, endpoint, { messages: { ...messages, form: words } })`. */
export declare const words: Readonly<FormWords>;

export default messages;
