import { biot } from "identity-patch";
import { phone } from "identity-patch/fields";
import { equalsMoney } from "identity-patch/equals-money";
import catalog from "identity-patch/catalog.json" with { type: "json" };

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };
const first = ({ issues: [{ code, pointer, message }] }) => ({ code, pointer, message });

const result = {
  phone: first(phone.check("0049 30 1234567")),
  person: first(equalsMoney.updatePerson.check({ email: "a@b.co" })),
  body: biot.updateOrganizationUser.build({ params, draft: { _phone: "+493012345678" } }).request.body,
  code: catalog.codes[0].code,
};
console.log(JSON.stringify(result));
