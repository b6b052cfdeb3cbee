// Records for the tests of streams, made by a generator with a fixed seed: most are right, some are wrong in many ways.

/** A generator of numbers below a limit (Park and Miller, 1988). */
export function makeRandom(seed) {
  let state = seed;
  return (limit) => (state = (state * 48271) % 2147483647) % limit;
}

const FIRST_NAMES = ["Jane", "José", "Zoë", "小明", "😀", "O'Brien", "Анна"];

/** What is wrong with a record: mostly nothing. */
const SLIPS = [
  (user) => ({ ...user, _phone: "030 1234567" }),
  (user) => ({ ...user, _name: { firstName: "J" } }),
  (user) => ({ ...user, _naem: null }),
  (user) => ({ ...user, _email: "nobody" }),
  (user) => ({ ...user, _name: null }),
  (user) => ({ ...user, _address: { city: "x".repeat(2000) } }),
];

/** Lines of JSON: users of BioT. Some are no JSON at all, some have a member twice. */
export function* userLines(count, seed = 1) {
  const below = makeRandom(seed);
  for (let record = 0; record < count; record++) {
    const user = {
      _name: { firstName: FIRST_NAMES[below(FIRST_NAMES.length)], lastName: `Doe${below(1000)}` },
      _phone: `+4930${1_000_000 + below(8_000_000)}`,
      _email: `user${record}@example.org`,
      badge: below(1_000_000),
      tags: ["a", "b"].slice(below(3)),
    };
    const json = JSON.stringify(below(20) === 0 ? SLIPS[below(SLIPS.length)](user) : user);
    const slip = below(200);
    if (slip === 0) yield json.slice(0, 1 + below(json.length - 1));
    else if (slip === 1) yield json.replace("{", '{"badge":1,');
    else yield json;
  }
}

/** The bytes in chunks of some size. */
export function* inChunks(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function listOf(stream) {
  const list = [];
  for await (const item of stream) list.push(item);
  return list;
}
