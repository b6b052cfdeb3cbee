// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { BeforeOption, Endpoint, Options } from "../types.js";

export type * from "../types.js";

/** What the server of `equals_money.update_person` answers: its own document, of which any member may be missing. */
export type EqualsMoneyPerson = {
  /** [doc] uuid: the personId of the path */
  id?: string | undefined;
  /** [doc] string in the sample */
  productId?: string | null | undefined;
  /** [doc] string */
  firstName?: string | undefined;
  /** [doc] string */
  lastName?: string | undefined;
  /** [doc] one of these or null */
  title?: "Master" | "Mr" | "Miss" | "Mrs" | "Ms" | "Mx" | (string & {}) | null | undefined;
  /** [doc] string or null */
  middleInitials?: string | null | undefined;
  /** [doc] date or null */
  dob?: string | null | undefined;
  /** [doc] active in the sample */
  status?: "active" | (string & {}) | undefined;
  /** [doc] string or null */
  gender?: string | null | undefined;
  /** [doc] string or null */
  nationality?: string | null | undefined;
  /** [doc] string or null */
  countryOfResidence?: string | null | undefined;
  /** [doc] string. [inf] null where the person has none */
  primaryMobileNumber?: string | null | undefined;
  /** [doc] string in the sample */
  primaryEmailAddress?: string | null | undefined;
  /** [doc] object */
  avatar?: { [name: string]: any } | null | undefined;
  /** [doc] 2021-01-30T08:30:00Z */
  createdAt?: string | undefined;
  /** [doc] 2021-01-30T08:30:00Z */
  updatedAt?: string | undefined;
  /** [doc] boolean in the sample */
  sendInvite?: boolean | null | undefined;
  /** [doc] string in the sample */
  roleId?: string | null | undefined;
  /** [doc] boolean in the sample */
  verifyEmailAddress?: boolean | null | undefined;
  /** [doc] boolean in the sample */
  verifyMobileNumber?: boolean | null | undefined;
  /** [doc] string in the sample. [pub] a UUID, or auth0|… */
  sub?: string | null | undefined;
  /** [doc] boolean in the sample */
  hasPeopleCard?: boolean | null | undefined;
  /** [doc] one of these. [pub] or null */
  emailTheme?: "em-light" | "em-dark" | (string & {}) | null | undefined;
  /** [doc] sms in the sample. [pub] whatsapp */
  preferred2FAMethod?: "sms" | "whatsapp" | (string & {}) | null | undefined;
  /** [doc] object */
  card?: { [name: string]: any } | null | undefined;
  /** [doc] object; “Including the account ID will return the persona object in the response” */
  persona?: { [name: string]: any } | null | undefined;
  /** [doc] boolean or null; a member of the request that the sample answer lacks */
  transactionalEmailPreference?: boolean | null | undefined;
  /** [pub] newer than the document: with revision current */
  nationalities?: readonly string[] | null | undefined;
  /** [pub] newer than the document: with revision current */
  locale?: string | null | undefined;
  /** [pub] newer than the document: with revision current */
  avatarId?: string | null | undefined;
  /** [pub] newer than the document: with revision current */
  avatarCdnUrl?: string | null | undefined;
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
export type EqualsMoneyUpdatePersonOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "requireAccountId" | "revision" | "messages"> & BeforeOption<EqualsMoneyPerson>;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const equalsMoney: {
  /** `PATCH /people/{personId}`: Equals Money, Update a person */
  readonly updatePerson: Endpoint<EqualsMoneyUpdatePerson, EqualsMoneyPerson, EqualsMoneyUpdatePersonOptions, {
    id: "equals_money.update_person";
    method: "PATCH";
    path: "/people/{personId}";
    params: "personId";
    headers: never;
  }>;
};
export declare const endpoints: {
  readonly "equals_money.update_person": typeof equalsMoney.updatePerson;
};
