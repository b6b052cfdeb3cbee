// The page of the recipe's form.

import { mount } from "svelte";
import { before, id, send } from "../recipe-page";
import ProfileForm from "./extracted/profile-form.svelte";

mount(ProfileForm, { target: document.querySelector("main")!, props: { before, id, send } });
