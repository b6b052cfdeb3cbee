// What the router infers: its input is the draft.

import type { inferRouterInputs } from "@trpc/server";
import type { BiotUpdateOrganizationUser } from "identity-patch/biot";
import type { AppRouter } from "./extracted/router";

type Input = inferRouterInputs<AppRouter>["save"];

const draft: BiotUpdateOrganizationUser = { _name: { firstName: "John", lastName: "Smith" } };
export const input: Input = draft;
export const same: BiotUpdateOrganizationUser = input;

// @ts-expect-error: a misspelt member
export const misspelt: Input = { _naem: { firstName: "John", lastName: "Smith" } };
