// BENCHMARKS.md.

import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { median, ROUNDS, time } from "../lib/driver.mjs";
import { BENCHES } from "../lib/place.mjs";
import { cases, coldRatio, OURS, ratio } from "./results.mjs";

/** Two times that differ by less are taken for equal. */
const TIE = 1.15;

/** Peers in the order of the tables. */
const PEERS = ["zod", "valibot", "ajv", "typebox", "libphonenumber-js", "fast-json-patch", "rfc6902", "JSON alone"];

export function markdown(goals) {
  const sections = [
    intro(),
    "## Goals",
    table(["work", "goal", "measured", ""], goals),
    "## Fields: yes or no",
    LESS_FIELDS,
    timings("fields"),
    wrong("fields"),
    "## A BioT user, about 500 bytes",
    LESS_USER,
    timings("user"),
    wrong("user"),
    "## SlashID attributes",
    LESS_ATTRIBUTES,
    timings("attributes"),
    "## JSON Patch of Kratos's identities, 1.5 kB",
    LESS_PATCH,
    timings("patch"),
    patches(),
    "## Growth",
    GROWTH,
    timings("scale"),
    "## Bundles",
    SIZES,
    sizes(),
    "## Cold start",
    COLD,
    cold(),
    "## Instructions of the native build",
    INSTRUCTIONS,
    instructions(),
    "## Where we lose",
    losses(),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function intro() {
  const { devDependencies } = JSON.parse(readFileSync(`${BENCHES}/package.json`, "utf8"));
  const versions = Object.entries(devDependencies).map(([name, version]) => `${name} ${version}`);
  const all = ["fields", "user", "attributes", "patch"].flatMap((suite) => Object.values(cases(suite)).flatMap(Object.values));
  const spread = Math.round(100 * median(all.map(({ nanoseconds }) => quartiles(nanoseconds))));
  return `# Benchmarks

Written by \`cargo xtask bench\`: do not edit. It was run on ${availableParallelism()} cores (${process.platform},
${process.arch}) with Node ${process.versions.node}, beside ${versions.join(", ")}.

## How to read this

* A ratio is our time divided by the other's: 2 × means that we take twice as long, 0.5 × half as long. Smaller is better.
* Each library runs in a process of its own. In each of ${ROUNDS} rounds every library takes one sample of 10 ms, in another order
  each time. A ratio is taken between two samples of the same round; the table has the median of these ratios. Cases that
  take long have fewer rounds, at least three.
* Our own time stands beside the ratios for its order of magnitude. It belongs to this machine; the ratios carry over to
  others, roughly.
* Half of the samples of a case lie within ${spread} % of each other (median over the cases). Take differences below ${TIE} × for
  ties.
* Inputs are made from fixed seeds, valid or invalid by construction: every run measures the same ones. *Mixed* is 70 to 80
  valid ones of 100 and the rest invalid.
* Every library uses its own formats where it has them. For what none of them has (a pair of language and country, country
  codes, bytes of a name, bytes of a value) they all call the same small functions.
* A library that checks less may be quicker for it. What each of them leaves out stands above its table, and its wrong
  answers below.`;
}

const LESS_FIELDS = `\`is\` of ours beside zod's \`validate\`, valibot's \`is\`, and the compiled validators of ajv and typebox. What they check less:

* phone: all test the shape of E.164, as we do. libphonenumber-js says whether a number can be in use, which none of the others asks.
* email: the patterns of zod, valibot and ajv refuse quoted local parts and address literals, and take local parts of more
  than 64 bytes. We read the grammar of RFC 5321.
* uuid: zod and valibot want a version and a variant that RFC 9562 knows; ajv also takes \`urn:uuid:\`.
* date: valibot's \`isoDate\` takes 30 February.
* key: valibot counts with its own \`maxBytes\`, the others with our function.`;

const LESS_USER = `A draft for BioT's "Update Organization User". The peers check the members that the document names. What they do not
do: name unknown members, also below the top; check the names of custom attributes; see members given twice (in bytes);
warn; tell where in the text an issue is. *Request text* is \`build\` of ours, which also checks the path parameter and
writes method, path and headers; of the peers it is the check and \`JSON.stringify\`. *JSON alone* is \`JSON.parse\`, with no check.`;

const LESS_ATTRIBUTES = `Buckets of names (at most 70 bytes) and values (at most 64 KiB of JSON). The peers call the same function for the bytes of a
value. They do not look for values that JSON drops or changes, nor at bucket names. typebox checks a bucket as a whole and
gives one issue for it.`;

const LESS_PATCH = `Ours is the diff for Kratos: it checks both documents, refuses what the server would lose, and works around what the server
reads otherwise than RFC 6902 says. fast-json-patch compares lists by index. Our \`apply\` is atomic and leaves the document
as it was; fast-json-patch and rfc6902 edit it in place, on copies that were made before the clock started. *JSON alone*
copies both documents by \`JSON.parse(JSON.stringify(…))\`.`;

const GROWTH = `Metadata of 1 kB to 1 MB and lists of up to 50,000 objects in a Kratos identity, beside copying both documents through JSON.
Each applies its own diff. rfc6902 compares lists by the square of their length, and is left out above 100 objects.
fast-json-patch compares by index: an object put first makes it rewrite all that follow.`;

const SIZES = `A page's bundle, minified by esbuild, of a program that uses one thing of the library. All but the fields' and the three
last check one user of BioT's.`;

const COLD = `From the start of a process to the first checked user, of the bundles above; the time of an empty script is taken off.`;

const INSTRUCTIONS = `Counted by callgrind in the release build, on the same inputs: these figures do not depend on what else the machine does.`;

const present = (suite) => {
  const found = new Set(Object.values(cases(suite)).flatMap(Object.keys));
  return PEERS.filter((peer) => found.has(peer));
};

function timings(suite) {
  const peers = present(suite);
  const rows = Object.entries(cases(suite)).map(([name, results]) => [
    name,
    results[OURS] ? time(median(results[OURS].nanoseconds)) : "",
    ...peers.map((peer) => times(ratio(suite, name, peer))),
  ]);
  return table(["", "ours", ...peers.map((peer) => `ours / ${peer}`)], rows);
}

function wrong(suite) {
  const peers = [OURS, ...present(suite)];
  const counted = Object.entries(cases(suite)).filter(([, results]) => results[OURS]?.accepted !== undefined);
  const rows = counted.map(([name, results]) => [
    name,
    ...peers.map((peer) => {
      const { accepted, refused } = results[peer] ?? {};
      return accepted === undefined ? "" : `${accepted} / ${refused}`;
    }),
  ]);
  return `Wrong answers of 1,000: yes where it is no / no where it is yes.\n\n${table(["", ...peers], rows)}`;
}

function patches() {
  const { diff } = cases("patch");
  const rows = Object.entries(diff ?? {}).filter(([, { of }]) => of !== undefined);
  return table(
    ["diff by", "operations", "bytes", "lead to the edited document"],
    rows.map(([peer, { operations, bytes, right, of }]) => [peer, operations.toFixed(2), bytes.toFixed(0), `${right} of ${of}`]),
  );
}

function sizes() {
  const rows = Object.entries(cases("size")).map(([name, { raw, gzip, brotli }]) => [name, ...[raw, gzip, brotli].map(String)]);
  return table(["bundle", "bytes", "gzip", "brotli"], rows);
}

function cold() {
  const others = Object.keys(cases("cold")).filter((name) => name !== "empty script" && !name.startsWith(OURS));
  return table(["", ...others.map((name) => `ours / ${name}`)], [["biot", ...others.map((name) => times(coldRatio(`${OURS}, biot`, name)))]]);
}

function instructions() {
  const rows = Object.entries(cases("instructions")).map(([name, { instructions, items, bytes }]) => [
    name,
    (instructions / items).toFixed(0),
    (instructions / bytes).toFixed(1),
  ]);
  return rows.length > 0 ? table(["case", "an item", "a byte"], rows) : "Not counted: valgrind was missing.";
}

/** Every case in which another is quicker than ours, the worst first. */
function losses() {
  const suites = { fields: "field", user: "BioT user", attributes: "attributes", patch: "Kratos", scale: "growth" };
  const found = Object.entries(suites).flatMap(([suite, label]) =>
    Object.keys(cases(suite)).map((name) => {
      const peers = present(suite).filter((peer) => peer !== "JSON alone");
      const slower = peers.map((peer) => [peer, ratio(suite, name, peer)]).filter(([, factor]) => factor > TIE);
      slower.sort(([, one], [, other]) => other - one);
      return { case: `${label}: ${name}`, slower };
    }),
  );
  const lost = found.filter(({ slower }) => slower.length > 0).sort((one, other) => other.slower[0][1] - one.slower[0][1]);
  const rows = lost.map(({ case: name, slower }) => [name, slower.map(([peer, factor]) => `${peer} ${times(factor)}`).join(", ")]);
  const sizes = cases("size");
  const heavier = Object.keys(sizes).filter((name) => sizes[name].brotli < sizes[`${OURS}, biot`]?.brotli && !name.startsWith(OURS));
  const light = `Bundles: ours with BioT alone is larger than ${heavier.filter((name) => name !== "empty script").join(", ")}.`;
  return `In ${lost.length} of ${found.length} cases another library is quicker by more than ${TIE} ×:\n\n${table(["case", "slower than"], rows)}\n\n${light}`;
}

function quartiles(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)];
  return (at(0.75) - at(0.25)) / at(0.5);
}

function times(figure) {
  if (figure === undefined) return "";
  return `${figure < 10 ? figure.toFixed(2) : figure.toFixed(0)} ×`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
