// A person's words for the names of the tables.

const NAMES = {
  _mfa: "Sign-in with a second factor",
  address1: "Address, first line",
  address2: "Address, second line",
  countryCode: "Country",
  zipCode: "Postal code",
  dob: "Date of birth",
  _locale: "Language and region",
  locale: "Language and region",
  enabled: "Switched on",
  expirationInMinutes: "Code valid for, in minutes",
  _ownerOrganization: "Organization",
  active: "May sign in",
  person_id: "Person’s ID",
  personId: "Person’s ID",
  "SlashID-OrgID": "Organization’s ID",
  accountId: "Account ID",
  emailTheme: "E-mails in light or dark",
  transactionalEmailPreference: "Wants e-mails about payments",
  primaryMobileNumber: "Mobile phone",
  metadata_public: "Public metadata",
  metadata_admin: "Admin metadata",
  schema_id: "Identity schema",
  id: "ID",
  via: "Channel",
  maxIssues: "At most so many issues",
  strict: "Warnings are errors",
  absent: "What the edited copy lacks",
  empty: "Empty texts",
  locales: "Locales that are installed",
  biotPlatform: "Version of the platform",
  server: "Release of the server",
  requireAccountId: "Account ID is needed",
  revision: "Revision of the document",
  end_user_read_write: "Attributes that the person reads and edits",
  end_user_read_only: "Attributes that the person reads",
  end_user_no_access: "Attributes that the person does not see",
};

/** `_dateOfBirth` and `date_of_birth` are "Date of birth". */
export function words(name) {
  if (Object.hasOwn(NAMES, name)) return NAMES[name];
  const spaced = name
    .replace(/^_/, "")
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]+/g, " ")
    .trim()
    .toLowerCase();
  const said = spaced.replaceAll(/\b(id|url)\b/g, (short) => short.toUpperCase()).replaceAll(/\bemail\b/g, "e-mail");
  return said === "" ? name : said[0].toUpperCase() + said.slice(1);
}

/** "1 error", "2 errors". */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** A message as a sentence. */
export const sentence = (message) => `${message[0].toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}`;

/** The endpoints by vendor, each with what it does. */
export const VENDORS = {
  "Ory Kratos": { "kratos.patch_identity": "edit an identity" },
  BioT: { "biot.update_organization_user": "edit a user" },
  SlashID: {
    "slashid.update_person": "change a person’s state and roles",
    "slashid.add_handles": "add ways to reach a person",
    "slashid.update_attributes": "change a person’s attributes",
    "slashid.set_roles": "set a person’s roles",
    "slashid.plan": "edit a person by a plan of requests",
  },
  "Equals Money": { "equals_money.update_person": "edit a person" },
};
