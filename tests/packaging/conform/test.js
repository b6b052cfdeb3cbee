// The built recipe in a browser, and BioT's server, which answers and keeps what it is sent.

import { startNext } from "../next.js";
import { biotServer, fillInForms } from "../recipe.js";

const biot = await biotServer();
const { origin, stop } = await startNext({ BIOT_URL: biot.origin, BIOT_TOKEN: "token" });
try {
  await fillInForms(origin, ["known", "session"], () => biot);
  await fillInForms(`${origin}/sign-in?to=/name&`, ["filled"], () => biot);
} finally {
  stop();
  await biot.close();
}
