import { equalsMoney } from "identity-patch/equals-money";
import { phone } from "identity-patch/fields";
import schema from "identity-patch/schema/equals_money.update_person.json";

const first = ({ issues: [{ code, pointer, message }] }) => ({ code, pointer, message });

window.result = {
  phone: first(phone.check("0049 30 1234567")),
  person: first(equalsMoney.updatePerson.check({ email: "a@b.co" })),
  schema: schema.type,
};
