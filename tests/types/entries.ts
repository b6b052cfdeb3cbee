// Each entry has the types of its own part, and they are those of the main entry; compiled, never run.

import * as main from "identity-patch";
import { biot, endpoints, init, type BiotUpdateOrganizationUser, type Issue } from "identity-patch/biot";
import { equalsMoney } from "identity-patch/equals-money";
import { fields, phone, jsonPatch } from "identity-patch/fields";
import { kratos } from "identity-patch/kratos";
import { slashid } from "identity-patch/slashid";

export const draft: BiotUpdateOrganizationUser = { _phone: null };
export const same: main.BiotUpdateOrganizationUser = draft;
export const issues: Issue[] = biot.updateOrganizationUser.check(draft).issues;
export const one: typeof main.biot = biot;
export const field: typeof main.phone = phone;
export const all: typeof main.fields = fields;
export const part: Pick<typeof main.endpoints, "biot.update_organization_user"> = endpoints;
export const others: [typeof main.kratos, typeof main.slashid, typeof main.equalsMoney] = [kratos, slashid, equalsMoney];
export const patched: boolean = jsonPatch.apply({}, []).ok;
await init();
// @ts-expect-error the fields have an entry of their own
export { phone as other } from "identity-patch/biot";
// @ts-expect-error an endpoint of another provider
endpoints["kratos.patch_identity"];
