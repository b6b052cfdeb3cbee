// What each project asks, and what has to come out: an issue's code, pointer and message, or a request's body.

import assert from "node:assert/strict";

const issue = (code, pointer, message) => ({ code, pointer, message });

const ANSWERS = {
  /** phone.check("0049 30 1234567") */
  phone: issue("phone_no_plus", "", "must begin with + and the country calling code, such as +49"),
  /** biot.updateOrganizationUser.check({ _name: { firstName: "J" } }) */
  user: issue("required", "/_name/lastName", "must be given"),
  /** biot.updateOrganizationUser.build({ params: { id: … }, draft: { _phone: "+493012345678" } }) */
  body: '{"_phone":"+493012345678"}',
  /** slashid.addHandles.check([{ type: "phone_number", value: "123" }]) */
  handle: issue("phone_no_plus", "/0/value", "must begin with + and the country calling code, such as +49"),
  /** kratos.patchIdentity.check([{ op: "replace", path: "/traits/email" }]) */
  patch: issue("required", "/0/value", "must be given"),
  /** equalsMoney.updatePerson.check({ email: "a@b.co" }) */
  person: issue("unknown_field", "/email", "must be a member that the server knows"),
};

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };
const first = ({ issues: [{ code, pointer, message }] }) => ({ code, pointer, message });

/** What the parts of the package answer to all of it, where a program can import this file. */
export const ask = ({ phone, slashid, biot, kratos, equalsMoney }) => ({
  phone: first(phone.check("0049 30 1234567")),
  user: first(biot.updateOrganizationUser.check({ _name: { firstName: "J" } })),
  body: biot.updateOrganizationUser.build({ params, draft: { _phone: "+493012345678" } }).request.body,
  handle: first(slashid.addHandles.check([{ type: "phone_number", value: "123" }])),
  patch: first(kratos.patchIdentity.check([{ op: "replace", path: "/traits/email" }])),
  person: first(equalsMoney.updatePerson.check({ email: "a@b.co" })),
});

/** Whether all of it was answered. */
export const checkAll = (result) => check(result, ...Object.keys(ANSWERS));

/** Whether a project answered all that it asked: `result` has these answers by their names. */
export function check(result, ...names) {
  assert.deepEqual(result, Object.fromEntries(names.map((name) => [name, ANSWERS[name]])));
}
