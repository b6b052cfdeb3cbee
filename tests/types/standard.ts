// Fields and endpoints are what form and tool libraries take: @standard-schema/spec.

import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { biot, endpoints, fields, handle, phone, slashid, type BiotUpdateOrganizationUser } from "identity-patch";

type Takes<Value> = StandardSchemaV1<Value> & StandardJSONSchemaV1<Value>;

export const field: Takes<string> = phone;
export const parts: Takes<{ type: string; value: string }> = handle;
export const endpoint: Takes<BiotUpdateOrganizationUser> = biot.updateOrganizationUser.with({ biotPlatform: "2.4.1" });
// @ts-expect-error a phone is a text
export const wrong: Takes<number> = phone;

// Form libraries infer their values from the input, and push into its lists.
type Values = StandardSchemaV1.InferInput<typeof biot.updateOrganizationUser>;
export const values: Values = { _name: { firstName: "John", lastName: "Smith" }, plan: "gold" };
values._phone = null;
export const draft: StandardSchemaV1.InferOutput<typeof biot.updateOrganizationUser> = values;
const roles: StandardSchemaV1.InferInput<typeof slashid.setRoles> = { roles: [] };
roles.roles.push("o/admin");
export const every: Takes<any>[] = [...Object.values(fields), ...Object.values(endpoints)];
const result = phone["~standard"].validate("1");
export const code: string | undefined = result.issues ? result.issues[0]?.code : result.value;
export const schema: Record<string, unknown> = phone["~standard"].jsonSchema.input({ target: "draft-07" });

// Form libraries make the paths of all members: that must come to an end.
type Path<T> = T extends object ? { [Name in keyof T & string]: Name | `${Name}.${Path<NonNullable<T[Name]>>}` }[keyof T & string] : never;
export const paths: Path<BiotUpdateOrganizationUser>[] = ["_name.firstName", "_mfa.enabled", "seats"];
// @ts-expect-error no member of a name
export const pathless: Path<BiotUpdateOrganizationUser> = "_name.naem";
