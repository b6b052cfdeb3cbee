// The page of the recipe's form.

import { createApp } from "vue";
import { before, id, send } from "../recipe-page";
import ProfileForm from "./extracted/profile-form.vue";

createApp(ProfileForm, { before, id, send }).mount("main");
