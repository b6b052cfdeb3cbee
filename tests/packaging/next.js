// Serves a site that `next build` has built, on a port of its own.

import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** A port that is free now: Next.js does not say which one it took. */
async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** `next start` in the current folder: { origin, stop() }. */
export async function startNext(environment = {}) {
  const origin = `http://localhost:${await freePort()}`;
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment };
  const server = spawn("next", ["start", "--port", new URL(origin).port], { stdio: ["ignore", "pipe", "inherit"], env });
  await new Promise((ready, failed) => {
    server.stdout.on("data", (text) => String(text).includes("Ready") && ready());
    server.on("exit", () => failed(new Error("next start ended")));
  });
  return { origin, stop: () => server.kill() };
}
