// Prints lines `[JSON text, bytes as JSON.stringify writes it, bytes as Go writes it]`: for every text of the input, one per
// line as a JSON string, and for JavaScript values of all kinds, whose text has white space.

let state = 1;
const below = (limit) => (state = (state * 48271) % 2147483647) % limit;
const of = (choices) => choices[below(choices.length)];

const UNITS = ["a", "\0", "\b", "\t", "\n", "\f", "\r", "\x1f", " ", '"', "\\", "/", "<", ">", "&", "\x7f", "é", "\u2027", "\u2028", "\u2029", "\uffff", "😀", "\ud800", "\udfff"];
const NUMBERS = [0, -0, 1, -1.5, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 2 ** 53, 123456789012345680000, 0.1 + 0.2, NaN];
const text = (length = below(8)) => Array.from({ length }, () => of(UNITS)).join("");
// Names that differ only in lone surrogates become the same name when these are replaced.
const name = () => text().replaceAll("\udfff", "\ud800");

const LEAVES = [
  () => null,
  () => below(2) === 0,
  () => of(NUMBERS),
  () => (below(2 ** 30) - 2 ** 29) / 2 ** below(40),
  text,
  () => undefined,
  () => Symbol("x"),
  () => new Date(of([0, NaN, -1e14, 8.64e15])),
  () => Object(of([-0, "é", true])),
  () => new Float64Array([0.5, -0, 1e21]),
  () => new Map([[1, 2]]),
  () => Buffer.from("é"),
];

function value(depth) {
  if (depth === 0 || below(4) === 0) return of(LEAVES)();
  const list = Array.from({ length: below(6) }, () => value(depth - 1));
  const object = Object.fromEntries(list.map((item) => [name(), item]));
  return of([list, object, object, Object.assign(Array(7), list), { toJSON: () => object }]);
}

/** A value of nearly the limit's size. */
function large() {
  const item = () => (below(3) > 0 ? of(["<", "&", "\u2028", "\ud800", "x", "é"]) : text()).repeat(1 + below(1000));
  const target = 8000 + below(65_536);
  const list = [];
  for (let length = 0; length < target; length += list.at(-1).length) list.push(item());
  return list;
}

function print(text, value) {
  const compact = JSON.stringify(value);
  const go = compact.replace(/[<>&\u2028\u2029]/g, "\\u0000");
  lines.push(JSON.stringify([text, Buffer.byteLength(compact), Buffer.byteLength(go)]));
}

const lines = [];
const { readFileSync } = require("node:fs");
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const text = JSON.parse(line);
  print(text, JSON.parse(text));
}
for (let round = 0; round < 30_000; round++) {
  const made = round % 60 === 0 ? large() : value(5);
  const text = JSON.stringify(made, null, of([0, 1, 3, "\t", " \n\r\t"]));
  if (text !== undefined) print(text, made);
}
process.stdout.write(lines.join("\n"));
