// Forms where there is a page: compiled with the types of the DOM, never run.

import { biot, slashid, type BiotUpdateOrganizationUser, type SlashidAddHandles } from "identity-patch";
import { bindForm, type Built, type FormOptions, type Issue, type Report } from "identity-patch/form";
import { messages, words } from "identity-patch/messages/de";

export function read(form: HTMLFormElement, event: FormDataEvent, before: object): [BiotUpdateOrganizationUser, SlashidAddHandles] {
  const { draft } = biot.updateOrganizationUser.fromForm(form, { before });
  return [draft, slashid.addHandles.fromForm(event.formData).draft];
}

biot.updateOrganizationUser.fromForm(new FormData());
biot.updateOrganizationUser.fromForm(new URLSearchParams("_phone=x"));
// @ts-expect-error a form is not named by its id
biot.updateOrganizationUser.fromForm("#form");
// @ts-expect-error no form
biot.updateOrganizationUser.fromForm(null);

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };
const bound = bindForm(document.querySelector("form")!, biot.updateOrganizationUser, {
  before: { _phone: "+12345678901" },
  params: { get id() { return "3fa85f64-5717-4562-b3fc-2c963f66afa6"; } },
  ignore: ["csrf_token"],
  messages: { phone_no_plus: "…", form: { errors: ({ count }) => `${count}`, use: "{text}" } },
  on: { invalid: ({ issues }) => console.log(issues), submit: ({ method, path, headers, body }) => console.log(method, path, headers, body) },
});
const found: Report = bound.report();
const built: Built = bound.request();
const refused: Issue[] = bound.showResponse(409, {});
bound.destroy();
console.log(found, built, refused);
// @ts-expect-error an option that there is not
bindForm(document.forms[0]!, biot.updateOrganizationUser, { params, befor: {} });
// @ts-expect-error a word that there is not
bindForm(document.forms[0]!, biot.updateOrganizationUser, { params, messages: { form: { erors: "" } } });
// @ts-expect-error no endpoint
bindForm(document.forms[0]!, {}, { params });
// @ts-expect-error a path parameter is missing
bindForm(document.forms[0]!, biot.updateOrganizationUser, { params: {} });
// @ts-expect-error a path parameter of another case
bindForm(document.forms[0]!, biot.updateOrganizationUser, { params: { ID: "x" } });
// @ts-expect-error a credential is added where the request is sent
bindForm(document.forms[0]!, biot.updateOrganizationUser, { params, headers: { Authorization: "x" } });
// What is written out beforehand says no other path parameters than the endpoint.
const beforehand: FormOptions = { params: {} };
// @ts-expect-error a path parameter is missing
bindForm(document.forms[0]!, biot.updateOrganizationUser, beforehand);
const answer = { _phone: 7 };
// @ts-expect-error a member of another type
bindForm(document.forms[0]!, biot.updateOrganizationUser, { params, before: answer });
bindForm(document.forms[0]!, slashid.updatePerson.with({ strict: true }), { params: { person_id: "x" }, headers: { "SlashID-OrgID": "x" } });

bindForm(document.forms[0]!, biot.updateOrganizationUser, { params, messages: { ...messages, form: words } });
bindForm(document.forms[0]!, biot.updateOrganizationUser, { params, messages: { ...messages, form: { ...words, use: ({ text }) => `${text}!` } } });

// What is of the page and no draft.
// @ts-expect-error a response that was not read
biot.updateOrganizationUser.build({ params, draft: new Response() });
// @ts-expect-error a function
biot.updateOrganizationUser.build({ params, draft: fetch });
// @ts-expect-error a promise
biot.updateOrganizationUser.build({ params, draft: fetch("/user") });
