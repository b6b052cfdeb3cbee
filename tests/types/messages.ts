// A pack of messages goes into fields and endpoints, as it is or with own messages over it; without the types of the DOM.

import { biot, phone } from "identity-patch";
import german, { messages, words } from "identity-patch/messages/de";

export const text: string | undefined = phone.check("1", { messages }).issues[0]?.message;
biot.updateOrganizationUser.with({ messages: { ...german, required: "fehlt" } });
export const required: NonNullable<typeof messages.required> = messages.required;
// @ts-expect-error there is no such code
messages.requierd;
// @ts-expect-error a form has no such word
words.errrors;
