// No import map: a policy without 'unsafe-inline' refuses one in the page.
import { biot } from "/identity-patch/generated/biot.js";
import { phone } from "/identity-patch/generated/fields.js";
import { bindForm } from "/identity-patch/form.js";

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

function answer() {
  const [{ code, pointer, message }] = phone.check("0049 30 1234567").issues;
  const form = document.querySelector("form");
  const bound = bindForm(form, biot.updateOrganizationUser, { params });
  form.elements._phone.value = "+493012345678";
  return { phone: { code, pointer, message }, body: bound.request().request.body };
}

try {
  window.result = answer();
} catch (error) {
  window.result = { error: `${error.name}: ${error.message}` };
}
