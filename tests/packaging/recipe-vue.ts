// Shows a form of a recipe for Vue in the page, by what the address asks for.

import { createApp, type Component } from "vue";
import { before, id, send } from "./recipe-page";

type Forms = { ProfileForm: Component; NameForm: Component; PhoneField?: Component };

export function show({ ProfileForm, NameForm, PhoneField }: Forms) {
  const app = {
    known: () => createApp(ProfileForm, { before, id, send }),
    new: () => createApp(ProfileForm, { before, id, send }),
    short: () => createApp(NameForm, { id, send }),
    field: () => createApp(PhoneField!),
  }[location.search.slice(1)];
  app?.().mount("main");
}
