// The recipe as printed: its types, and its client and server by real requests.

import assert from "node:assert/strict";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { build } from "esbuild";
import { biotServer, checkTypes, extract, ON_SERVER } from "../recipe.js";

const { dirname } = import.meta;
extract(dirname, ON_SERVER, "tRPC");
checkTypes(dirname);
const biot = await biotServer();
Object.assign(process.env, { BIOT_URL: biot.origin, BIOT_TOKEN: "token" });
const entryPoints = ["router", "client"].map((name) => `extracted/${name}.ts`);
const node = { platform: "node", format: "esm", packages: "external" };
await build({ entryPoints, bundle: true, outdir: "dist", logLevel: "error", ...node });
const { router } = await import("./dist/router.js");
const { save } = await import("./dist/client.js");

const server = createHTTPServer({ router, createContext: () => ({ id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" }) });
await new Promise((listening) => server.listen(0, "localhost", listening));
const url = `http://localhost:${server.address().port}`;

assert.deepEqual(await save(url, { _name: { lastName: "Smith" } }), { "_name.firstName": "must be given" });
assert.deepEqual(await save(url, { _name: { firstName: "", lastName: "Smith" } }), { "_name.firstName": "must not be empty" });
assert.deepEqual(await save(url, { _phone: "+493012345678" }), {});
assert.deepEqual((await biot.sent()).map(({ body }) => body), ['{"_phone":"+493012345678"}']);
biot.answer(409, { code: "EMAIL_ALREADY_EXIST", message: "", details: {} });
assert.deepEqual(await save(url, { _email: "jane@example.org" }), { _email: "must not belong to another user" });
server.closeAllConnections();
server.close();
await biot.close();
console.log(`ran in Node ${process.versions.node}`);
