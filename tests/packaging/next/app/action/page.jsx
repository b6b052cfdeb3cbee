"use client";

import { useActionState, useEffect, useRef } from "react";
import { save } from "./actions.js";

export default function Page() {
  const [state, action] = useActionState(save, {});
  const form = useRef();
  // Sends the form as a person would: first as it stands, then with the number corrected.
  useEffect(() => {
    if (state.body) {
      window.result = { refused: form.current.dataset.refused, body: state.body };
      return;
    }
    if (state.message) {
      form.current.dataset.refused = state.message;
      form.current.elements._phone.value = "+493012345678";
    }
    form.current.requestSubmit();
  }, [state]);
  return (
    <form action={action} ref={form}>
      <input name="_phone" aria-label="Phone" defaultValue="0049 30 1234567" />
      <button>Save</button>
      <output>{state.message ?? state.body}</output>
    </form>
  );
}
