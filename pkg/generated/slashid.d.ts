// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { Endpoint, Json, MakePlan, Options } from "../types.js";

export type * from "../types.js";

/** The draft of `slashid.update_person`: SlashID, Modify an existing person. */
export type SlashidUpdatePerson = {
  /** [doc] “whether the person should be active or not”. [pub] nothing in the schema is nullable */
  readonly active?: boolean | undefined;
  /** [doc] “Previous roles are overwritten. Roles must already exist”; [] revokes all. [pub] not nullable */
  readonly roles?: readonly string[] | undefined;
};

/** The options of `slashid.update_person`. */
export type SlashidUpdatePersonOptions = Pick<Options, "maxIssues" | "strict" | "before" | "absent" | "empty" | "messages">;

/** The draft of `slashid.add_handles`: SlashID, Add handles to a person. */
export type SlashidAddHandles = readonly {
  /** [doc] email_address, phone_number, username */
  readonly type: "email_address" | "phone_number" | "username";
  /** [doc] string; what it must be follows from the type */
  readonly value: string;
}[];

/** The options of `slashid.add_handles`. */
export type SlashidAddHandlesOptions = Pick<Options, "maxIssues" | "strict" | "before" | "absent" | "empty" | "messages">;

/** The draft of `slashid.update_attributes`: SlashID, OpenAPI 1.1: PATCH /persons/{person_id}/attributes. */
export type SlashidUpdateAttributes = {
  /** [doc 000] “Bucket names are top level keys”. [pub] the built-in ones; absent keys are kept */
  readonly [name: string]: {
    /** [doc 000] names of at most 70 bytes, values of at most 64KiB of JSON. [inf] a null is stored, and removes nothing */
    readonly [name: string]: Json | undefined;
  } | undefined;
};

/** The options of `slashid.update_attributes`. */
export type SlashidUpdateAttributesOptions = Pick<Options, "maxIssues" | "strict" | "before" | "absent" | "empty" | "messages">;

/** The draft of `slashid.set_roles`: SlashID, OpenAPI 1.1: PUT /persons/{person_id}/roles. */
export type SlashidSetRoles = {
  /** [pub] required; replaces the whole list, [] revokes all. Not nullable */
  readonly roles: readonly string[];
};

/** The options of `slashid.set_roles`. */
export type SlashidSetRolesOptions = Pick<Options, "maxIssues" | "strict" | "before" | "absent" | "empty" | "messages">;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const slashid: {
  /** `PATCH /persons/{person_id}`: SlashID, Modify an existing person */
  readonly updatePerson: Endpoint<SlashidUpdatePerson, SlashidUpdatePersonOptions>;
  /** `POST /persons/{person_id}/handles`: SlashID, Add handles to a person */
  readonly addHandles: Endpoint<SlashidAddHandles, SlashidAddHandlesOptions>;
  /** `PATCH /persons/{person_id}/attributes`: SlashID, OpenAPI 1.1: PATCH /persons/{person_id}/attributes */
  readonly updateAttributes: Endpoint<SlashidUpdateAttributes, SlashidUpdateAttributesOptions>;
  /** `PUT /persons/{person_id}/roles`: SlashID, OpenAPI 1.1: PUT /persons/{person_id}/roles */
  readonly setRoles: Endpoint<SlashidSetRoles, SlashidSetRolesOptions>;
  /** The requests for one edit. */
  readonly plan: MakePlan<SlashidUpdatePersonOptions>;
};
export declare const endpoints: {
  readonly "slashid.update_person": Endpoint<SlashidUpdatePerson, SlashidUpdatePersonOptions>;
  readonly "slashid.add_handles": Endpoint<SlashidAddHandles, SlashidAddHandlesOptions>;
  readonly "slashid.update_attributes": Endpoint<SlashidUpdateAttributes, SlashidUpdateAttributesOptions>;
  readonly "slashid.set_roles": Endpoint<SlashidSetRoles, SlashidSetRolesOptions>;
};
