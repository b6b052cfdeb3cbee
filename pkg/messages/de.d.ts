// The types of `identity-patch/messages/de`.

import type { FormWords, Messages } from "../types.js";

/** A German message for every code, as the option `messages` takes them. */
export declare const messages: Required<Messages>;

/** What a bound form itself says, in German: `bindForm(form, endpoint, { messages: { ...messages, form: words } })`. */
export declare const words: Readonly<FormWords>;

export default messages;
