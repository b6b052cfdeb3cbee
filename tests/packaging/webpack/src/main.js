import { slashid } from "identity-patch/slashid";
import { biot } from "identity-patch/biot";
import { bindForm } from "identity-patch/form";

const first = ({ issues: [{ code, pointer, message }] }) => ({ code, pointer, message });

const form = document.createElement("form");
form.innerHTML = '<input name="_phone" value="">';
const bound = bindForm(form, biot.updateOrganizationUser, { params: { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" } });
form.elements._phone.value = "+493012345678";

window.result = {
  handle: first(slashid.addHandles.check([{ type: "phone_number", value: "123" }])),
  user: first(biot.updateOrganizationUser.check({ _name: { firstName: "J" } })),
  body: bound.request().request.body,
};
