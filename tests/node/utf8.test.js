// Where there is neither TextEncoder nor TextDecoder, as in the pages that Jest makes with jsdom, the answers are the same.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const cases = new URL("../cases/", import.meta.url).href;
const folder = fileURLToPath(new URL("..", import.meta.url));
const file = (name) => new URL(name, import.meta.resolve("identity-patch"));

const PROGRAM = `
  if (process.argv[1] === "without") delete globalThis.TextEncoder, delete globalThis.TextDecoder;
  const { answersOf } = await import("./node/entry_answers.js");
  const entry = await import("identity-patch");
  const size = entry.attributeValue.size("é€😀".repeat(70_000));
  const built = entry.biot.updateOrganizationUser.build({ params: { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" }, json: Buffer.from('\ufeff{"note":"é€😀"}') });
  const is = typeof TextEncoder;
  process.stdout.write(JSON.stringify({ is, answers: { ...answersOf(entry, ${JSON.stringify(cases)}), size, built } }));
`;

const messageOf = (run) => {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
};

function run(how) {
  const options = { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 };
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", PROGRAM, how], options));
}

test("the same answers without TextEncoder and TextDecoder", () => {
  const [plain, without] = [run("with"), run("without")];
  assert.deepEqual([plain.is, without.is], ["function", "undefined"]);
  assert.ok(Object.keys(plain.answers).length > 800);
  assert.equal(plain.answers.built.request.body, '{"note":"é€😀"}');
  assert.deepEqual(without.answers, plain.answers);
});

test("without Buffer too, an error says what is missing", async () => {
  const { TextEncoder, TextDecoder, Buffer } = globalThis;
  const { makeDecoder, makeEncoder } = await import(file("../utf8.js"));
  for (const name of ["TextEncoder", "TextDecoder", "Buffer"]) delete globalThis[name];
  const messages = [() => makeEncoder().encodeInto("é", new Uint8Array(2)), () => makeDecoder().decode(new Uint8Array(2))].map(messageOf);
  Object.assign(globalThis, { TextEncoder, TextDecoder, Buffer });
  for (const message of messages) assert.match(message, /^TypeError: identity-patch needs TextEncoder and TextDecoder, or Node's Buffer/);
});

test("a text goes into a view whole, or not at all, and bytes come back as they were", async () => {
  const { TextEncoder, TextDecoder } = globalThis;
  const { makeDecoder, makeEncoder } = await import(file("../utf8.js"));
  delete globalThis.TextEncoder;
  delete globalThis.TextDecoder;
  const [encoder, decoder] = [makeEncoder(), makeDecoder()];
  Object.assign(globalThis, { TextEncoder, TextDecoder });
  const view = new Uint8Array(8).subarray(2);
  assert.deepEqual(encoder.encodeInto("é€x", view), { read: 3, written: 6 });
  assert.equal(decoder.decode(view), "é€x");
  assert.deepEqual(encoder.encodeInto("é€xy", view), { read: 0, written: 0 });
  assert.equal(decoder.decode(new TextEncoder().encode("\ufeffx")), "\ufeffx");
});
