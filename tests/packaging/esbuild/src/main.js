import { biot, equalsMoney, phone } from "identity-patch";

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };
const first = ({ issues: [{ code, pointer, message }] }) => ({ code, pointer, message });

window.result = {
  phone: first(phone.check("0049 30 1234567")),
  user: first(biot.updateOrganizationUser.check({ _name: { firstName: "J" } })),
  person: first(equalsMoney.updatePerson.check({ email: "a@b.co" })),
  body: biot.updateOrganizationUser.build({ params, draft: { _phone: "+493012345678" } }).request.body,
};
