import { expect, test } from "vitest";
import { biot } from "identity-patch/biot";
import { phone } from "identity-patch/fields";
import { bindForm } from "identity-patch/form";

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

test("a phone number is refused, beyond ASCII too", () => {
  expect(phone.check("0049 30 1234567").issues).toMatchObject([
    { code: "phone_no_plus", pointer: "", message: "must begin with + and the country calling code, such as +49" },
  ]);
  expect(phone.check("００４９").ok).toBe(false);
});

test("a form shows what is wrong, and builds its request", () => {
  document.body.innerHTML = '<form><label>Phone <input name="_phone"></label><button>Save</button></form>';
  const form = document.querySelector("form");
  const input = form.elements.namedItem("_phone");
  const bound = bindForm(form, biot.updateOrganizationUser, { params });
  input.value = "0049 30 1234567";
  expect(bound.report().issues).toMatchObject([{ code: "phone_no_plus", pointer: "/_phone" }]);
  input.value = "+493012345678";
  expect(bound.request().request.body).toBe('{"_phone":"+493012345678"}');
  bound.destroy();
});
