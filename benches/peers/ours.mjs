import { ours } from "../lib/place.mjs";

// Each part comes from the smallest entry that has it. All of them are imported here: another module's compiled code
// changes no timing, and what an entry weighs and how it starts is measured apart.
const [fields, slashid, biot, kratos] = await Promise.all(["fields", "slashid", "biot", "kratos"].map(ours));

const is = (field) => (value) => field.is(value);

function record(endpoint, input) {
  return {
    is: (draft) => endpoint.check(draft).ok,
    issues: (draft) => issues(endpoint.check(draft)),
    bytes: (bytes) => issues(endpoint.checkJson(bytes)),
    build: (draft) => endpoint.build({ ...input, draft }).request,
  };
}

const issues = ({ ok, issues }) => (ok ? null : issues);

const identity = kratos.kratos.patchIdentity;

export default {
  name: "identity-patch",
  fields: {
    phone: is(fields.phone),
    email: is(fields.email),
    uuid: is(fields.uuid),
    date: is(fields.date),
    locale: is(fields.locale),
    group: is(fields.group),
    key: is(fields.attributeKey),
  },
  user: record(biot.biot.updateOrganizationUser, { params: { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" } }),
  attributes: record(slashid.slashid.updateAttributes, {
    params: { person_id: "903c1ff9-f2cc-435c-b242-9d8a690fcf0a" },
    headers: { "SlashID-OrgID": "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1" },
  }),
  patch: {
    diff: (before, after) => identity.diff(before, after).draft,
    apply: (document, operations) => fields.jsonPatch.apply(document, operations).document,
    kratosApply: (document, operations) => identity.apply(document, operations).value,
  },
};
