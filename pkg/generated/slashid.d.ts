// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { Beside, Endpoint, Jsonifiable, MakePlan, Options } from "../types.js";

export type * from "../types.js";

/** What the server of `slashid.update_person` answers: its own document, of which any member may be missing. */
export type SlashidPerson = {
  /** [doc] boolean, whether the person is active or not */
  readonly active?: boolean | undefined;
  /** [doc] string, the ID of the person */
  readonly person_id?: string | undefined;
  /** [doc] “Possible values: [regular, anonymous]” */
  readonly person_type?: "regular" | "anonymous" | (string & {}) | undefined;
  /** [doc] “Roles have format {organization_id}/{role_name}” */
  readonly roles?: readonly string[] | null | undefined;
  /** [doc] its possible values */
  readonly region?: "us-iowa" | "europe-belgium" | "asia-japan" | "europe-england" | "australia-sydney" | (string & {}) | undefined;
  /** [doc] object[] */
  readonly handles?: readonly {
    /** [doc] “Possible values: [email_address, phone_number, username]” */
    readonly type?: "email_address" | "phone_number" | "username" | (string & {}) | undefined;
    /** [doc] string */
    readonly value?: string | undefined;
  }[] | null | undefined;
  /** [doc] string[], of at most 100 characters that match ^[A-Za-z0-9]{1}[\w\.\-]*[A-Za-z0-9]$ */
  readonly groups?: readonly string[] | null | undefined;
  /** [doc] object: {bucket: {name: value}} */
  readonly attributes?: { readonly [name: string]: { readonly [name: string]: any } | null | undefined } | null | undefined;
};

/** The same in its envelope. */
export type SlashidPersonAnswer = {
  /** [doc] object */
  readonly result?: SlashidPerson | null | undefined;
  /** [doc] object */
  readonly meta?: {
    /** [doc] object */
    readonly pagination?: {
      /** [doc] integer */
      readonly limit?: number | undefined;
      /** [doc] integer */
      readonly offset?: number | undefined;
      /** [doc] int64 */
      readonly total_count?: number | undefined;
    } | null | undefined;
  } | null | undefined;
  /** [doc] object[] */
  readonly errors?: readonly {
    /** [doc] integer */
    readonly httpcode?: number | undefined;
    /** [doc] string */
    readonly message?: string | undefined;
  }[] | null | undefined;
};

/** The draft of `slashid.update_person`: SlashID, Modify an existing person. */
export type SlashidUpdatePerson = {
  /** [doc] “whether the person should be active or not”. [pub] nothing in the schema is nullable */
  active?: boolean | undefined;
  /** [doc] “Previous roles are overwritten. Roles must already exist”; [] revokes all. [pub] not nullable */
  roles?: string[] | undefined;
};

/** The options of `slashid.update_person`. */
export type SlashidUpdatePersonOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "messages"> & Beside<SlashidPerson | SlashidPersonAnswer>;

/** The draft of `slashid.add_handles`: SlashID, Add handles to a person. */
export type SlashidAddHandles = {
  /** [doc] email_address, phone_number, username */
  type: "email_address" | "phone_number" | "username";
  /** [doc] string; what it must be follows from the type */
  value: string;
}[];

/** The options of `slashid.add_handles`. */
export type SlashidAddHandlesOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "messages"> & Beside<SlashidPerson | SlashidPersonAnswer>;

/** The draft of `slashid.update_attributes`: SlashID, OpenAPI 1.1: PATCH /persons/{person_id}/attributes. */
export type SlashidUpdateAttributes = {
  /** [doc] Modify an existing person: “Bucket names are top level keys”. [pub] the built-in ones; absent keys are kept */
  [name: string]: {
    /** [doc] Modify an existing person: names of at most 70 bytes, values of at most 64KiB of JSON. [inf] a null is stored, and removes nothing */
    [name: string]: Jsonifiable | undefined;
  } | undefined;
};

/** The options of `slashid.update_attributes`. */
export type SlashidUpdateAttributesOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "messages"> & Beside<SlashidPerson | SlashidPersonAnswer>;

/** The draft of `slashid.set_roles`: SlashID, OpenAPI 1.1: PUT /persons/{person_id}/roles. */
export type SlashidSetRoles = {
  /** [pub] required; replaces the whole list, [] revokes all. Not nullable */
  roles: string[];
};

/** The options of `slashid.set_roles`. */
export type SlashidSetRolesOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "messages"> & Beside<SlashidPerson | SlashidPersonAnswer>;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const slashid: {
  /** `PATCH /persons/{person_id}`: SlashID, Modify an existing person */
  readonly updatePerson: Endpoint<SlashidUpdatePerson, SlashidPerson | SlashidPersonAnswer, SlashidUpdatePersonOptions>;
  /** `POST /persons/{person_id}/handles`: SlashID, Add handles to a person */
  readonly addHandles: Endpoint<SlashidAddHandles, SlashidPerson | SlashidPersonAnswer, SlashidAddHandlesOptions>;
  /** `PATCH /persons/{person_id}/attributes`: SlashID, OpenAPI 1.1: PATCH /persons/{person_id}/attributes */
  readonly updateAttributes: Endpoint<SlashidUpdateAttributes, SlashidPerson | SlashidPersonAnswer, SlashidUpdateAttributesOptions>;
  /** `PUT /persons/{person_id}/roles`: SlashID, OpenAPI 1.1: PUT /persons/{person_id}/roles */
  readonly setRoles: Endpoint<SlashidSetRoles, SlashidPerson | SlashidPersonAnswer, SlashidSetRolesOptions>;
  /** The requests for one edit. */
  readonly plan: MakePlan<SlashidPerson | SlashidPersonAnswer, SlashidUpdatePersonOptions>;
};
export declare const endpoints: {
  readonly "slashid.update_person": Endpoint<SlashidUpdatePerson, SlashidPerson | SlashidPersonAnswer, SlashidUpdatePersonOptions>;
  readonly "slashid.add_handles": Endpoint<SlashidAddHandles, SlashidPerson | SlashidPersonAnswer, SlashidAddHandlesOptions>;
  readonly "slashid.update_attributes": Endpoint<SlashidUpdateAttributes, SlashidPerson | SlashidPersonAnswer, SlashidUpdateAttributesOptions>;
  readonly "slashid.set_roles": Endpoint<SlashidSetRoles, SlashidPerson | SlashidPersonAnswer, SlashidSetRolesOptions>;
};
