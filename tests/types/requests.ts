// Names that are known beforehand: of path parameters, headers, endpoints and fields; compiled, never run.

import { biot, endpoints, equalsMoney, fields, localeTag, slashid } from "identity-patch";

const user = biot.updateOrganizationUser;
const draft = {};

const id: "biot.update_organization_user" = user.id;
const method: "PATCH" | "POST" | "PUT" = slashid.addHandles.method;
const path: "/people/{personId}" = equalsMoney.updatePerson.with({ revision: "current" }).path;
const name: "locale_tag" = localeTag.with({ strict: true }).name;
export const known: string[] = [id, method, path, name];
export const everyId: keyof typeof endpoints = Object.values(endpoints)[0]!.id;
export const everyName: keyof typeof fields = Object.values(fields)[0]!.name;
// @ts-expect-error an endpoint that there is not
if (user.id === "biot.update_user") known.pop();

user.build({ params: { id: "x" }, draft });
equalsMoney.updatePerson.build({ params: { personId: "x" } as const, json: "{}" });
// @ts-expect-error another case
user.build({ params: { ID: "x" }, draft });
// @ts-expect-error none
user.build({ params: {}, draft });
// @ts-expect-error none at all
user.build({ draft });
// @ts-expect-error one more
user.build({ params: { id: "x", organization: "y" }, draft });
// @ts-expect-error a number
user.build({ params: { id: 3 }, draft });
// @ts-expect-error that of another endpoint
slashid.plan({ params: { id: "x" }, before: {}, after: {} });

const params = { person_id: "x" };
declare const headers: Record<string, string>;
slashid.updatePerson.build({ params, headers, draft });
slashid.updatePerson.build({ params, headers: { "SlashID-OrgID": "x", "X-Request-Id": "y", "X-Trace": undefined }, draft });
slashid.plan({ params, headers: { "SlashID-OrgID": "x" }, before: {}, after: {} });
user.build({ params: { id: "x" }, headers: { "X-Request-Id": "y" }, draft });
// @ts-expect-error a credential is added where the request is sent
slashid.updatePerson.build({ params, headers: { "SlashID-API-Key": "x" }, draft });
// @ts-expect-error a credential
user.build({ params: { id: "x" }, headers: { Authorization: "x" }, draft });
// @ts-expect-error a credential
user.build({ params: { id: "x" }, headers: { cookie: "x" }, draft });
// @ts-expect-error a number
slashid.plan({ params, headers: { "SlashID-OrgID": 7 }, before: {}, after: {} });
