// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

export * from "./fields.js";
export * from "./slashid.js";
export * from "./biot.js";
export * from "./kratos.js";
export * from "./equals-money.js";

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const fields: typeof import("./fields.js").fields;
export declare const endpoints: typeof import("./slashid.js").endpoints & typeof import("./biot.js").endpoints & typeof import("./kratos.js").endpoints & typeof import("./equals-money.js").endpoints;
