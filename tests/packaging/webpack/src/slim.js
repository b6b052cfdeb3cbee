import { init, phone } from "identity-patch/slim";

init(new URL("identity-patch/identity_patch.wasm", import.meta.url)).then(() => {
  const [{ code, pointer, message }] = phone.check("0049 30 1234567").issues;
  window.result = { phone: { code, pointer, message } };
});
