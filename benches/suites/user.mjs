// Drafts for BioT's "Update Organization User", about 600 bytes each.

import { measure } from "../lib/driver.mjs";
import { recordCases } from "../lib/records-cases.mjs";

export const cases = ({ user }) => recordCases(user, "user");

export const takes = (peer) => "user" in peer;

export const run = () => measure("user", ["ours", "zod", "valibot", "ajv", "typebox", "json"]);
