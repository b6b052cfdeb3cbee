"use client";

import { useEffect, useState } from "react";
import { kratos } from "identity-patch/kratos";
import { phone } from "identity-patch/fields";

const first = ({ issues: [{ code, pointer, message }] }) => ({ code, pointer, message });

// Rendered on the server too, where it has to give the same.
export default function Page() {
  const [value, setValue] = useState("0049 30 1234567");
  useEffect(() => {
    window.result = {
      phone: first(phone.check(value)),
      patch: first(kratos.patchIdentity.check([{ op: "replace", path: "/traits/email" }])),
    };
  }, [value]);
  const { issues } = phone.check(value);
  return (
    <label>
      Phone <input value={value} onChange={({ target }) => setValue(target.value)} />
      <output>{issues[0]?.message}</output>
    </label>
  );
}
