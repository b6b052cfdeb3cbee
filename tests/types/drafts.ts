// What the types take and refuse; compiled, never run.

import { attributeKey, attributeValue, biot, endpoints, fields, handle, init, jsonPatch, jsonPointer, phone, slashid, type BiotUpdateOrganizationUser, type Issue, type Json } from "identity-patch";

const user = biot.updateOrganizationUser;
const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

export const draft: BiotUpdateOrganizationUser = { _name: { firstName: "John", lastName: "Smith" }, _phone: null, plan: "gold", seats: 3 };
user.build({ params, draft });
// @ts-expect-error a mistyped member
user.build({ params, draft: { _naem: { firstName: "J", lastName: "S" } } });
// @ts-expect-error half a name
user.build({ params, draft: { _name: { firstName: "J" } } });
// @ts-expect-error not one of the values
user.build({ params, draft: { _gender: "female" } });
// @ts-expect-error the owner cannot be cleared
user.build({ params, draft: { _ownerOrganization: null } });
// @ts-expect-error roles are not nullable
slashid.updatePerson.build({ params: { person_id: "x" }, draft: { roles: null } });
// A list that is made at run time; that it has an element is for the check to see.
slashid.addHandles.build({ params: { person_id: "x" }, draft: ["jane"].map((value) => ({ type: "username" as const, value })) });

const built = endpoints["slashid.add_handles"].build({ params: { person_id: "x" }, draft: [{ type: "username", value: "jane" }] });
export const body: string | readonly Issue[] = built.ok ? built.request.body : built.issues;

export function keep(value: unknown): string | undefined {
  return phone.is(value) ? value : undefined;
}
export const field: string = attributeKey.with({ maxIssues: 1 }).name;
export const type: Json = handle.name;

export const size: number | undefined = attributeValue.with({ maxIssues: 1 }).size(new Map());
const got = fields.json_pointer.get({ a: [1] }, "/a/0");
export const found: unknown = got.ok ? got.value : got.issues[0]?.code;
export const tokens: string[] | undefined = jsonPointer.split(jsonPointer.join(["a", 0]));
const applied = jsonPatch.apply({}, [{ op: "add", path: "/a", value: 1 }]);
export const made: Json = applied.ok ? applied.document : null;
// @ts-expect-error a number is no pointer
jsonPointer.get({}, 7);
// @ts-expect-error a document only where it is made
applied.document;
// @ts-expect-error of one field alone
phone.size("x");
export const spelling: string | undefined = phone.with({ country: "GB" }).suggest("020 7946 0958") ?? phone.suggest("x", { country: "GB" });
// @ts-expect-error of phone alone
fields.email.suggest("x", { country: "GB" });
await init();
