// Fields and endpoints are what form and tool libraries take: @standard-schema/spec.

import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { biot, handle, phone, type BiotUpdateOrganizationUser } from "identity-patch";

type Takes<Output> = StandardSchemaV1<unknown, Output> & StandardJSONSchemaV1<unknown, Output>;

export const field: Takes<string> = phone;
export const parts: Takes<{ readonly type: string; readonly value: string }> = handle;
export const endpoint: Takes<BiotUpdateOrganizationUser> = biot.updateOrganizationUser.with({ biotPlatform: "2.4.1" });
// @ts-expect-error a phone is a text
export const wrong: Takes<number> = phone;

export type Draft = StandardSchemaV1.InferOutput<typeof biot.updateOrganizationUser>;
export const draft: Draft = { _phone: null };
export const schema: Record<string, unknown> = phone["~standard"].jsonSchema.input({ target: "draft-07" });
