// Forms where there is a page: compiled with the types of the DOM, never run.

import { biot, slashid, type BiotUpdateOrganizationUser, type SlashidAddHandles } from "identity-patch";

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
