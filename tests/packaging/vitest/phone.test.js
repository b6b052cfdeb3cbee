import { expect, test } from "vitest";
import { biot } from "identity-patch";
import { phone } from "identity-patch/fields";

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

test("a phone number without + is refused", () => {
  expect(phone.check("0049 30 1234567").issues).toMatchObject([
    { code: "phone_no_plus", pointer: "", message: "must begin with + and the country calling code, such as +49" },
  ]);
});

test("a request is built", () => {
  const { request } = biot.updateOrganizationUser.build({ params, draft: { _phone: "+493012345678" } });
  expect(request.body).toBe('{"_phone":"+493012345678"}');
});
