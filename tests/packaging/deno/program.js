import * as everything from "identity-patch";
import { phone } from "identity-patch/fields";
import { slashid } from "identity-patch/slashid";
import { biot } from "identity-patch/biot";
import { kratos } from "identity-patch/kratos";
import { equalsMoney } from "identity-patch/equals-money";
import catalog from "identity-patch/catalog.json" with { type: "json" };

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };
const first = ({ issues: [{ code, pointer, message }] }) => ({ code, pointer, message });

const ask = ({ phone, slashid, biot, kratos, equalsMoney }) => ({
  phone: first(phone.check("0049 30 1234567")),
  handle: first(slashid.addHandles.check([{ type: "phone_number", value: "123" }])),
  user: first(biot.updateOrganizationUser.check({ _name: { firstName: "J" } })),
  body: biot.updateOrganizationUser.build({ params, draft: { _phone: "+493012345678" } }).request.body,
  patch: first(kratos.patchIdentity.check([{ op: "replace", path: "/traits/email" }])),
  person: first(equalsMoney.updatePerson.check({ email: "a@b.co" })),
});

const parts = { phone, slashid, biot, kratos, equalsMoney };
console.log(JSON.stringify({ results: [everything, parts].map(ask), code: catalog.codes[0].code }));
