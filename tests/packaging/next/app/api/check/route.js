import { slashid } from "identity-patch/slashid";
import { biot } from "identity-patch";

export async function POST(request) {
  const bytes = new Uint8Array(await request.arrayBuffer());
  const [{ code, pointer, message }] = slashid.addHandles.checkJson(bytes).issues;
  const user = biot.updateOrganizationUser.check({ _name: { firstName: "J" } }).issues[0];
  return Response.json({
    handle: { code, pointer, message },
    user: { code: user.code, pointer: user.pointer, message: user.message },
  });
}
