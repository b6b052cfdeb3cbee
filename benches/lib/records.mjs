// Whole drafts and documents: users of BioT, attributes of SlashID, identities of Kratos with an edited copy.

import { brokenEmail, TEXTS } from "./texts.mjs";
import { COUNTRIES, GENDERS } from "./rules.mjs";

const FIRST = ["John", "Sally", "Ana", "Olu", "Priya", "Lars", "Marie", "José", "Björn", "Nguyễn", "Иван", "伟"];
const LAST = ["Smith", "Parton", "García", "Müller", "O'Neil", "Okafor", "Dubois", "Nakamura", "Петров", "王"];
const CITIES = ["Boston", "São Paulo", "München", "Lagos", "Kraków", "Oslo", "Osaka", "Perth"];
const WORDS = "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore".split(" ");
const BUCKETS = ["end_user_read_write", "end_user_read_only", "end_user_no_access"];
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

const words = (r, from, to) => r.list(r.int(from, to), () => r.pick(WORDS)).join(" ");
const country = (r) => r.pick(COUNTRIES);

/** A draft for BioT's "Update Organization User": each member in 85 of 100, and a member cleared in 10 of 100. */
export function user(r) {
  const draft = {};
  const put = (name, make) => r.chance(0.85) && (draft[name] = make());
  put("_name", () => ({ firstName: r.pick(FIRST), lastName: r.pick(LAST) }));
  put("_dateOfBirth", () => TEXTS.date.valid(r));
  put("_description", () => words(r, 3, 20));
  put("_address", () => address(r));
  put("_gender", () => r.pick(GENDERS));
  put("_locale", () => TEXTS.locale.valid(r));
  put("_mfa", () => ({ enabled: r.chance(0.5), expirationInMinutes: r.int(1, 60) }));
  put("_ownerOrganization", () => ({ id: TEXTS.uuid.valid(r) }));
  put("_phone", () => TEXTS.phone.valid(r));
  put("_email", () => TEXTS.email.valid(r));
  put("_employeeId", () => `E${r.int(1e5, 1e6)}`);
  put("department", () => r.pick(["sales", "support", "engineering"]));
  if (r.chance(0.5)) draft.loyaltyPoints = r.int(0, 9999);
  if (r.chance(0.1)) draft[r.pick(["_phone", "_description", "_address", "_employeeId"])] = null;
  return draft;
}

const address = (r) => ({
  address1: `${r.int(1, 999)} Main St.`,
  address2: `Entry ${r.pick("ABC")}, Apartment ${r.int(1, 60)}`,
  city: r.pick(CITIES),
  countryCode: country(r),
  state: r.pick(["Massachusetts", "Texas", "Bayern", "NSW"]),
  zipCode: String(r.int(10000, 99999)),
});

/** The same draft with one member that BioT refuses, and that a schema can refuse too. */
export function wrongUser(r) {
  const [member, value] = r.pick([
    () => ["_phone", TEXTS.phone.invalid(r)],
    () => ["_email", brokenEmail(r)],
    () => ["_locale", TEXTS.locale.invalid(r)],
    () => ["_dateOfBirth", TEXTS.date.invalid(r)],
    () => ["_gender", r.pick(["female", "OTHER", ""])],
    () => ["_address", { ...address(r), countryCode: r.pick(["us", "XX", "USA"]) }],
    () => ["_address", { city: "Boston" }],
    () => ["_address", "11 Main St."],
    () => ["_name", { firstName: "John" }],
    () => ["_mfa", { expirationInMinutes: 5 }],
    () => ["_mfa", { enabled: true, expirationInMinutes: 5.5 }],
    () => ["_mfa", { enabled: "true" }],
    () => ["_ownerOrganization", { id: TEXTS.uuid.invalid(r) }],
    () => ["_description", "x".repeat(5001)],
  ])();
  return { ...user(r), [member]: value };
}

/** A user as BioT answers it, and what an administrator makes of it in up to three edits: in one of eight pairs, nothing. */
export function userPair(r) {
  const draft = Object.entries(user(r)).filter(([, value]) => value !== null);
  const before = { _id: TEXTS.uuid.valid(r), ...Object.fromEntries(draft), _creationTime: "2024-02-29T08:30:00.000Z" };
  const after = { ...before };
  if (r.chance(7 / 8)) for (let edits = r.int(1, 3); edits > 0; edits--) r.pick(USER_EDITS)(after, r);
  return { before, after };
}

const USER_EDITS = [
  (after, r) => (after._phone = TEXTS.phone.valid(r)),
  (after, r) => (after._email = TEXTS.email.valid(r)),
  (after, r) => (after._locale = TEXTS.locale.valid(r)),
  (after, r) => (after._address = address(r)),
  (after, r) => (after._name = { firstName: r.pick(FIRST), lastName: `${r.pick(LAST)}-${r.pick(LAST)}` }),
  (after, r) => (after.department = r.pick(["legal", "finance"])),
  (after) => (after._description = null),
];

/** A draft for SlashID's attributes: one to three buckets of three to eight. */
export function attributes(r) {
  const buckets = BUCKETS.slice(0, r.int(1, 3));
  const bucket = () => Object.fromEntries(r.list(r.int(3, 8), () => [TEXTS.key.valid(r), value(r, 2)]));
  return Object.fromEntries(buckets.map((name) => [name, bucket()]));
}

/** The same with a name or a value that is too long, or a bucket that is none. */
export function wrongAttributes(r) {
  const draft = attributes(r);
  const write = draft.end_user_read_write;
  r.pick([
    () => (write[TEXTS.key.invalid(r)] = 1),
    () => (write[TEXTS.key.invalid(r)] = "x"),
    () => (draft.end_user_read_only = "none"),
  ])();
  return draft;
}

