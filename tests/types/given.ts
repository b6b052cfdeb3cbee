// What the functions take that take a draft: interfaces and readonly data too, but no misspelt member; compiled, never run.

import { biot, endpoints, equalsMoney, kratos, slashid, type BiotUpdateOrganizationUser, type Endpoint, type EndpointFacts, type Input, type Issue, type KratosPatchIdentity, type SlashidSetRoles } from "identity-patch";

const user = biot.updateOrganizationUser;
const params = { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" };
const person = { person_id: "903c1ff9-f2cc-435c-b242-9d8a690fcf0a" };

interface Name {
  firstName: string;
  lastName: string;
}
interface Size {
  width: number;
  unit?: string;
}
interface Built {
  _name: Name;
  plan: string;
  size?: Size;
}
interface Custom {
  plan?: string;
  size?: Size;
}
declare const built: Built;
declare const custom: Custom;
declare const either: Built | Custom;
declare const draft: BiotUpdateOrganizationUser;
declare const unread: any;

// An interface is as good as a type alias: of built-in members, of custom attributes alone, as a value.
for (const given of [built, custom, either]) user.build({ params, draft: given });
user.build({ params, draft: built });
user.build({ params, draft: custom });
user.build({ params, draft: { ...built, size: { width: 3, colours: ["red"] } } });
user.build({ params, draft: { _phone: null, size: built.size } });
user.build({ params, draft });
user.build({ params, draft: unread });
user.build({ params, draft: {} });
user.apply({ _phone: null }, built);
user.apply("{}", custom, { locales: ["en-us"] });
user.fromResponse(409, {}, { draft: built });
user.fromResponse(409, {}, { draft: '{"_phone":null}' });
interface Buckets {
  end_user_read_write: { plan: string };
  end_user_no_access: Size;
}
declare const buckets: Buckets;
slashid.updateAttributes.build({ params: person, draft: buckets });
slashid.updateAttributes.build({ params: person, draft: { end_user_read_write: custom, end_user_read_only: { size: custom.size } } });
interface Active {
  active: boolean;
}
declare const active: Active;
slashid.updatePerson.build({ params: person, draft: active });
interface Handle {
  type: "username";
  value: string;
}
declare const handles: Handle[];
slashid.addHandles.build({ params: person, draft: handles });
kratos.patchIdentity.build({ params, draft: [{ op: "add", path: "/traits/name", value: built }] });

// Texts are of their own type without `as const`, and readonly data is as good as what can be changed.
user.build({ params, draft: { _gender: "MALE", plan: "gold" } });
kratos.patchIdentity.build({ params, draft: [{ op: "replace", path: "/state", value: "active" }, { op: "remove", path: "/traits/a" }] });
user.build({ params, draft: { _gender: "MALE", tags: ["a", "b"] } as const });
slashid.setRoles.build({ params: person, draft: { roles: ["o/admin"] } as const });
slashid.addHandles.build({ params: person, draft: [{ type: "username", value: "jane" }] as const });
kratos.patchIdentity.build({ params, draft: [{ op: "add", path: "/traits/a", value: 1 }, { op: "remove", path: "/traits/b" }] as const });
equalsMoney.updatePerson.build({ params: { personId: "x" }, draft: Object.freeze({ nationalities: Object.freeze(["GB"]) }) });

// What is given back can be changed.
const { draft: roles }: { draft: SlashidSetRoles } = slashid.setRoles.diff({}, {});
roles.roles.push("o/admin");
const { draft: operations }: { draft: KratosPatchIdentity } = kratos.patchIdentity.fromForm([]);
operations.push({ op: "remove", path: "/traits/a" });
draft._name = null;
draft.plan = custom;
const applied = user.apply(JSON.parse("{}") as { _phone?: string | null; plan: string }, { plan: "gold" });
if (applied.ok) applied.value.plan = "silver";

// @ts-expect-error a misspelt member
user.build({ params, draft: { _naem: { firstName: "J", lastName: "S" } } });
// @ts-expect-error a misspelt member beside others
user.build({ params, draft: { _phone: null, plan: "gold", _naem: null } });
// @ts-expect-error a misspelt child
user.build({ params, draft: { _name: { firstName: "J", lastName: "S", lastNaem: "S" } } });
// @ts-expect-error a misspelt member of an element
slashid.addHandles.build({ params: person, draft: [{ type: "username", value: "jane", vlaue: "x" }] });
// @ts-expect-error a misspelt member, and no custom ones
slashid.updatePerson.build({ params: person, draft: { actvie: true } });
// @ts-expect-error a misspelt member of what a response is read with
user.fromResponse(409, {}, { draft: { _naem: null } });
// @ts-expect-error a misspelt member of an interface
user.build({ params, draft: {} as { _naem: string; plan: string } });
// @ts-expect-error half a name
user.build({ params, draft: {} as { _name: { firstName: string }; plan: string } });
// @ts-expect-error a value that is missing
kratos.patchIdentity.build({ params, draft: [{ op: "add", path: "/traits/a" }] });
// @ts-expect-error a bucket is an object
slashid.updateAttributes.build({ params: person, draft: { end_user_read_write: "gold" } });
// @ts-expect-error no JSON
user.build({ params, draft: { plan: Symbol() } });
// @ts-expect-error a number that JSON.stringify refuses
draft.plan = 1n;

// What a call that was forgotten, or one member too few, would pass.
declare const load: () => Promise<{ plan: string }>;
declare const issues: Issue[];
declare const json: { json(): Promise<unknown>; status: number };
// @ts-expect-error diff gives the draft beside other things
user.build({ params, draft: user.diff({}, {}) });
// @ts-expect-error a form is read into the draft and what was found
user.build({ params, draft: user.fromForm([]) });
// @ts-expect-error as an argument, too
user.apply({}, user.fromForm([]));
// @ts-expect-error and as an option
user.fromResponse(409, {}, { draft: user.diff({}, {}) });
// @ts-expect-error buckets are of any name
slashid.updateAttributes.build({ params: person, draft: slashid.updateAttributes.fromForm([]) });
user.build({ params, draft: { draft: "an attribute of this name", plan: "gold" } });
user.build({ params, draft: { warnings: ["one"], issues, json: "{}" } });
// @ts-expect-error a function that was not called
user.build({ params, draft: load });
// @ts-expect-error a function
user.build({ params, draft: () => 1 });
// @ts-expect-error a promise
user.build({ params, draft: load() });
// @ts-expect-error a response that was not read
user.build({ params, draft: json });
// @ts-expect-error a number
user.build({ params, draft: 3 });
// @ts-expect-error a text is passed as json
user.build({ params, draft: "{}" });
// @ts-expect-error a list
user.build({ params, draft: [{ plan: "gold" }] });
// @ts-expect-error a function as an attribute
user.build({ params, draft: { plan: () => "gold" } });
// @ts-expect-error a promise as an attribute
user.build({ params, draft: { plan: load() } });
// @ts-expect-error a Map as an attribute
user.build({ params, draft: { plan: new Map([["a", 1]]) } });
// @ts-expect-error a class as an attribute
draft.plan = Date;
// @ts-expect-error a promise as an attribute
draft.plan = load();
// @ts-expect-error a function as a value
kratos.patchIdentity.build({ params, draft: [{ op: "add", path: "/traits/a", value: load }] });
// @ts-expect-error a promise as a value
kratos.patchIdentity.build({ params, draft: [{ op: "add", path: "/traits/a", value: load() }] });
// @ts-expect-error a promise of a bucket
slashid.updateAttributes.build({ params: person, draft: { end_user_read_write: load() } });
// @ts-expect-error a promise of a bucket of one's own
slashid.updateAttributes.build({ params: person, draft: { other: load() } });
// @ts-expect-error a bucket's function
slashid.updateAttributes.build({ params: person, draft: { end_user_read_write: load } });
// What has a toJSON, a class with members alone, and data that is known only in part.
class Point {
  x = 1;
}
declare const record: Record<string, unknown>;
declare const some: object;
declare const instant: { toJSON(): string; readonly [Symbol.toStringTag]: "Temporal.Instant" };
user.build({ params, draft: { since: new Date(), at: instant, point: new Point(), tags: ["a"] as const, record, some, none: undefined, nil: null } });
kratos.patchIdentity.build({ params, draft: [{ op: "add", path: "/traits/a", value: new Date() }, { op: "test", path: "/traits/a", value: some }].slice(0, 1) as KratosPatchIdentity });
for (const value of [new Date(), instant, new Point(), ["a"] as const, record, some, null]) {
  kratos.patchIdentity.build({ params, draft: [{ op: "add", path: "/traits/a", value }] });
  user.build({ params, draft: { value } });
}

// Functions of one's own that pass an input on.
export const build = (input: Input<BiotUpdateOrganizationUser>) => user.build({ ...input, params });
export const pass = (...[input, options]: Parameters<typeof user.build>) => user.build(input, options);
export const send = <Draft, Before, OwnOptions, Facts extends EndpointFacts>(endpoint: Endpoint<Draft, Before, OwnOptions, Facts>, input: Input<Draft, Facts>) =>
  endpoint.build(input);
build({ params, draft: { _phone: null, plan: "gold" } });
pass({ params, draft: { _phone: null, plan: "gold" } });
send(slashid.setRoles, { params: person, draft: { roles: ["o/admin"] } as const });
// @ts-expect-error a misspelt member
build({ params, draft: { _naem: null } });
// @ts-expect-error a misspelt member
send(user, { params, draft: { _naem: null } });
// @ts-expect-error the path parameter of another endpoint
send(user, { params: person, draft: {} });

// An endpoint that is known only when the program runs.
export const refusals = (id: keyof typeof endpoints, body: unknown) => endpoints[id].fromResponse(409, body, { messages: { conflict: "taken" } });
export const ids = (...endpoints: Endpoint<any, any, any>[]): string[] => endpoints.map(({ id }) => id);
ids(user, slashid.addHandles, kratos.patchIdentity);
