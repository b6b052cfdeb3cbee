// The page: a form that is opened and closed.

import { createApp } from "vue";
import App from "./App.vue";

createApp(App).mount("#app");
