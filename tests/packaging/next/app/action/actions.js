"use server";

import { biot } from "identity-patch/biot";

const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

export async function save(previous, form) {
  const { json, issues } = biot.updateOrganizationUser.fromForm(form);
  if (issues.length > 0) return { message: issues[0].message };
  const built = biot.updateOrganizationUser.build({ params, json });
  return built.ok ? { body: built.request.body } : { message: built.issues[0].message };
}
