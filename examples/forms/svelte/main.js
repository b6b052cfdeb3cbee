// The page: a form that is opened and closed.

import { mount } from "svelte";
import App from "./App.svelte";

mount(App, { target: document.getElementById("app") });
