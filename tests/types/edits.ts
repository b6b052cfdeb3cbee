// What the types of edits take and refuse; compiled, never run.

import { biot, endpoints, equalsMoney, kratos, slashid, type BiotUpdateOrganizationUser, type EqualsMoneyUpdatePerson, type Issue, type KratosPatchIdentity, type SlashidAddHandles, type SlashidSetRoles, type SlashidUpdateAttributes, type SlashidUpdatePerson } from "identity-patch";

const user = biot.updateOrganizationUser;
const before = { _id: "x", _name: { firstName: "John", lastName: "Smith" }, plan: "gold" };

// The draft is known whether all could be expressed or not; what else there is follows from ok.
const diff = user.diff(before, { ...before, _phone: null });
export const draft: BiotUpdateOrganizationUser = diff.draft;
export const changed: boolean | readonly Issue[] = diff.ok ? diff.changed : diff.issues;
export const drafts: [SlashidUpdatePerson, SlashidAddHandles, SlashidUpdateAttributes, SlashidSetRoles, EqualsMoneyUpdatePerson] = [
  slashid.updatePerson.diff({}, {}).draft,
  slashid.addHandles.diff({}, {}).draft,
  endpoints["slashid.update_attributes"].diff({}, {}).draft,
  slashid.setRoles.diff({}, {}).draft,
  equalsMoney.updatePerson.diff({}, {}).draft,
];
// @ts-expect-error whether anything changed is said only where all could be expressed
diff.changed;
// @ts-expect-error there are no issues where all could be expressed
if (diff.ok) diff.issues;
// @ts-expect-error an answer is an object, or JSON text
user.diff(7, {});
const exact: string = user.diff("{}", new Uint8Array()).json;
user.build({ params: { id: "x" }, json: exact });
// @ts-expect-error a draft or its text, not both
user.build({ params: { id: "x" }, draft: {}, json: exact });
const exactly = user.apply({ _phone: null }, exact);
if (exactly.ok) exactly.json satisfies string;
user.with({ strict: true, messages: { required: "fehlt" } });
// @ts-expect-error no such code
user.with({ messages: { requierd: "fehlt" } });
// @ts-expect-error no such code
user.check({}).issues[0]!.code === "requierd";
// @ts-expect-error the draft of another endpoint
export const other: SlashidAddHandles = diff.draft;

// What the server will hold has the type of what it held.
const applied = user.apply(before, { plan: null });
export const firstName: string = applied.ok ? applied.value._name.firstName : "";
// @ts-expect-error a value only where the draft was taken
applied.value;
// @ts-expect-error a member that before does not have
if (applied.ok) applied.value._naem;
// @ts-expect-error a mistyped member of a draft
user.apply(before, { _naem: null });
// @ts-expect-error a mistyped member of a draft, typed out
export const mistyped: BiotUpdateOrganizationUser = { _naem: { firstName: "J", lastName: "S" } };
// @ts-expect-error a mistyped child
export const child: BiotUpdateOrganizationUser = { _name: { firstName: "J", lastName: "S", lastNaem: "S" } };
// @ts-expect-error no number of minutes
export const minutes: BiotUpdateOrganizationUser = { _mfa: { enabled: true, expirationInMinutes: "5" } };

// A suggestion is for the text at an issue's path.
export const spelling: string | undefined = user.suggest(user.check({}).issues[0]!.path, "+1 202", { locales: ["en-us"] });
// @ts-expect-error a path, not a pointer
user.suggest("/_phone", "+1 202");
// @ts-expect-error an option of Ory Kratos
user.suggest(["_phone"], "+1 202", { server: "v1.3" });

// Each endpoint takes its own options, and no others.
user.diff(before, before, { absent: "clear", empty: "absent", biotPlatform: "2.4.1", locales: ["en-us"], maxIssues: 1, messages: { cannot_clear: "no" } });
user.check({}, { before, empty: "value" });
user.with({ before }).check({});
equalsMoney.updatePerson.diff({}, {}, { requireAccountId: true, revision: "current" });
// @ts-expect-error an option of Equals Money
user.diff(before, before, { requireAccountId: true });
// @ts-expect-error an option of BioT
equalsMoney.updatePerson.check({}, { locales: ["en-us"] });
// @ts-expect-error an option of BioT
slashid.updatePerson.with({ biotPlatform: "2.4.1" });
// @ts-expect-error an option of Ory Kratos
user.apply(before, {}, { server: "v1.3" });
// @ts-expect-error an option of a field
user.fromForm([], { profile: "rfc5322" });
// @ts-expect-error not one of its values
user.diff(before, before, { absent: "null" });
// @ts-expect-error before is an answer, or JSON text
user.check({}, { before: 7 });
user.check({}, { before: "{}" });

// Forms without a page: entries of any kind.
const { draft: said, issues } = user.fromForm(new Map<string, unknown>([["_phone", ""]]), { before });
export const both: [BiotUpdateOrganizationUser, Issue[]] = [said, issues];
user.fromForm([["a", 1], ["b", true]]);
user.fromForm(Object.entries({ a: ["x", "y"] }));
const values = user.toForm(before);
export const value: string | boolean | string[] | undefined = values["_name.firstName"];
user.fromForm(Object.entries(values), { before });
// The values themselves, as form libraries hold them.
interface Values {
  _name: { firstName: string; lastName?: string };
  tags: string[];
}
declare const held: Values;
const { warnings } = user.fromForm(held, { before, inputs: ["_mfa.enabled"], ignore: ["csrf_token"] });
export const more: Issue[] = warnings;
slashid.addHandles.fromForm([{ type: "username", value: "jane" }]);
// @ts-expect-error a name is no list of names
user.fromForm([], { ignore: "csrf_token" });
// @ts-expect-error a number is no form
user.fromForm(7);

export const refusals: Issue[] = user.fromResponse(409, "text", { draft, messages: { conflict: "taken" } });
user.fromResponse(404, undefined);
// @ts-expect-error a status is a number
user.fromResponse("404", "");

const params = { person_id: "x" };
const person = { active: true, roles: ["o/admin"] };
const plan = slashid.plan({ params, headers: { "SlashID-OrgID": "x" }, before: person, after: person }, { absent: "clear" });
export const bodies: string[] = plan.requests.map(({ method, path, headers, body }) => [method, path, headers["SlashID-OrgID"], body].join(" "));
export const all: [boolean, Issue[], Issue[]] = [plan.ok, plan.issues, plan.warnings];
// @ts-expect-error the edited person is missing
slashid.plan({ params, before: person });
// @ts-expect-error an option of another provider
slashid.plan({ params, before: person, after: person }, { locales: [] });

// An operation has what it needs, and nothing that the server does not take.
export const operations: KratosPatchIdentity = [{ op: "add", path: "/traits/a", value: null }, { op: "remove", path: "/traits/b" }];
export const server: KratosPatchIdentity = kratos.patchIdentity.diff({}, {}, { server: "v25.4" }).draft;
// @ts-expect-error a value is needed
export const valueless: KratosPatchIdentity = [{ op: "replace", path: "/state" }];
// @ts-expect-error an operation that the server does not take
export const move: KratosPatchIdentity = [{ op: "move", path: "/traits/a", from: "/traits/b" }];
// @ts-expect-error a release that there is not
kratos.patchIdentity.check([], { server: "v2" });
