import { biot, init, kratos } from "identity-patch/slim";
import url from "identity-patch/identity_patch.wasm?url";

await init(url);

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };
const [{ code, pointer, message }] = kratos.patchIdentity.check([{ op: "replace", path: "/traits/email" }]).issues;
const { request } = biot.updateOrganizationUser.build({ params, draft: { _phone: "+493012345678" } });
window.result = { patch: { code, pointer, message }, body: request.body };
