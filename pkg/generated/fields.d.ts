// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { AttributeValueMethods, Field, JsonPatchMethods, JsonPointerMethods, Jsonifiable, Options } from "../types.js";

export type * from "../types.js";

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

/** a telephone number in international form: + and at most 15 digits */
export declare const phone: Field<string, Pick<Options, "maxIssues" | "strict" | "country" | "messages">, "phone">;
/** an e-mail address: RFC 5321 (default), RFC 5322, or as mail providers hand them out */
export declare const email: Field<string, Pick<Options, "maxIssues" | "strict" | "profile" | "messages">, "email">;
/** a language: ISO 639-1, lower case */
export declare const language: Field<string, Pick<Options, "maxIssues" | "strict" | "messages">, "language">;
/** a country: ISO 3166-1 alpha-2, upper case */
export declare const country: Field<string, Pick<Options, "maxIssues" | "strict" | "messages">, "country">;
/** a locale: language and country, both lower case */
export declare const locale: Field<string, Pick<Options, "maxIssues" | "strict" | "locales" | "messages">, "locale">;
/** a locale: language in lower case and country in upper case */
export declare const localeTag: Field<string, Pick<Options, "maxIssues" | "strict" | "messages">, "locale_tag">;
/** a calendar date, YYYY-MM-DD, years 0000 to 9999 */
export declare const date: Field<string, Pick<Options, "maxIssues" | "strict" | "messages">, "date">;
/** a UUID: 8-4-4-4-12 hexadecimal digits, either case, any version */
export declare const uuid: Field<string, Pick<Options, "maxIssues" | "strict" | "messages">, "uuid">;
/** the name of a group: 2 to 100 of A-Z a-z 0-9 _ . -, letters or digits at both ends */
export declare const group: Field<string, Pick<Options, "maxIssues" | "strict" | "messages">, "group">;
/** a role, organization_id/role_name */
export declare const role: Field<string, Pick<Options, "maxIssues" | "strict" | "messages">, "role">;
/** the name of an attribute: 1 to 70 bytes of UTF-8 */
export declare const attributeKey: Field<string, Pick<Options, "maxIssues" | "strict" | "messages">, "attribute_key">;
/** the value of an attribute: JSON of at most 65,536 bytes */
export declare const attributeValue: Field<Jsonifiable, Pick<Options, "maxIssues" | "strict" | "messages">, "attribute_value"> & AttributeValueMethods;
/** a handle: {type, value}, the value an e-mail address, a phone number or a user name */
export declare const handle: Field<{
  /** [doc] email_address, phone_number, username */
  type: "email_address" | "phone_number" | "username";
  /** [doc] string; what it must be follows from the type */
  value: string;
}, Pick<Options, "maxIssues" | "strict" | "messages">, "handle">;
/** a JSON Pointer: empty, or reference tokens that each begin with / */
export declare const jsonPointer: Field<string, Pick<Options, "maxIssues" | "strict" | "messages">, "json_pointer"> & JsonPointerMethods;
/** a JSON Patch: a list of operations, each with the members that it needs */
export declare const jsonPatch: Field<({ op: "add" | "replace" | "test"; path: string; value: Jsonifiable } | { op: "move" | "copy"; path: string; from: string } | { op: "remove"; path: string })[], Pick<Options, "maxIssues" | "strict" | "messages">, "json_patch"> & JsonPatchMethods;
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
