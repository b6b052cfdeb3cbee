// A worker takes no import map: files are imported by their address.
import { init, biot } from "/identity-patch/generated/biot.js";
import { equalsMoney } from "/identity-patch/generated/equals-money.js";

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

onmessage = async ({ data: draft }) => {
  await init();
  const [{ code, pointer, message }] = equalsMoney.updatePerson.check({ email: "a@b.co" }).issues;
  const { request } = biot.updateOrganizationUser.build({ params, draft });
  postMessage({ person: { code, pointer, message }, body: request.body });
};
