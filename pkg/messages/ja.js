// The entry `identity-patch/messages/ja`.

import { form, inWords, texts } from "./ja.table.js";
import { messagesOf, wordsOf } from "./pack.js";

export const messages = /* @__PURE__ */ messagesOf(texts, inWords);
export const words = /* @__PURE__ */ wordsOf(form, "ja");
export default messages;
