// What the types of the servers' answers take and refuse; compiled, never run.

import { biot, equalsMoney, kratos, slashid, type BiotUser, type EqualsMoneyPerson, type KratosIdentity, type Report, type SlashidPerson, type SlashidPersonAnswer } from "identity-patch";

const person: SlashidPerson = { active: true, person_type: "regular", roles: ["o/admin"], handles: [{ type: "username", value: "jane" }], attributes: { end_user_read_write: { plan: "gold" } } };
const answer: SlashidPersonAnswer = { result: person, meta: { pagination: { limit: 1, offset: 0, total_count: 1 } }, errors: null };
slashid.updatePerson.diff(answer, person);
slashid.addHandles.toForm(answer);
slashid.plan({ params: { person_id: "x" }, before: answer, after: person });

// Data of a variable: a text is any text.
const identity = { id: "x", state: "active", traits: { email: "a@b.co" }, verifiable_addresses: [{ value: "a@b.co", via: "email", verified: true }] };
kratos.patchIdentity.diff(identity, { ...identity, state: "inactive" });
kratos.patchIdentity.with({ before: identity }).check([]);

// What is up to the caller may be of the caller's own type, an interface too.
interface Traits {
  email: string;
  name?: { first: string };
}
interface Identity {
  id: string;
  schema_id: string;
  traits: Traits;
  metadata_public?: { plan: string } | null;
}
export function rename(before: Identity, first: string) {
  const after: Identity = { ...before, traits: { ...before.traits, name: { first } } };
  const applied = kratos.patchIdentity.apply(before, kratos.patchIdentity.diff(before, after).draft);
  return applied.ok ? applied.value.traits.name?.first : undefined;
}
interface User {
  _id: string;
  _phone: string | null;
  shoeSize: number;
}
export const clear = (before: User) => biot.updateOrganizationUser.diff(before, { ...before, _phone: null });

interface Attributes {
  end_user_read_write: { plan: string };
}
interface Person {
  person_id: string;
  attributes: Attributes;
  roles: readonly string[];
}
export const move = (before: Person, plan: string) => slashid.updateAttributes.apply(before, { end_user_read_write: { plan } });

// An answer can be edited where it stands.
export function edited(before: BiotUser): BiotUser {
  const after = structuredCloneOf(before);
  after._phone = null;
  after.seats = 3;
  if (after._name) after._name.firstName = "John";
  return after;
}
declare function structuredCloneOf<T>(value: T): T;

// What comes from elsewhere, unread.
export const unread = async (response: { json(): Promise<any> }): Promise<Report> => kratos.patchIdentity.checkAnswer(await response.json());
export const user: BiotUser = JSON.parse("{}");
export const gender: string | null | undefined = user._gender;
export const plan: unknown = user.plan;
export const title: EqualsMoneyPerson["title"] = null;
const held: KratosIdentity = identity;
export const email: unknown = held.traits?.email;

// @ts-expect-error a member of another type
slashid.updatePerson.diff({ active: "yes" }, person);
// @ts-expect-error a misspelt member
slashid.updatePerson.diff({ actvie: true }, person);
// @ts-expect-error the response of an HTTP client
equalsMoney.updatePerson.diff({ data: { firstName: "J" }, status: 200 }, { firstName: "K" });
// @ts-expect-error the identity stands in the session
kratos.patchIdentity.toForm({ identity });
// @ts-expect-error the answer of another provider
slashid.updatePerson.check({}, { before: { traits: {} } });
// @ts-expect-error a built-in member of another type
biot.updateOrganizationUser.diff({ _mfa: true }, {});
