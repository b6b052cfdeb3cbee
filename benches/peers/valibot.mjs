import { is, safeParse } from "valibot";
import * as schemas from "../schemas/valibot.mjs";

const answers = (schema) => (value) => is(schema, value);
const issues = (schema) => (value) => safeParse(schema, value).issues ?? null;

const user = schemas.user();
const attributes = schemas.attributes();

export default {
  name: "valibot",
  fields: Object.fromEntries(Object.entries(schemas.fields()).map(([kind, schema]) => [kind, answers(schema)])),
  user: { is: answers(user), issues: issues(user) },
  attributes: { is: answers(attributes), issues: issues(attributes) },
};
