// What the page begins with at each endpoint: an answer of the server, a right edit, typical mistakes, refusals.

/** After tests/kratos/opening.json: recorded on Ory Kratos v1.3.1, without the members that the server sets. */
const IDENTITY = {
  id: "07730dd7-0667-4619-952f-489e568eddd7",
  schema_id: "default",
  state: "active",
  traits: { email: "jane@example.org", name: { first: "Jane", last: "Doe" }, newsletter: true, tags: ["staff", "berlin"] },
  metadata_public: null,
};

/** After the answer in the SlashID document [doc 000], with handles and attributes as in its OpenAPI 1.1. */
const PERSON = {
  meta: {},
  errors: [],
  result: {
    active: true,
    person_id: "903c1ff9-f2cc-435c-b242-9d8a690fcf0a",
    person_type: "regular",
    roles: ["af5fbd30-7ce7-4548-8b30-4cd59cb2aba1/admin"],
    region: "us-iowa",
    handles: [{ type: "email_address", value: "jane@example.com" }],
    groups: ["staff"],
    attributes: { end_user_read_write: { plan: "gold", seats: 3 }, end_user_no_access: { note: "since 2019" } },
  },
};

/** After the sample answer of BioT's document, with three custom attributes. */
const USER = {
  _id: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  _creationTime: "2024-05-01T08:30:00Z",
  _name: { firstName: "John", lastName: "Smith" },
  _email: "john@example.com",
  _phone: "+12345678901",
  _locale: "en-us",
  _gender: "FEMALE",
  _dateOfBirth: "2007-12-20",
  _address: {
    address1: "11 Main St.",
    address2: "Entry B, Apartment 1",
    city: "Boston",
    countryCode: "US",
    state: "Massachusetts",
    zipCode: "02101",
  },
  _mfa: { enabled: true, expirationInMinutes: 5 },
  _ownerOrganization: { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" },
  plan: "gold",
  seats: 3,
  tags: ["a", "b"],
};

/** After the sample answer of Equals Money's document. */
const HOLDER = {
  id: "288cf796-c1ad-4ffd-9eb9-af210bff0ea0",
  firstName: "Dolly",
  lastName: "Parton",
  title: "Mrs",
  middleInitials: "R",
  dob: "1946-01-19",
  status: "active",
  gender: "Female",
  nationality: "US",
  countryOfResidence: "US",
  primaryMobileNumber: "+447798121212",
  primaryEmailAddress: "test@equalsqa.com",
  emailTheme: "em-light",
  transactionalEmailPreference: true,
};

const ROLE = "af5fbd30-7ce7-4548-8b30-4cd59cb2aba1";

/** Messages that SlashID's browser SDK knows: npm @slashid/slashid 3.29.6, src/domain/errors.internal.ts. */
const slashid = (status, message) => ({ status, text: message, body: { meta: {}, errors: [{ httpcode: status, message }] } });

/** Codes of biot-openapi 2.4.2/organization/spec.json. */
const biot = (status, code, details = {}) => ({ status, text: code, body: { code, message: "…", details } });

/** As recorded on servers: tests/kratos. */
const kratos = (status, text, error) => ({ status, text, body: { error: { code: status, status: "Bad Request", ...error } } });

const NOT_FOUND = slashid(404, "person not found");

/**
 * By endpoint: `before`, the values of a right edit and of mistakes (a list where rows are to be added), and refusals. A
 * value of a list takes the place of its rows.
 */
export const SAMPLES = {
  "kratos.patch_identity": {
    before: IDENTITY,
    sent: { params: { id: IDENTITY.id } },
    edit: { "traits.email": "jane@new.example", "traits.tags[]": ["staff", "berlin", "oncall"] },
    mistakes: { schema_id: "", state: "" },
    draft: [
      { op: "replace", path: "/traits/email", value: "jane@new.example" },
      { op: "add", path: "/traits/tags/-", value: "oncall" },
    ],
    wrong: [
      { op: "replace", path: "/Traits/email", value: "jane@new.example" },
      { op: "test", path: "/state", value: "active" },
      { op: "add", path: "/metadata_public", value: 42 },
    ],
    refusals: [
      kratos(400, "the address is none", {
        reason: 'I[#/traits/email] S[#/properties/traits/properties/email/format] "not an address" is not valid "email"',
        message: "The request was malformed or contained invalid parameters",
      }),
      kratos(400, "a denied path", { reason: "failed to apply JSON patch", message: "patch includes denied path: /credentials" }),
      kratos(400, "another request was quicker", {
        reason: null,
        message: "Unable to serialize access due to a concurrent update in another session, please try again",
      }),
    ],
  },
  "biot.update_organization_user": {
    before: USER,
    edit: { "_name.lastName": "Doe", _phone: "+4930901820", seats: "4" },
    mistakes: {
      "_name.firstName": "",
      _phone: "0049 (30) 901820",
      _dateOfBirth: "2007-02-30",
      _locale: "en_US",
      "_address.countryCode": "UK",
      "_mfa.expirationInMinutes": "2000",
    },
    draft: { _name: { firstName: "John", lastName: "Doe" }, _phone: "+4930901820", seats: 4 },
    wrong: { _naem: { firstName: "John" }, _phone: "0049 (30) 901820", _gender: "female" },
    refusals: [
      biot(409, "EMAIL_ALREADY_EXIST"),
      biot(403, "EMAIL_CHANGE_NOT_PERMITTED"),
      biot(400, "ATTRIBUTE_REGEX_VALIDATION_FAILED", { attributeName: "plan" }),
      biot(404, "ORGANIZATION_NOT_FOUND"),
    ],
  },
  "slashid.update_person": {
    before: PERSON,
    edit: { active: "false", "roles[]": [`${ROLE}/admin`, `${ROLE}/editor`] },
    mistakes: { "roles[]": ["editor", `${ROLE.toUpperCase()}/admin`, ""] },
    draft: { active: false, roles: [`${ROLE}/admin`, `${ROLE}/editor`] },
    wrong: { active: "no", roles: ["editor"], handles: [] },
    refusals: [NOT_FOUND, slashid(400, "malformed request")],
  },
  "slashid.add_handles": {
    before: PERSON,
    edit: { "0.type": "phone_number", "0.value": "+4930901820" },
    mistakes: { "0.type": "phone_number", "0.value": "030/901820" },
    draft: [{ type: "phone_number", value: "+4930901820" }],
    wrong: [
      { type: "phone_number", value: "030/901820" },
      { type: "email", value: "jane@example.com" },
    ],
    refusals: [
      slashid(400, "malformed phone number"),
      slashid(400, "unreachable phone number +4930901820"),
      slashid(409, "person exists"),
      NOT_FOUND,
    ],
  },
  "slashid.update_attributes": {
    before: PERSON,
    edit: { "attributes[end_user_read_write][plan]": "platinum", "attributes[end_user_read_write][seats]": "5" },
    mistakes: { "attributes[end_user_read_write][plan]": "", "attributes[end_user_read_write][seats]": "five" },
    draft: { end_user_read_write: { plan: "platinum", seats: 5 } },
    wrong: {
      end_user_readwrite: { plan: "platinum" },
      end_user_read_write: { "über-alle-zeichen-hinweg-länger-als-die-siebzig-bytes-die-ein-name-hat": 1 },
    },
    refusals: [{ status: 413, text: "Payload Too Large", body: {} }, NOT_FOUND],
  },
  "slashid.set_roles": {
    before: PERSON,
    edit: { "roles[]": [`${ROLE}/admin`, `${ROLE}/editor`] },
    mistakes: { "roles[]": ["editor", `${ROLE}/admin`, `${ROLE}/admin`] },
    draft: { roles: [`${ROLE}/admin`, `${ROLE}/editor`] },
    wrong: { roles: null },
    refusals: [slashid(400, "malformed request"), NOT_FOUND],
  },
  "slashid.plan": {
    before: PERSON,
    after: (person) => {
      const edited = structuredClone(person);
      edited.result.active = false;
      edited.result.handles.push({ type: "username", value: "jane" });
      edited.result.attributes.end_user_read_write.plan = "platinum";
      return edited;
    },
    broken: (person) => {
      const edited = structuredClone(person);
      edited.result.handles = [{ type: "phone_number", value: "030/901820" }];
      edited.result.region = "europe-belgium";
      return edited;
    },
    refusals: [],
  },
  "equals_money.update_person": {
    before: HOLDER,
    sent: { params: { personId: HOLDER.id } },
    edit: { accountId: "F50091", lastName: "Smith", countryOfResidence: "GB" },
    mistakes: { firstName: "", dob: "19.01.1946", primaryMobileNumber: "07798 121212", countryOfResidence: "UK" },
    draft: { accountId: "F50091", lastName: "Smith", countryOfResidence: "GB" },
    wrong: { lastname: "Smith", dob: "1946-02-30", title: "mrs" },
    refusals: [
      { status: 422, text: "Unable to process the request", body: { message: "Unable to process the request" } },
      { status: 401, text: "Unauthorised", body: { message: "Unauthorised" } },
      { status: 429, text: "Too many requests", body: { message: "Too many requests" } },
    ],
  },
};
