import { biot } from "identity-patch/biot";
import { phone } from "identity-patch/fields";

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.method === "POST") event.respondWith(answer(event.request));
});

async function answer(request) {
  const built = biot.updateOrganizationUser.build({ params, json: await request.text() });
  const [{ code, pointer, message }] = phone.check("0049 30 1234567").issues;
  return Response.json({ body: built.request.body, phone: { code, pointer, message } });
}
