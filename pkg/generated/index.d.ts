// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { AttributeValueMethods, Endpoint, Field, Json, JsonPatchMethods, JsonPointerMethods, Letter, MakePlan, Options } from "../types.js";

export type * from "../types.js";

/** The draft of `slashid.update_person`: SlashID, Modify an existing person. */
export type SlashidUpdatePerson = {
  /** [doc] “whether the person should be active or not”. [pub] nothing in the schema is nullable */
  readonly active?: boolean | undefined;
  /** [doc] “Previous roles are overwritten. Roles must already exist”; [] revokes all. [pub] not nullable */
  readonly roles?: readonly string[] | undefined;
};

/** The options of `slashid.update_person`. */
export type SlashidUpdatePersonOptions = Pick<Options, "maxIssues" | "before" | "absent" | "empty" | "messages">;

/** The draft of `slashid.add_handles`: SlashID, Add handles to a person. */
export type SlashidAddHandles = readonly {
  /** [doc] email_address, phone_number, username */
  readonly type: "email_address" | "phone_number" | "username";
  /** [doc] string; what it must be follows from the type */
  readonly value: string;
}[];

/** The options of `slashid.add_handles`. */
export type SlashidAddHandlesOptions = Pick<Options, "maxIssues" | "before" | "absent" | "empty" | "messages">;

/** The draft of `slashid.update_attributes`: SlashID, OpenAPI 1.1: PATCH /persons/{person_id}/attributes. */
export type SlashidUpdateAttributes = {
  /** [doc 000] “Bucket names are top level keys”. [pub] the built-in ones; absent keys are kept */
  readonly [name: string]: {
    /** [doc 000] names of at most 70 bytes, values of at most 64KiB of JSON. [inf] a null is stored, and removes nothing */
    readonly [name: string]: Json | undefined;
  } | undefined;
};

/** The options of `slashid.update_attributes`. */
export type SlashidUpdateAttributesOptions = Pick<Options, "maxIssues" | "before" | "absent" | "empty" | "messages">;

/** The draft of `slashid.set_roles`: SlashID, OpenAPI 1.1: PUT /persons/{person_id}/roles. */
export type SlashidSetRoles = {
  /** [pub] required; replaces the whole list, [] revokes all. Not nullable */
  readonly roles: readonly string[];
};

/** The options of `slashid.set_roles`. */
export type SlashidSetRolesOptions = Pick<Options, "maxIssues" | "before" | "absent" | "empty" | "messages">;

/** The draft of `biot.update_organization_user`: BioT, Update Organization User. */
export type BiotUpdateOrganizationUser = {
  /** [doc] object; [inf] replaced whole */
  readonly _address?: {
    /** [doc] string. [pub] at most 128 characters in the last published limits (2023) */
    readonly address1?: string | undefined;
    /** [doc] string. [pub] at most 128 characters in the last published limits (2023) */
    readonly address2?: string | undefined;
    /** [doc] string. [pub] at most 128 characters in the last published limits (2023) */
    readonly city?: string | undefined;
    /** [doc] “A 2-letter country code defined in ISO-3166”; mandatory with its parent */
    readonly countryCode: string;
    /** [doc] string. [pub] at most 128 characters in the last published limits (2023) */
    readonly state?: string | undefined;
    /** [doc] string. [pub] at most 128 characters in the last published limits (2023) */
    readonly zipCode?: string | undefined;
  } | null | undefined;
  /** [doc] “A UTC date in the ISO-8601 format”, 2007-12-20. [pub] format: date */
  readonly _dateOfBirth?: string | null | undefined;
  /** [doc] “can be up to 5000 characters long”. [inf] counted in UTF-16 units */
  readonly _description?: string | null | undefined;
  /** [doc] “An email address in the RFC-5322 specification”. [pub] at most 128 in the last published limits (2023); a change may be refused: 403 EMAIL_CHANGE_NOT_PERMITTED */
  readonly _email?: string | null | undefined;
  /** [doc] string */
  readonly _employeeId?: string | null | undefined;
  /** [doc] its values */
  readonly _gender?: "MALE" | "FEMALE" | "UNDISCLOSED" | null | undefined;
  /** [doc] “{language-ISO639}-{countryCode-ISO3166} lowercase”, en-us. [pub] must be installed */
  readonly _locale?: string | null | undefined;
  /** [doc] object; [inf] replaced whole */
  readonly _mfa?: {
    /** [doc] mandatory with its parent. [pub] optional since platform 2.4.1 */
    readonly enabled?: boolean | undefined;
    /** [doc] integer. [pub] 1 to 1440 */
    readonly expirationInMinutes?: number | undefined;
  } | null | undefined;
  /** [doc] object; [inf] replaced whole */
  readonly _name?: {
    /** [doc] John; mandatory with its parent. [pub] 1 to 50 characters in the last published limits (2023) */
    readonly firstName: string;
    /** [doc] Smith; mandatory with its parent. [pub] 1 to 50 characters in the last published limits (2023) */
    readonly lastName: string;
  } | null | undefined;
  /** [doc] object. [pub] never null: OWNER_ORGANIZATION_CANNOT_BE_NULL */
  readonly _ownerOrganization?: {
    /** [doc] “A UUID formatted string”; mandatory with its parent */
    readonly id: string;
  } | undefined;
  /** [doc] “An E.164 formatted phone number”. [pub] SMS takes 15 characters, the + among them */
  readonly _phone?: string | null | undefined;
  /** [doc] custom attributes stand beside the built-in ones. [pub] named [a-zA-Z]\w*, 1 to 36, never with a leading _; null clears */
  readonly [name: `${Letter}${string}`]: Json | undefined;
};

