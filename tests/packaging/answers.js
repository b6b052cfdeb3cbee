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

/** Whether a project answered all that it asked: `result` has these answers by their names. */
export function check(result, ...names) {
  assert.deepEqual(result, Object.fromEntries(names.map((name) => [name, ANSWERS[name]])));
}
