// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import { form, inWords, texts } from "./es.table.js";
import { messagesOf, wordsOf } from "./pack.js";

export const messages = /* @__PURE__ */ messagesOf(texts, inWords);
export const words = /* @__PURE__ */ wordsOf(form, "es");
export default messages;