/** The options of `biot.update_organization_user`. */
export type BiotUpdateOrganizationUserOptions = Pick<Options, "maxIssues" | "before" | "absent" | "empty" | "locales" | "biotPlatform" | "messages">;

/** The draft of `kratos.patch_identity`: Ory Kratos, Patch an Identity. */
export type KratosPatchIdentity = readonly ({ readonly op: "add" | "replace"; readonly path: string; readonly value: Json } | { readonly op: "remove"; readonly path: string })[];

/** The options of `kratos.patch_identity`. */
export type KratosPatchIdentityOptions = Pick<Options, "maxIssues" | "before" | "absent" | "empty" | "server" | "messages">;

/** The draft of `equals_money.update_person`: Equals Money, Update a person. */
export type EqualsMoneyUpdatePerson = {
  /** [doc] string; “Including the account ID will return the persona object in the response”: no part of the person. [pub] at most 36 characters; the guide calls it required */
  readonly accountId?: string | undefined;
  /** [doc] string, at most 256 characters. [inf] an empty one is a mistake */
  readonly firstName?: string | undefined;
  /** [doc] string, at most 256 characters. [inf] an empty one is a mistake */
  readonly lastName?: string | undefined;
  /** [doc] one of these or null, at most 10 characters */
  readonly title?: "Master" | "Mr" | "Miss" | "Mrs" | "Ms" | "Mx" | null | undefined;
  /** [doc] string or null, at most 10 characters */
  readonly middleInitials?: string | null | undefined;
  /** [doc] date or null */
  readonly dob?: string | null | undefined;
  /** [doc] string or null, at most 20 characters */
  readonly gender?: string | null | undefined;
  /** [doc] string or null, at most 256 characters, US. [pub] deprecated since, for nationalities */
  readonly nationality?: string | null | undefined;
  /** [doc] string or null, at most 256 characters, US */
  readonly countryOfResidence?: string | null | undefined;
  /** [doc] string, at most 50 characters, +447798121212 */
  readonly primaryMobileNumber?: string | undefined;
  /** [doc] one of these, at most 32 characters */
  readonly emailTheme?: "em-light" | "em-dark" | undefined;
  /** [doc] boolean or null; “whether all the associated personas have opted to receive the emails or not” */
  readonly transactionalEmailPreference?: boolean | null | undefined;
  /** [pub] newer than the document: with revision current */
  readonly nationalities?: readonly string[] | undefined;
  /** [pub] newer than the document: with revision current */
  readonly locale?: string | undefined;
};

/** The options of `equals_money.update_person`. */
export type EqualsMoneyUpdatePersonOptions = Pick<Options, "maxIssues" | "before" | "absent" | "empty" | "requireAccountId" | "revision" | "messages">;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

