import { biot } from "identity-patch/biot";

export const runtime = "edge";

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

export async function POST(request) {
  const built = biot.updateOrganizationUser.build({ params, json: await request.text() });
  return Response.json({ body: built.request.body });
}
