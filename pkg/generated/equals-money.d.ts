// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { Beside, Endpoint, Options } from "../types.js";

export type * from "../types.js";

/** What the server of `equals_money.update_person` answers: its own document, of which any member may be missing. */
export type EqualsMoneyPerson = {
  /** [doc] uuid: the personId of the path */
  readonly id?: string | undefined;
  /** [doc] string in the sample */
  readonly productId?: string | null | undefined;
  /** [doc] string */
  readonly firstName?: string | undefined;
  /** [doc] string */
  readonly lastName?: string | undefined;
  /** [doc] one of these or null */
  readonly title?: "Master" | "Mr" | "Miss" | "Mrs" | "Ms" | "Mx" | (string & {}) | null | undefined;
  /** [doc] string or null */
  readonly middleInitials?: string | null | undefined;
  /** [doc] date or null */
  readonly dob?: string | null | undefined;
  /** [doc] active in the sample */
  readonly status?: "active" | (string & {}) | undefined;
  /** [doc] string or null */
  readonly gender?: string | null | undefined;
  /** [doc] string or null */
  readonly nationality?: string | null | undefined;
  /** [doc] string or null */
  readonly countryOfResidence?: string | null | undefined;
  /** [doc] string. [inf] null where the person has none */
  readonly primaryMobileNumber?: string | null | undefined;
  /** [doc] string in the sample */
  readonly primaryEmailAddress?: string | null | undefined;
  /** [doc] object */
  readonly avatar?: { readonly [name: string]: any } | null | undefined;
  /** [doc] 2021-01-30T08:30:00Z */
  readonly createdAt?: string | undefined;
  /** [doc] 2021-01-30T08:30:00Z */
  readonly updatedAt?: string | undefined;
  /** [doc] boolean in the sample */
  readonly sendInvite?: boolean | null | undefined;
  /** [doc] string in the sample */
  readonly roleId?: string | null | undefined;
  /** [doc] boolean in the sample */
  readonly verifyEmailAddress?: boolean | null | undefined;
  /** [doc] boolean in the sample */
  readonly verifyMobileNumber?: boolean | null | undefined;
  /** [doc] string in the sample. [pub] a UUID, or auth0|… */
  readonly sub?: string | null | undefined;
  /** [doc] boolean in the sample */
  readonly hasPeopleCard?: boolean | null | undefined;
  /** [doc] one of these. [pub] or null */
  readonly emailTheme?: "em-light" | "em-dark" | (string & {}) | null | undefined;
  /** [doc] sms in the sample. [pub] whatsapp */
  readonly preferred2FAMethod?: "sms" | "whatsapp" | (string & {}) | null | undefined;
  /** [doc] object */
  readonly card?: { readonly [name: string]: any } | null | undefined;
  /** [doc] object; “Including the account ID will return the persona object in the response” */
  readonly persona?: { readonly [name: string]: any } | null | undefined;
  /** [doc] boolean or null; a member of the request that the sample answer lacks */
  readonly transactionalEmailPreference?: boolean | null | undefined;
  /** [pub] newer than the document: with revision current */
  readonly nationalities?: readonly string[] | null | undefined;
  /** [pub] newer than the document: with revision current */
  readonly locale?: string | null | undefined;
  /** [pub] newer than the document: with revision current */
  readonly avatarId?: string | null | undefined;
  /** [pub] newer than the document: with revision current */
  readonly avatarCdnUrl?: string | null | undefined;
};

/** The draft of `equals_money.update_person`: Equals Money, Update a person. */
export type EqualsMoneyUpdatePerson = {
  /** [doc] string; “Including the account ID will return the persona object in the response”: not a part of the person. [pub] at most 36 characters, and required: https://docs.equalsmoney.com/pages/people/update-people */
  accountId?: string | undefined;
  /** [doc] string, at most 256 characters. [inf] an empty one is a mistake */
  firstName?: string | undefined;
  /** [doc] string, at most 256 characters. [inf] an empty one is a mistake */
  lastName?: string | undefined;
  /** [doc] one of these or null, at most 10 characters */
  title?: "Master" | "Mr" | "Miss" | "Mrs" | "Ms" | "Mx" | null | undefined;
  /** [doc] string or null, at most 10 characters */
  middleInitials?: string | null | undefined;
  /** [doc] date or null */
  dob?: string | null | undefined;
  /** [doc] string or null, at most 20 characters */
  gender?: string | null | undefined;
  /** [doc] string or null, at most 256 characters, US. [pub] deprecated since, for nationalities */
  nationality?: string | null | undefined;
  /** [doc] string or null, at most 256 characters, US */
  countryOfResidence?: string | null | undefined;
  /** [doc] string, at most 50 characters, +447798121212 */
  primaryMobileNumber?: string | undefined;
  /** [doc] one of these, at most 32 characters */
  emailTheme?: "em-light" | "em-dark" | undefined;
  /** [doc] boolean or null; “whether all the associated personas have opted to receive the emails or not” */
  transactionalEmailPreference?: boolean | null | undefined;
  /** [pub] newer than the document: with revision current */
  nationalities?: string[] | undefined;
  /** [pub] newer than the document: with revision current */
  locale?: string | undefined;
};

/** The options of `equals_money.update_person`. */
export type EqualsMoneyUpdatePersonOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "requireAccountId" | "revision" | "messages"> & Beside<EqualsMoneyPerson>;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const equalsMoney: {
  /** `PATCH /people/{personId}`: Equals Money, Update a person */
  readonly updatePerson: Endpoint<EqualsMoneyUpdatePerson, EqualsMoneyPerson, EqualsMoneyUpdatePersonOptions>;
};
export declare const endpoints: {
  readonly "equals_money.update_person": Endpoint<EqualsMoneyUpdatePerson, EqualsMoneyPerson, EqualsMoneyUpdatePersonOptions>;
};
