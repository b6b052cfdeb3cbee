// The page of the recipe's forms.

import { createRoot } from "react-dom/client";
import { before, id, send } from "../recipe-page";
import { NameForm } from "./extracted/name-form";
import { ProfileForm } from "./extracted/profile-form";

const isShort = new URLSearchParams(location.search).has("short");
const form = isShort ? <NameForm id={id} send={send} /> : <ProfileForm before={before} id={id} send={send} />;
createRoot(document.querySelector("main")!).render(form);
