// The built site, served by `next start`: its pages and routes are fetched, the client's pages are opened in browsers.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { check } from "../answers.js";
import { open } from "../browser.js";

/** A port that is free now: Next.js does not say which one it took. */
async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function start() {
  const origin = `http://localhost:${await freePort()}`;
  const options = { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } };
  const server = spawn("next", ["start", "--port", new URL(origin).port], options);
  await new Promise((ready, failed) => {
    server.stdout.on("data", (text) => String(text).includes("Ready") && ready());
    server.on("exit", () => failed(new Error("next start ended")));
  });
  return { origin, stop: () => server.kill() };
}

const post = async (address, body) => (await fetch(address, { method: "POST", body })).json();

const { origin, stop } = await start();
try {
  const rendered = await (await fetch(origin)).text();
  assert.match(rendered, /<li>phone_no_plus {2}must begin with \+ and the country calling code, such as \+49<\/li>/);
  assert.match(rendered, /<li>unknown_field \/email must be a member that the server knows<\/li>/);
  check(await post(`${origin}/api/check`, '[{"type":"phone_number","value":"123"}]'), "handle", "user");
  check(await post(`${origin}/api/edge`, '{"_phone":"+493012345678"}'), "body");
  await open({
    [`${origin}/client`]: (result) => check(result, "phone", "patch"),
    [`${origin}/action`]: ({ refused, body }) => {
      assert.equal(refused, "must begin with + and the country calling code, such as +49");
      check({ body }, "body");
    },
  });
} finally {
  stop();
}
