// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { Endpoint, Options } from "../types.js";

export type * from "../types.js";

/** The draft of `equals_money.update_person`: Equals Money, Update a person. */
export type EqualsMoneyUpdatePerson = {
  /** [doc] string; “Including the account ID will return the persona object in the response”: not a part of the person. [pub] at most 36 characters; the guide calls it required */
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
export type EqualsMoneyUpdatePersonOptions = Pick<Options, "maxIssues" | "strict" | "before" | "absent" | "empty" | "requireAccountId" | "revision" | "messages">;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const equalsMoney: {
  /** `PATCH /people/{personId}`: Equals Money, Update a person */
  readonly updatePerson: Endpoint<EqualsMoneyUpdatePerson, EqualsMoneyUpdatePersonOptions>;
};
export declare const endpoints: {
  readonly "equals_money.update_person": Endpoint<EqualsMoneyUpdatePerson, EqualsMoneyUpdatePersonOptions>;
};
