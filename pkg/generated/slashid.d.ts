// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { BeforeOption, Endpoint, MakePlan, Options, PlainObject } from "../types.js";

export type * from "../types.js";

/** What the server of `slashid.update_person` answers: its own document, of which any member may be missing. */
export type SlashidPerson = {
  /** [doc] boolean, whether the person is active or not */
  active?: boolean | undefined;
  /** [doc] string, the ID of the person */
  person_id?: string | undefined;
  /** [doc] “Possible values: [regular, anonymous]” */
  person_type?: "regular" | "anonymous" | (string & {}) | undefined;
  /** [doc] “Roles have format {organization_id}/{role_name}” */
  roles?: readonly string[] | null | undefined;
  /** [doc] its possible values */
  region?: "us-iowa" | "europe-belgium" | "asia-japan" | "europe-england" | "australia-sydney" | (string & {}) | undefined;
  /** [doc] object[] */
  handles?: readonly {
    /** [doc] “Possible values: [email_address, phone_number, username]” */
    type?: "email_address" | "phone_number" | "username" | (string & {}) | undefined;
    /** [doc] string */
    value?: string | undefined;
  }[] | null | undefined;
  /** [doc] string[], of at most 100 characters that match ^[A-Za-z0-9]{1}[\w\.\-]*[A-Za-z0-9]$ */
  groups?: readonly string[] | null | undefined;
  /** [doc] object: {bucket: {name: value}} */
  attributes?: { [name: string]: any } | null | undefined;
};

/** The same in its envelope. */
export type SlashidPersonAnswer = {
  /** [doc] object */
  result?: SlashidPerson | null | undefined;
  /** [doc] object */
  meta?: {
    /** [doc] object */
    pagination?: {
      /** [doc] integer */
      limit?: number | undefined;
      /** [doc] integer */
      offset?: number | undefined;
      /** [doc] int64 */
      total_count?: number | undefined;
    } | null | undefined;
  } | null | undefined;
  /** [doc] object[] */
  errors?: readonly {
    /** [doc] integer */
    httpcode?: number | undefined;
    /** [doc] string */
    message?: string | undefined;
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
export type SlashidUpdatePersonOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "messages"> & BeforeOption<SlashidPerson | SlashidPersonAnswer>;

/** The draft of `slashid.add_handles`: SlashID, Add handles to a person. */
export type SlashidAddHandles = {
  /** [doc] email_address, phone_number, username */
  type: "email_address" | "phone_number" | "username";
  /** [doc] string; what it must be follows from the type */
  value: string;
}[];

/** The options of `slashid.add_handles`. */
export type SlashidAddHandlesOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "messages"> & BeforeOption<SlashidPerson | SlashidPersonAnswer>;

/** The draft of `slashid.update_attributes`: SlashID, OpenAPI 1.1: PATCH /persons/{person_id}/attributes. */
export type SlashidUpdateAttributes = {
  /** [doc] Modify an existing person: “Bucket names are top level keys”. [pub] the built-in ones; absent keys are kept */
  [name: string]: PlainObject & {
    /** [doc] Modify an existing person: names of at most 70 bytes, values of at most 64KiB of JSON. [inf] a null is stored, and removes nothing */
    [name: string]: any;
  } | undefined;
};

/** The options of `slashid.update_attributes`. */
export type SlashidUpdateAttributesOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "messages"> & BeforeOption<SlashidPerson | SlashidPersonAnswer>;

/** The draft of `slashid.set_roles`: SlashID, OpenAPI 1.1: PUT /persons/{person_id}/roles. */
export type SlashidSetRoles = {
  /** [pub] required; replaces the whole list, [] revokes all. Not nullable */
  roles: string[];
};

/** The options of `slashid.set_roles`. */
export type SlashidSetRolesOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "messages"> & BeforeOption<SlashidPerson | SlashidPersonAnswer>;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const slashid: {
  /** `PATCH /persons/{person_id}`: SlashID, Modify an existing person */
  readonly updatePerson: Endpoint<SlashidUpdatePerson, SlashidPerson | SlashidPersonAnswer, SlashidUpdatePersonOptions, {
    id: "slashid.update_person";
    method: "PATCH";
    path: "/persons/{person_id}";
    params: "person_id";
    headers: "SlashID-OrgID";
  }>;
  /** `POST /persons/{person_id}/handles`: SlashID, Add handles to a person */
  readonly addHandles: Endpoint<SlashidAddHandles, SlashidPerson | SlashidPersonAnswer, SlashidAddHandlesOptions, {
    id: "slashid.add_handles";
    method: "POST";
    path: "/persons/{person_id}/handles";
    params: "person_id";
    headers: "SlashID-OrgID";
  }>;
  /** `PATCH /persons/{person_id}/attributes`: SlashID, OpenAPI 1.1: PATCH /persons/{person_id}/attributes */
  readonly updateAttributes: Endpoint<SlashidUpdateAttributes, SlashidPerson | SlashidPersonAnswer, SlashidUpdateAttributesOptions, {
    id: "slashid.update_attributes";
    method: "PATCH";
    path: "/persons/{person_id}/attributes";
    params: "person_id";
    headers: "SlashID-OrgID";
  }>;
  /** `PUT /persons/{person_id}/roles`: SlashID, OpenAPI 1.1: PUT /persons/{person_id}/roles */
  readonly setRoles: Endpoint<SlashidSetRoles, SlashidPerson | SlashidPersonAnswer, SlashidSetRolesOptions, {
    id: "slashid.set_roles";
    method: "PUT";
    path: "/persons/{person_id}/roles";
    params: "person_id";
    headers: "SlashID-OrgID";
  }>;
  /** The requests for one edit. */
  readonly plan: MakePlan<SlashidPerson | SlashidPersonAnswer, SlashidUpdatePersonOptions, "person_id", "SlashID-OrgID">;
};
export declare const endpoints: {
  readonly "slashid.update_person": typeof slashid.updatePerson;
  readonly "slashid.add_handles": typeof slashid.addHandles;
  readonly "slashid.update_attributes": typeof slashid.updateAttributes;
  readonly "slashid.set_roles": typeof slashid.setRoles;
};
