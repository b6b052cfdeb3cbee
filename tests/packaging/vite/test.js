// Both pages on the dev server, and as they are built.

import assert from "node:assert/strict";
import { build, createServer } from "vite";
import { check } from "../answers.js";
import { open, serve } from "../browser.js";

const PAGES = {
  "/": ({ schema, ...result }) => {
    check(result, "phone", "person");
    assert.equal(schema, "object");
  },
  "/slim.html": (result) => check(result, "patch", "body"),
};

await build();
const built = await serve({ "/": "dist" });
const server = await createServer({ server: { port: 0 } });
await server.listen();
const origins = [built.origin, server.resolvedUrls.local[0].replace(/\/$/, "")];
const pages = origins.flatMap((origin) => Object.entries(PAGES).map(([path, isRight]) => [origin + path, isRight]));
try {
  await open(Object.fromEntries(pages));
} finally {
  await Promise.all([built.close(), server.close()]);
}
