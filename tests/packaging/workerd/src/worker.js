import { biot } from "identity-patch";
import { phone } from "identity-patch/fields";
import { kratos } from "identity-patch/kratos";

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };
const first = ({ issues: [{ code, pointer, message }] }) => ({ code, pointer, message });

export default {
  async fetch(request) {
    const draft = await request.json();
    const built = biot.updateOrganizationUser.build({ params, draft });
    return Response.json({
      phone: first(phone.check("0049 30 1234567")),
      patch: first(kratos.patchIdentity.check([{ op: "replace", path: "/traits/email" }])),
      body: built.request.body,
    });
  },
};
