// The recipes as printed: their types, and both servers by real requests.

import assert from "node:assert/strict";
import { serve } from "@hono/node-server";
import { build } from "esbuild";
import { USERS } from "../recipe-session.js";
import { biotServer, checkTypes, extract, ON_SERVER, pathOf, VALUES } from "../recipe.js";

const { dirname } = import.meta;
extract(dirname, VALUES, ON_SERVER, "A fetch handler", "Hono");
checkTypes(dirname);
const biot = await biotServer();
Object.assign(process.env, { BIOT_URL: biot.origin, BIOT_TOKEN: "token" });
const entryPoints = ["app", "handler"].map((name) => `extracted/${name}.ts`);
const node = { platform: "node", format: "esm", packages: "external" };
await build({ entryPoints, bundle: true, outdir: "dist", logLevel: "error", ...node });
const { app } = await import("./dist/app.js");
const { handle } = await import("./dist/handler.js");

const signedInAs = (name) => ({ Cookie: `session=${name}` });
const FORM = {
  "_name.firstName": "John",
  "_name.lastName": "Smith",
  _email: "john@example.org",
  _phone: "",
  "_mfa.enabled": "on",
  "_mfa.expirationInMinutes": "30",
  csrf_token: "x",
};

/** A form as a browser sends it: a box that is off sends nothing. */
const formOf = (edits) => new URLSearchParams(Object.entries({ ...FORM, ...edits }).filter(([, value]) => value !== undefined));
const told = ({ issues }) => Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));

/** What a server is sent as a form, what it answers, and what BioT's server gets; of a refusal the issues by their places. */
async function servesForms(post) {
  const save = async (edits, status, headers = signedInAs("known")) => {
    const response = await post(formOf(edits), headers);
    assert.equal(response.status, status);
    return response;
  };
  await save({ _phone: "+493012345678" }, 401, {});
  await save({ _phone: "+493012345678", id: USERS.known, _id: USERS.known }, 422, signedInAs("other"));
  await save({ _phone: "+493012345678" }, 200, signedInAs("other"));
  assert.deepEqual((await biot.sent()).map(({ path }) => path), [pathOf(USERS.other)]);
  await save({}, 204);
  const wrong = await save({ "_name.firstName": "", _phone: "0049 30 1234567" }, 422);
  assert.deepEqual(told(await wrong.json()), {
    "_name.firstName": "must keep a value: the server cannot clear it",
    _phone: "must begin with + and the country calling code, such as +49",
  });
  await save({ _phone: "+493012345678", "_mfa.enabled": undefined, "_mfa.expirationInMinutes": "5" }, 200);
  const [{ method, path, headers, body }] = await biot.sent();
  assert.deepEqual([method, path], ["PATCH", pathOf(USERS.known)]);
  assert.equal(headers.authorization, "Bearer token");
  assert.deepEqual(JSON.parse(body), { _phone: "+493012345678", _mfa: { enabled: false, expirationInMinutes: 5 } });
  biot.answer(409, { code: "EMAIL_ALREADY_EXIST", message: "", details: {} });
  const refused = await save({ _email: "jane@example.org" }, 422);
  assert.deepEqual(told(await refused.json()), { _email: "must not belong to another user" });
  assert.deepEqual((await biot.sent()).map(({ body }) => body), ['{"_email":"jane@example.org"}']);
  biot.answer(200, {});
}

async function servesJson(origin) {
  const type = { "Content-Type": "application/json" };
  const patch = (body, headers = signedInAs("known")) =>
    fetch(`${origin}/me`, { method: "PATCH", headers: { ...type, ...headers }, body });
  assert.equal((await patch('{"_phone":null}', {})).status, 401);
  assert.equal((await patch(`{"_ownerOrganization":{"id":"${USERS.other}"}}`)).status, 403);
  const wrong = await patch('{"_name":{"lastName":"Smith"}}');
  assert.equal(wrong.status, 422);
  assert.deepEqual(told(await wrong.json()), { "_name.firstName": "must be given" });
  assert.equal((await patch('{"_phone":null}')).status, 200);
  assert.deepEqual((await biot.sent()).map(({ body }) => body), ['{"_phone":null}']);
}

await servesForms((body, headers) => handle(new Request("http://localhost/profile", { method: "POST", headers, body })));
const server = serve({ fetch: app.fetch, port: 0 });
await new Promise((listening) => server.once("listening", listening));
const origin = `http://localhost:${server.address().port}`;
await servesForms((body, headers) => fetch(`${origin}/me`, { method: "POST", headers, body }));
await servesJson(origin);
server.closeAllConnections();
server.close();
await biot.close();
console.log(`ran in Node ${process.versions.node}`);
