// The site as a visitor has it: the files that `cargo xtask site` writes, on a server of its own, in a real Chromium.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export const require = createRequire(new URL("../../pkg/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const sirv = require("sirv");

const ARGUMENTS = [
  ...["--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** The folder that `cargo xtask site` writes. */
export const SITE = process.env.SITE || fileURLToPath(new URL("../../target/site", import.meta.url));

/** The site is served under a path, as many hosts do it: an address that begins with / finds nothing. */
const BASE = "/some/path";

/** Serves a folder on a port of its own: { origin, close() }. `before` may answer a request first. */
export async function serve(folder, before = (request, response, next) => next()) {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => before(request, response, () => files(request, response)));
  await new Promise((listening) => server.listen(0, "localhost", listening));
  const close = () => new Promise((closed) => server.close(closed));
  return { origin: `http://localhost:${server.address().port}`, close };
}

/** Starts the browser. */
export const launch = () => chromium.launch({ executablePath: process.env.CHROME || "/usr/bin/chromium", args: ARGUMENTS });

/** A page in a context of its own, and what it did that it should not: `noise`. */
export async function quietPage(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const noise = [];
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => noise.push(String(error)));
  page.on("console", (message) => message.type() === "error" && noise.push(message.text()));
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  return { page, noise, close: () => context.close() };
}

/** Takes the path off a request's address; what does not have it is not found. */
function below(request, response, next) {
  if (!request.url.startsWith(`${BASE}/`)) return response.writeHead(404).end();
  request.url = request.url.slice(BASE.length);
  next();
}

/** Serves the site and starts the browser: { visit(hash, options), close() }. */
export async function start() {
  const { origin, close } = await serve(SITE, below);
  const browser = await launch();
  return {
    /**
     * A page in a context of its own, ready, and what it did that it should not: `page.noise`. `file` is another page of the
     * site than its first.
     */
    async visit(hash = "", { file = "", ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.requests = [];
      page.noise = [];
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.noise.push(message.text()));
      page.on("pageerror", (error) => page.noise.push(String(error)));
      page.on("response", (response) => response.ok() || page.noise.push(`${response.status()} ${response.url()}`));
      page.on("request", (request) => {
        page.requests.push({ method: request.method(), url: request.url(), data: request.postData() });
        if (new URL(request.url()).origin !== origin) page.noise.push(`request to ${request.url()}`);
      });
      await page.exposeFunction("violated", (directive) => page.noise.push(`policy violated: ${directive}`));
      await page.addInitScript(() => {
        addEventListener("securitypolicyviolation", (event) => window.violated(event.violatedDirective));
      });
      await page.goto(`${origin}${BASE}/${file}${hash && `#${hash}`}`);
      await page.locator("body[data-ready]").waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await close();
    },
  };
}
