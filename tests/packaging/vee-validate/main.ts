// The page of the recipe's forms.

import { show } from "../recipe-vue";
import NameForm from "./extracted/name-form.vue";
import ProfileForm from "./extracted/profile-form.vue";

show({ ProfileForm, NameForm });
