import * as everything from "identity-patch";
import { phone } from "identity-patch/fields";
import { slashid } from "identity-patch/slashid";
import { biot } from "identity-patch/biot";
import { kratos } from "identity-patch/kratos";
import { equalsMoney } from "identity-patch/equals-money";
import * as slim from "identity-patch/slim";
import catalog from "identity-patch/catalog.json" with { type: "json" };
import { ask } from "../answers.js";

// First, so that it is slim that starts the module which it shares with the main entry.
await slim.init(import.meta.resolve("identity-patch/identity_patch.wasm"));
const parts = { phone, slashid, biot, kratos, equalsMoney };
console.log(JSON.stringify({ results: [slim, everything, parts].map(ask), code: catalog.codes[0].code }));
