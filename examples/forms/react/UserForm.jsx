// A user's form. Its inputs are left to the browser, but for the phone and the box, which are React state, as
// are the rows; `bindForm` fills them too.

import { useEffect, useRef, useState } from "react";
import { biot } from "identity-patch/biot";
import { bindForm } from "identity-patch/form";
import { before, id, send } from "../server.js";

export function UserForm() {
  const form = useRef(null);
  const [phone, setPhone] = useState("");
  const [isOn, setOn] = useState(false);
  const [rows, setRows] = useState([{ key: 0, name: "seats" }]);
  const [log, setLog] = useState("");
  const rename = (key, name) => setRows((rows) => rows.map((row) => (row.key === key ? { key, name } : row)));

  useEffect(() => {
    const submit = async (request) => {
      setLog(`${request.method} ${request.path} ${request.body}`);
      const { status, body } = await send(request);
      if (status >= 400) bound.showResponse(status, body);
    };
    const bound = bindForm(form.current, biot.updateOrganizationUser, { before, params: { id }, on: { submit } });
    return () => bound.destroy();
  }, []);

  return (
    <form ref={form}>
      <p><label>First name <input name="_name.firstName" /></label></p>
      <p><label>Last name <input name="_name.lastName" /></label></p>
      <p><label>E-mail <input name="_email" /></label></p>
      <p>
        <label>Phone <input name="_phone" value={phone} onChange={({ target }) => setPhone(target.value)} /></label>
        {" "}({phone.length})
      </p>
      <p>
        <label>
          <input type="checkbox" name="_mfa.enabled" checked={isOn} onChange={({ target }) => setOn(target.checked)} />
          Second factor
        </label>{" "}
        {isOn ? "(on)" : "(off)"}
      </p>
      <fieldset>
        <legend>More of the user</legend>
        {rows.map(({ key, name }) => (
          <p key={key}>
            <input aria-label="Name" value={name} onChange={({ target }) => rename(key, target.value)} />
            <input aria-label={`Value of ${name}`} name={name} />
            <button type="button" onClick={() => setRows(rows.filter((row) => row.key !== key))}>Remove {name}</button>
          </p>
        ))}
        <button type="button" onClick={() => setRows([...rows, { key: Date.now(), name: "" }])}>Add</button>
      </fieldset>
      <p><button>Save</button> <button type="reset">Reset</button></p>
      <output>{log}</output>
    </form>
  );
}
