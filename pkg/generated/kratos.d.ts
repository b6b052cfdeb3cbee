// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { BeforeOption, Endpoint, Jsonifiable, Options } from "../types.js";

export type * from "../types.js";

/** What the server of `kratos.patch_identity` answers: its own document, of which any member may be missing. */
export type KratosIdentity = {
  /** [doc] uuid */
  id?: string | undefined;
  /** [doc] string */
  schema_id?: string | undefined;
  /** [doc] string */
  schema_url?: string | undefined;
  /** [doc] up to the identity schema. [run] an object */
  traits?: { [name: string]: any } | undefined;
  /** [doc] dateTime */
  created_at?: string | null | undefined;
  /** [doc] object. [pub] only where the request asks for it, or for the identity alone */
  credentials?: { [name: string]: {
    /** [doc] object */
    config?: { [name: string]: any } | null | undefined;
    /** [doc] dateTime */
    created_at?: string | null | undefined;
    /** [doc] list of strings. [inf] null where there are none, as Go writes it */
    identifiers?: readonly string[] | null | undefined;
    /** [doc] password, passkey. [pub] the others; newer releases add to them */
    type?: "password" | "oidc" | "totp" | "lookup_secret" | "webauthn" | "code" | "passkey" | "profile" | "saml" | "link_recovery" | "code_recovery" | (string & {}) | undefined;
    /** [doc] dateTime */
    updated_at?: string | null | undefined;
    /** [doc] long */
    version?: number | undefined;
  } | null | undefined } | null | undefined;
  /** [doc] nullable, any JSON */
  metadata_admin?: unknown;
  /** [doc] nullable, any JSON */
  metadata_public?: unknown;
  /** [doc] string. [run] a UUID, or null */
  organization_id?: string | null | undefined;
  /** [doc] list */
  recovery_addresses?: readonly {
    /** [doc] uuid */
    id?: string | undefined;
    /** [doc] string */
    value?: string | undefined;
    /** [doc] string. [run] email */
    via?: "email" | "sms" | (string & {}) | undefined;
    /** [doc] dateTime */
    created_at?: string | null | undefined;
    /** [doc] dateTime */
    updated_at?: string | null | undefined;
  }[] | null | undefined;
  /** [doc] inactive. [run] active or inactive */
  state?: "active" | "inactive" | (string & {}) | undefined;
  /** [doc] dateTime */
  state_changed_at?: string | null | undefined;
  /** [doc] dateTime */
  updated_at?: string | null | undefined;
  /** [doc] list */
  verifiable_addresses?: readonly {
    /** [doc] string */
    value?: string | undefined;
    /** [doc] boolean */
    verified?: boolean | undefined;
    /** [doc] sms, email. [pub] no others */
    via?: "email" | "sms" | (string & {}) | undefined;
    /** [doc] string. [run] these, or whatever a patch has set */
    status?: "pending" | "sent" | "completed" | (string & {}) | undefined;
    /** [doc] dateTime */
    created_at?: string | null | undefined;
    /** [doc] uuid */
    id?: string | undefined;
    /** [doc] dateTime */
    updated_at?: string | null | undefined;
    /** [doc] dateTime */
    verified_at?: string | null | undefined;
  }[] | null | undefined;
  /** [pub] string. [run] left out where there is none */
  external_id?: string | null | undefined;
  /** [pub] npm @ory/client 1.22.66: Ory Network's answer has it */
  region?: string | null | undefined;
};

/** The draft of `kratos.patch_identity`: Ory Kratos, Patch an Identity. */
export type KratosPatchIdentity = ({ op: "add" | "replace"; path: string; value: Jsonifiable } | { op: "remove"; path: string })[];

/** The options of `kratos.patch_identity`. */
export type KratosPatchIdentityOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "server" | "messages"> & BeforeOption<KratosIdentity>;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const kratos: {
  /** `PATCH /admin/identities/{id}`: Ory Kratos, Patch an Identity */
  readonly patchIdentity: Endpoint<KratosPatchIdentity, KratosIdentity, KratosPatchIdentityOptions, {
    id: "kratos.patch_identity";
    method: "PATCH";
    path: "/admin/identities/{id}";
    params: "id";
    headers: never;
  }>;
};
export declare const endpoints: {
  readonly "kratos.patch_identity": typeof kratos.patchIdentity;
};
