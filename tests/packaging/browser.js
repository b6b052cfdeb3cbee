// What the projects that run in a browser share: a server for their files, and a page in Chromium and in Firefox.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import puppeteer from "puppeteer-core";
import sirv from "sirv";

const { CHROME, FIREFOX } = process.env;

const ARGUMENTS = [
  ...["--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
];

/** How each browser is started that there is. */
const BROWSERS = [
  ...(CHROME ? [{ browser: "chrome", executablePath: CHROME, args: ARGUMENTS }] : []),
  ...(FIREFOX ? [{ browser: "firefox", executablePath: FIREFOX }] : []),
];

const NAMES = { chrome: "Chromium", firefox: "Firefox" };

/** Serves folders by their path on a port of its own: { origin, close() }. `headers` go with every file. */
export async function serve(folders, headers = {}) {
  const setHeaders = (response) => Object.entries(headers).forEach((header) => response.setHeader(...header));
  const routes = Object.entries(folders).map(([path, folder]) => [path, sirv(folder, { dev: true, setHeaders })]);
  routes.sort(([one], [other]) => other.length - one.length);
  const server = createServer((request, response) => {
    const [path, files] = routes.find(([path]) => request.url.startsWith(path));
    request.url = `/${request.url.slice(path.length).replace(/^\//, "")}`;
    files(request, response);
  });
  await new Promise((listening) => server.listen(0, "localhost", listening));
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { origin: `http://localhost:${server.address().port}`, close };
}

/**
 * Opens addresses in each browser, and hands what a page left in `window.result` to the check that stands at its address. A
 * page that complains on the console fails, unless `noise` has patterns for it at its address, each of which must be met.
 */
export function open(pages, options) {
  const waiting = Object.entries(pages).map(([address, check]) => {
    const wait = async (page, browser, complaints) => {
      const said = (error) => assert.fail(`${error.message}; the page said: ${complaints.join("\n")}`);
      await page.waitForFunction(() => window.result !== undefined).catch(said);
      await check(await page.evaluate(() => window.result), browser);
    };
    return [address, wait];
  });
  return drive(Object.fromEntries(waiting), options);
}

/**
 * Opens addresses in each browser, and hands a page to what stands at its address, which uses it as a person would. `mayBe`
 * are patterns of what only some browsers say.
 */
export async function drive(pages, { noise = {}, mayBe = [] } = {}) {
  if (BROWSERS.length === 0) leaveOut("CHROME and FIREFOX name no browser");
  for (const options of BROWSERS) {
    const browser = await puppeteer.launch({ headless: true, ...options });
    try {
      console.log(`ran in ${NAMES[options.browser]} ${(await browser.version()).replace(/^.*\//, "")}`);
      for (const [address, run] of Object.entries(pages)) {
        const { page, complaints } = await visit(browser, address);
        await run(page, options.browser, complaints);
        judge(address, complaints, noise[address] ?? [], mayBe);
      }
    } finally {
      await browser.close();
    }
  }
}

/** Fails where a page complains of what is not expected, or does not complain of what is. */
function judge(address, complaints, expected, mayBe) {
  const isMet = (pattern) => complaints.some((text) => pattern.test(text));
  const isKnown = (text) => [...expected, ...mayBe].some((pattern) => pattern.test(text));
  for (const text of complaints) assert.ok(isKnown(text), `${address} says: ${text}`);
  for (const pattern of expected) assert.ok(isMet(pattern), `${address} does not say ${pattern}`);
}

/** The same of the pages of a folder that is served, or of several folders by their path. */
export async function openFolder(folder, pages) {
  const { origin, close } = await serve(typeof folder === "string" ? { "/": folder } : folder);
  try {
    await open(Object.fromEntries(Object.entries(pages).map(([path, check]) => [origin + path, check])));
  } finally {
    await close();
  }
}

/** Ends a project that cannot be run on this machine. */
export function leaveOut(reason) {
  console.log(reason);
  process.exit(77);
}

/** A page at an address, and the list of what it says on the console. */
async function visit(browser, address) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
  await page.evaluateOnNewDocument(() => {
    const complain = ({ violatedDirective }) => console.error(`policy violated: ${violatedDirective}`);
    addEventListener("securitypolicyviolation", complain);
  });
  await page.goto(address);
  return { page, complaints };
}
