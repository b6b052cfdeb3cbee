// A server component.
import { equalsMoney } from "identity-patch/equals-money";
import { phone } from "identity-patch/fields";

export default function Page() {
  const [person] = equalsMoney.updatePerson.check({ email: "a@b.co" }).issues;
  const [number] = phone.check("0049 30 1234567").issues;
  return (
    <ul>
      {[number, person].map(({ code, pointer, message }) => (
        <li key={code}>{`${code} ${pointer} ${message}`}</li>
      ))}
    </ul>
  );
}
