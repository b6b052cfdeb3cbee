// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import { form, inWords, texts } from "./fr.table.js";
import { messagesOf, wordsOf } from "./pack.js";

export const messages = /* @__PURE__ */ messagesOf(texts, inWords);
export const words = /* @__PURE__ */ wordsOf(form, "fr");
export default messages;