/** A value whose JSON has so many bytes. */
export const longValue = (bytes) => "x".repeat(bytes - 2);

const value = (r, depth) =>
  r.pick([
    () => words(r, 1, 8),
    () => r.int(0, 1e6),
    () => r.chance(0.5),
    () => r.next(),
    () => (depth > 0 ? r.list(r.int(1, 4), () => value(r, depth - 1)) : "leaf"),
    () => (depth > 0 ? { a: value(r, depth - 1), b: value(r, depth - 1) } : 1),
  ])();

/** An identity as Kratos answers it, about 1.5 kB, and what an administrator makes of it in two to six edits. */
export function identityPair(r) {
  const before = identity(r);
  const after = structuredClone(before);
  for (let edits = r.int(2, 6); edits > 0; edits--) r.pick(EDITS)(after, r);
  return { before, after };
}

function identity(r) {
  const time = `2024-0${r.int(1, 9)}-1${r.int(0, 9)}T08:30:00Z`;
  const mail = TEXTS.email.valid(r);
  const seen = { created_at: time, updated_at: time };
  return {
    id: TEXTS.uuid.valid(r),
    schema_id: "person",
    schema_url: "https://id.example.com/schemas/person",
    state: "active",
    state_changed_at: time,
    traits: {
      email: mail,
      phone: TEXTS.phone.valid(r),
      name: { first: r.pick(FIRST), last: r.pick(LAST) },
      birthdate: TEXTS.date.valid(r),
      locale: TEXTS.locale.valid(r),
      address: address(r),
      newsletter: r.chance(0.5),
      manager: TEXTS.uuid.valid(r),
      groups: r.list(r.int(2, 6), () => TEXTS.group.valid(r)),
      tags: r.list(r.int(2, 8), () => r.pick(WORDS)),
      score: r.int(0, 100),
      "a/b~c": r.text(LETTERS, 4),
      website: "https://example.com/~me",
      bio: words(r, 12, 16),
    },
    verifiable_addresses: [{ id: TEXTS.uuid.valid(r), value: mail, verified: true, via: "email", status: "completed", ...seen }],
    recovery_addresses: [{ id: TEXTS.uuid.valid(r), value: mail, via: "email", ...seen }],
    metadata_public: { plan: r.pick(["free", "pro"]), flags: { beta: r.chance(0.5), theme: "dark" } },
    metadata_admin: { notes: words(r, 5, 8), risk: r.next(), ids: r.list(r.int(1, 5), () => r.int(1, 999)) },
    ...seen,
    organization_id: TEXTS.uuid.valid(r),
  };
}

const EDITS = [
  ({ traits }, r) => (traits.email = TEXTS.email.valid(r)),
  ({ traits }, r) => (traits.phone = TEXTS.phone.valid(r)),
  ({ traits }, r) => (traits.name.last = `${r.pick(LAST)}-${r.pick(LAST)}`),
  ({ traits }) => delete traits.website,
  ({ traits }, r) => (traits.address.city = `${r.pick(CITIES)} North`),
  ({ traits }, r) => traits.tags.push(r.pick(WORDS)),
  ({ traits }) => traits.tags.shift(),
  ({ traits }, r) => traits.groups.splice(1, 0, TEXTS.group.valid(r)),
  ({ traits }) => (traits["a/b~c"] = null),
  ({ traits }, r) => (traits.nickname = r.text(LETTERS, 5)),
  ({ traits }) => (traits.newsletter = !traits.newsletter),
  (document) => (document.metadata_admin = null),
  ({ metadata_public }) => (metadata_public.plan = "enterprise"),
  ({ metadata_public }) => (metadata_public.flags.seen = ["a", { b: 1 }]),
];

/** Metadata of about so many bytes, in groups of eight members. */
export function document(r, bytes) {
  const made = {};
  for (let length = 2; length < bytes; ) {
    const member = () => (r.chance(0.3) ? { a: word(r), b: r.int(0, 1e6), c: [word(r), word(r)] } : word(r));
    const group = Object.fromEntries(r.list(8, () => [`k${word(r)}`, member()]));
    const name = `g${word(r)}`;
    made[name] = group;
    length += JSON.stringify(group).length + name.length + 4;
  }
  return made;
}

/** The same with five members of a hundred taken away, added or changed. */
export function editedDocument(r, before) {
  const after = structuredClone(before);
  for (const group of Object.values(after)) {
    for (const name of Object.keys(group)) {
      if (!r.chance(0.05)) continue;
      if (r.chance(0.2)) delete group[name];
      else if (r.chance(0.25)) group[`n${word(r)}`] = word(r);
      else if (typeof group[name] === "object") group[name].c.push(word(r));
      else group[name] = word(r);
    }
  }
  return after;
}

/** A list of objects of about 40 bytes each. */
export const objects = (r, length) => r.list(length, (id) => ({ id, name: word(r), on: r.chance(0.5) }));

/** Ways to edit such a list. */
export const LIST_EDITS = {
  "1 % edited"(r, before) {
    const after = structuredClone(before);
    for (let edits = Math.max(2, Math.floor(before.length / 100)); edits > 0; edits--) {
      const at = r.int(0, after.length - 1);
      const other = { id: before.length, name: word(r), on: true };
      r.pick([
        () => after.splice(at, 1),
        () => after.splice(at, 0, other),
        () => (after[at] = { ...after[at], name: word(r) }),
      ])();
    }
    return after;
  },
  "last one first": (_, before) => [before.at(-1), ...before.slice(0, -1)],
  "every second gone": (_, before) => before.filter((_, at) => at % 2 === 1),
  "all renamed": (r, before) => before.map((object) => ({ ...object, name: word(r) })),
};

const word = (r) => r.int(0, 2 ** 30).toString(36);
