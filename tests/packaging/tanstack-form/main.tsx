// The page of the recipe's forms.

import { show } from "../recipe-react";
import { NameForm } from "./extracted/name-form";
import { ProfileForm } from "./extracted/profile-form";

show({ ProfileForm, NameForm });
