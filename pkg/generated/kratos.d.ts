// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { Endpoint, Json, Options } from "../types.js";

export type * from "../types.js";

/** The draft of `kratos.patch_identity`: Ory Kratos, Patch an Identity. */
export type KratosPatchIdentity = readonly ({ readonly op: "add" | "replace"; readonly path: string; readonly value: Json } | { readonly op: "remove"; readonly path: string })[];

/** The options of `kratos.patch_identity`. */
export type KratosPatchIdentityOptions = Pick<Options, "maxIssues" | "strict" | "before" | "absent" | "empty" | "server" | "messages">;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const kratos: {
  /** `PATCH /admin/identities/{id}`: Ory Kratos, Patch an Identity */
  readonly patchIdentity: Endpoint<KratosPatchIdentity, KratosPatchIdentityOptions>;
};
export declare const endpoints: {
  readonly "kratos.patch_identity": Endpoint<KratosPatchIdentity, KratosPatchIdentityOptions>;
};