/** a telephone number in international form: + and at most 15 digits */
export declare const phone: Field<string, Pick<Options, "maxIssues" | "messages">>;
/** an e-mail address: RFC 5321 (default), RFC 5322, or as mail providers hand them out */
export declare const email: Field<string, Pick<Options, "maxIssues" | "profile" | "messages">>;
/** a language: ISO 639-1, lower case */
export declare const language: Field<string, Pick<Options, "maxIssues" | "messages">>;
/** a country: ISO 3166-1 alpha-2, upper case */
export declare const country: Field<string, Pick<Options, "maxIssues" | "messages">>;
/** a locale: language and country, both lower case */
export declare const locale: Field<string, Pick<Options, "maxIssues" | "locales" | "messages">>;
/** a locale: language in lower case and country in upper case */
export declare const localeTag: Field<string, Pick<Options, "maxIssues" | "messages">>;
/** a calendar date, YYYY-MM-DD, years 0000 to 9999 */
export declare const date: Field<string, Pick<Options, "maxIssues" | "messages">>;
/** a UUID: 8-4-4-4-12 hexadecimal digits, either case, any version */
export declare const uuid: Field<string, Pick<Options, "maxIssues" | "messages">>;
/** the name of a group: 2 to 100 of A-Z a-z 0-9 _ . -, letters or digits at both ends */
export declare const group: Field<string, Pick<Options, "maxIssues" | "messages">>;
/** a role, organization_id/role_name */
export declare const role: Field<string, Pick<Options, "maxIssues" | "messages">>;
/** the name of an attribute: 1 to 70 bytes of UTF-8 */
export declare const attributeKey: Field<string, Pick<Options, "maxIssues" | "messages">>;
/** the value of an attribute: JSON of at most 65,536 bytes */
export declare const attributeValue: Field<Json, Pick<Options, "maxIssues" | "messages">> & AttributeValueMethods;
/** a handle: {type, value}, the value an e-mail address, a phone number or a user name */
export declare const handle: Field<{
  /** [doc] email_address, phone_number, username */
  readonly type: "email_address" | "phone_number" | "username";
  /** [doc] string; what it must be follows from the type */
  readonly value: string;
}, Pick<Options, "maxIssues" | "messages">>;
/** a JSON Pointer: empty, or reference tokens that each begin with / */
export declare const jsonPointer: Field<string, Pick<Options, "maxIssues" | "messages">> & JsonPointerMethods;
/** a JSON Patch: a list of operations, each with the members that it needs */
export declare const jsonPatch: Field<readonly ({ readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: Json } | { readonly op: "move" | "copy"; readonly path: string; readonly from: string } | { readonly op: "remove"; readonly path: string })[], Pick<Options, "maxIssues" | "messages">> & JsonPatchMethods;
export declare const biot: {
  /** `PATCH /organization/v1/users/organizations/{id}`: BioT, Update Organization User */
  readonly updateOrganizationUser: Endpoint<BiotUpdateOrganizationUser, BiotUpdateOrganizationUserOptions>;
};
export declare const equalsMoney: {
  /** `PATCH /people/{personId}`: Equals Money, Update a person */
  readonly updatePerson: Endpoint<EqualsMoneyUpdatePerson, EqualsMoneyUpdatePersonOptions>;
};
export declare const kratos: {
  /** `PATCH /admin/identities/{id}`: Ory Kratos, Patch an Identity */
  readonly patchIdentity: Endpoint<KratosPatchIdentity, KratosPatchIdentityOptions>;
};
export declare const slashid: {
  /** `PATCH /persons/{person_id}`: SlashID, Modify an existing person */
  readonly updatePerson: Endpoint<SlashidUpdatePerson, SlashidUpdatePersonOptions>;
  /** `POST /persons/{person_id}/handles`: SlashID, Add handles to a person */
  readonly addHandles: Endpoint<SlashidAddHandles, SlashidAddHandlesOptions>;
  /** `PATCH /persons/{person_id}/attributes`: SlashID, OpenAPI 1.1: PATCH /persons/{person_id}/attributes */
  readonly updateAttributes: Endpoint<SlashidUpdateAttributes, SlashidUpdateAttributesOptions>;
  /** `PUT /persons/{person_id}/roles`: SlashID, OpenAPI 1.1: PUT /persons/{person_id}/roles */
  readonly setRoles: Endpoint<SlashidSetRoles, SlashidSetRolesOptions>;
  /** The requests for one edited person. */
  readonly plan: MakePlan<SlashidUpdatePersonOptions>;
};
export declare const fields: {
  readonly phone: typeof phone;
  readonly email: typeof email;
  readonly language: typeof language;
  readonly country: typeof country;
  readonly locale: typeof locale;
  readonly locale_tag: typeof localeTag;
  readonly date: typeof date;
  readonly uuid: typeof uuid;
  readonly group: typeof group;
  readonly role: typeof role;
  readonly attribute_key: typeof attributeKey;
  readonly attribute_value: typeof attributeValue;
  readonly handle: typeof handle;
  readonly json_pointer: typeof jsonPointer;
  readonly json_patch: typeof jsonPatch;
};
export declare const endpoints: {
  readonly "slashid.update_person": Endpoint<SlashidUpdatePerson, SlashidUpdatePersonOptions>;
  readonly "slashid.add_handles": Endpoint<SlashidAddHandles, SlashidAddHandlesOptions>;
  readonly "slashid.update_attributes": Endpoint<SlashidUpdateAttributes, SlashidUpdateAttributesOptions>;
  readonly "slashid.set_roles": Endpoint<SlashidSetRoles, SlashidSetRolesOptions>;
  readonly "biot.update_organization_user": Endpoint<BiotUpdateOrganizationUser, BiotUpdateOrganizationUserOptions>;
  readonly "kratos.patch_identity": Endpoint<KratosPatchIdentity, KratosPatchIdentityOptions>;
  readonly "equals_money.update_person": Endpoint<EqualsMoneyUpdatePerson, EqualsMoneyUpdatePersonOptions>;
};
