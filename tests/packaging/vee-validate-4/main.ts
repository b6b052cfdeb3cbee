// The page of the recipe's forms.

import { createApp } from "vue";
import { before, id, send } from "../recipe-page";
import NameForm from "./extracted/name-form.vue";
import PhoneField from "./extracted/phone-field.vue";
import ProfileForm from "./extracted/profile-form.vue";

const app = {
  known: () => createApp(ProfileForm, { before, id, send }),
  new: () => createApp(ProfileForm, { before, id, send }),
  short: () => createApp(NameForm, { id, send }),
  field: () => createApp(PhoneField),
}[location.search.slice(1)];
app?.().mount("main");
