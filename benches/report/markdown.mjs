// BENCHMARKS.md.

import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { median, ROUNDS, time } from "../lib/driver.mjs";
import { BENCHES } from "../lib/place.mjs";
import { documentCase, DOCUMENTS, EDITED, EQUAL, listCase, LISTS } from "../suites/scale.mjs";
import { LIST_EDITS } from "../lib/records.mjs";
import { FULL, PROGRAM } from "../suites/bulk.mjs";
import { cases, coldRatio, growth, OURS, ratio, startRatio } from "./results.mjs";

/** Two times that differ by less are taken for equal. */
const TIE = 1.15;

/** What a page does at least with a form, which the suite `form` measures beside ours. */
const FORM_ALONE = "FormData and JSON alone";

/** Peers in the order of the tables. */
const PEERS = ["zod", "valibot", "ajv", "typebox", "libphonenumber-js", "fast-json-patch", "rfc6902", "JSON alone", FORM_ALONE];

export function markdown(goals) {
  const sections = [
    intro(),
    "## Goals",
    table(["work", "goal", "measured", ""], goals),
    "## Fields: yes or no",
    LESS_FIELDS,
    timings("fields"),
    wrong("fields"),
    "## A BioT user",
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
    exponents(),
    "## The command, whole processes",
    COMMAND,
    command(),
    "## A form in the browser",
    FORM,
    timings("form"),
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
  const half = versions.length >> 1;
  const all = ["fields", "user", "attributes", "patch"].flatMap((suite) => Object.values(cases(suite)).flatMap(Object.values));
  const spread = Math.round(100 * median(all.map(({ nanoseconds }) => quartiles(nanoseconds))));
  return `# Benchmarks

Written by \`cargo xtask bench\`: do not edit. It ran on ${availableParallelism()} cores (${process.platform}, ${process.arch}) with Node ${process.versions.node},
beside ${versions.slice(0, half).join(", ")},
${versions.slice(half).join(", ")}.

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

const LESS_FIELDS = `\`is\` of ours beside zod's \`validate\`, valibot's \`is\` and the compiled validators of ajv and typebox. Where their rules differ:

* phone: all test the shape of E.164, as ours does; zod wants at least seven digits. libphonenumber-js says whether a number
  can be in use, which is another question: it reads spaces and refuses numbers outside the plans.
* email: ours reads the grammar of RFC 5321 with its lengths. None of the others limits lengths. zod, valibot and ajv refuse
  quoted local parts, address literals and hosts without a dot; zod and valibot also \`!#$%&'*\`.
* uuid: zod wants a version and a variant that RFC 9562 has; ajv also takes \`urn:uuid:\`.
* date: valibot's \`isoDate\` takes 30 February.
* locale and key: the others call one function of this benchmark; valibot has a format of its own for bytes, \`maxBytes\`.

Ours also finds what is wrong and what is only doubtful, but not here: \`is\` says yes or no.`;

const LESS_USER = `A draft for BioT's "Update Organization User", 564 bytes on average. The others check the members that the document names.
They take a misspelt member (\`_naem\`, or one inside \`_name\`), any name of a custom attribute and members given twice; they
warn of nothing, and tell no place in the text. In bytes, ours reads the text itself; the others have \`JSON.parse\` before
them. The *request text* of ours is \`build\`, which also checks the path parameter and makes method, path and headers; that of
the others is the check and \`JSON.stringify\`. *JSON alone* is \`JSON.parse\` without a check.`;

const LESS_ATTRIBUTES = `Buckets of names (at most 70 bytes) and values (at most 64 KiB of JSON), 634 bytes on average. The others call one function
of this benchmark for the bytes of names and values. They take NaN and the names of buckets that SlashID does not have, and
do not see what JSON drops. typebox gives one issue for a bucket. The values of *64 KiB* are just under and just over the limit.`;

const LESS_PATCH = `Ours is the diff for Kratos: it checks both documents, refuses what the server would lose, and heeds where the server
differs from RFC 6902. fast-json-patch compares lists by index. *apply* is \`jsonPatch.apply\` of ours. It is atomic, and
leaves the document as it was. fast-json-patch and rfc6902 edit it in place: on copies made before the clock started, or
where *the document is kept*, on a copy that is timed too. *JSON alone* copies both documents by
\`JSON.parse(JSON.stringify(…))\`.`;

const GROWTH = `Metadata of 1 kB to 1 MB, and lists of up to 50,000 objects, in a Kratos identity. *JSON alone* copies both documents through
JSON. Each library applies its own diff; the others edit a copy in place that was made before the clock started. rfc6902
compares lists by the square of their length: it is left out above 100 objects.`;

const COMMAND = `A file of ${FULL.users / 1000},000 BioT users, about 100 MB, with 5 % of the lines wrong; the same ten times over, 1 GB; and
${FULL.pairs / 1000},000 pairs of a user before and after. Each figure is a whole process, from its start to its end, with what it prints thrown
away, the median of ${FULL.rounds} rounds (${FULL.fewRounds} for 1 GB and for pairs). *JSON alone* is \`JSON.parse\` of each line, and *ajv* that with ajv and
ajv-formats after it, both over the quickest walk over lines that we know in plain Node. \`check\` is \`--quiet\`, but where it
writes a line of JSON for each finding; one job where nothing else is said. *endpoint.diff one by one* is a script with
\`JSON.parse\` and our own \`diff\`. Memory is the most that the process held. A wrong answer of ours is a line on which the
command and \`checkJson\` of that record alone disagree, or two different drafts; ajv's are beside what the lines were made
to be.`;

const FORM = `A form of 200 inputs, a BioT user and custom attributes, bound by \`identity-patch/form\` with the server's answer, in Chromium:
from the key to the end of all that it sets off but layout. Each key has the whole form read, compared with the answer, checked,
and shown. *FormData and JSON alone* is a listener that reads the form and writes it as JSON. Its samples are medians of 40 keys.`;

const SIZES = `What esbuild makes, minified, of a program that uses one thing of the library: a check of one BioT user in zod, valibot, ajv,
typebox and ours with BioT or everything.`;

const COLD = `From the start of a process to the first checked user, in the bundles above. An empty script starts the same way and checks
nothing.`;

const INSTRUCTIONS = `Counted by callgrind in the native release build, on the same inputs. What else the machine does changes nothing here.`;

const present = (suite) => {
  const found = new Set(Object.values(cases(suite)).flatMap(Object.keys));
  return PEERS.filter((peer) => found.has(peer));
};

function timings(suite) {
  const peers = present(suite);
  const rows = Object.entries(cases(suite)).map(([name, results]) => [
    name,
    time(median(results[OURS].nanoseconds)),
    ...peers.map((peer) => times(ratio(suite, name, peer))),
  ]);
  return table(["", "ours", ...peers.map((peer) => `ours / ${peer}`)], rows);
}

function wrong(suite) {
  const peers = [OURS, ...present(suite)].filter((peer) => peer !== "JSON alone");
  const counted = Object.entries(cases(suite)).filter(([name]) => /^\w+, mixed|yes or no/.test(name));
  const answers = ({ accepted, refused } = {}) => (accepted === undefined ? "" : `${accepted} / ${refused}`);
  const rows = counted.map(([name, results]) => [name, ...peers.map((peer) => answers(results[peer]))]);
  return `Wrong answers of 1,000: yes where it is no / no where it is yes.\n\n${table(["", ...peers], rows)}`;
}

function patches() {
  const rows = Object.entries(cases("patch").diff ?? {})
    .filter(([, { of }]) => of !== undefined)
    .map(([peer, { operations, bytes, right, of }]) => [
      peer,
      operations.toFixed(2),
      bytes.toFixed(0),
      `${right} of ${of}`,
    ]);
  return table(["diff by", "operations", "bytes", "lead to the edited document"], rows);
}

/** Exponents of ours, from each size to the next: 1 is linear, 2 the square. */
function exponents() {
  const kinds = [
    ...[EDITED, EQUAL].map((change) => [`documents, ${change}`, DOCUMENTS, (size) => documentCase(size, change)]),
    ...Object.keys(LIST_EDITS).map((edit) => [`lists, ${edit}`, LISTS, (length) => listCase(length, edit)]),
  ];
  const rows = kinds.map(([kind, sizes, name]) => {
    const names = sizes.map((size) => `diff, ${name(size)}`);
    const steps = names.slice(1).map((_, at) => growth(names.slice(at, at + 2)));
    return [kind, steps.map((step) => step.toFixed(2)).join(", "), growth(names.slice(1)).toFixed(2)];
  });
  const note = "How our diff grows: the exponent from each size to the next, and over all but the smallest. 1 is linear.";
  return `${note}\n\n${table(["", "from each to the next", "over all"], rows)}`;
}

/** The command's times, and the others' beside them. */
function command() {
  const rows = Object.entries(cases("bulk")).flatMap(([file, programs]) =>
    Object.entries(programs).map(([name, { nanoseconds, peak, missed, refused, different }]) => [
      `${file}: ${name}`,
      time(median(nanoseconds)),
      name === PROGRAM.check ? "" : times(ratio("bulk", file, name, PROGRAM.check)),
      (peak / 1e6).toFixed(0),
      missed === undefined ? (different ?? "") : `${missed} / ${refused}`,
    ]),
  );
  return table(["", "time", "our check / it", "memory, MB", "wrong: missed / refused, or drafts"], rows);
}

function sizes() {
  const rows = Object.entries(cases("size")).map(([name, found]) => [
    name,
    ...[found.raw, found.gzip, found.brotli].map((bytes) => (bytes / 1024).toFixed(1)),
  ]);
  return table(["bundle, in KiB", "as it is", "gzip", "brotli"], rows);
}

function cold() {
  const ours = `${OURS}, biot`;
  const rows = Object.keys(cases("cold"))
    .filter((name) => name !== "empty script")
    .map((name) => [name, times(startRatio(name)), name === ours ? "" : times(coldRatio(ours, name))]);
  const note = "Where a library adds too little to an empty script to be told from it, the last column is empty.";
  return `${note}\n\n${table(["", "its start / an empty script's", "what ours adds / what it adds"], rows)}`;
}

function instructions() {
  const rows = Object.entries(cases("instructions")).map(([name, { instructions, items, bytes }]) => [
    NATIVE[name] ?? `\`is\`, ${name}, mixed`,
    (instructions / items).toFixed(0),
    (instructions / bytes).toFixed(1),
  ]);
  return rows.length > 0 ? table(["", "instructions", "a byte"], rows) : "Not counted: valgrind was missing.";
}

const NATIVE = {
  user: "BioT user, text → report, valid",
  attributes: "SlashID attributes, text → report, valid",
  diff: "Kratos diff, 1.5 kB (bytes of both documents)",
  apply: "Kratos apply, 1.5 kB",
};

/** Every case in which another is quicker than ours, the worst first. Parts of a mixed case are left out. */
function losses() {
  const suites = { fields: "field", user: "BioT user", attributes: "attributes", patch: "Kratos", scale: "growth" };
  const all = Object.entries(suites).flatMap(([suite, label]) =>
    Object.keys(cases(suite))
      .filter((name) => !/, (in)?valid$/.test(name) || name.includes("request"))
      .map((name) => ({ name: `${label}: ${name}`, quicker: quicker(suite, name) })),
  );
  const lost = all.filter(({ quicker }) => quicker.length > 0);
  lost.sort((one, other) => other.quicker[0].factor - one.quicker[0].factor);
  const rows = lost.map(({ name, quicker }) => [name, quicker.map(({ peer, factor }) => `${peer} ${times(factor)}`).join(", ")]);
  const count = `In ${lost.length} of ${all.length} cases another library is quicker by more than ${TIE} ×. The worst come first.`;
  return `${count}\n\n${table(["case", "how long ours takes beside it"], rows)}\n\n${heavier()}`;
}

function quicker(suite, name) {
  const peers = present(suite).filter((peer) => peer !== "JSON alone");
  const factors = peers.map((peer) => ({ peer, factor: ratio(suite, name, peer) }));
  return factors.filter(({ factor }) => factor > TIE).sort((one, other) => other.factor - one.factor);
}

function heavier() {
  const found = cases("size");
  const ours = found[`${OURS}, biot`].brotli;
  const lighter = ["zod", "valibot", "ajv standalone", "ajv", "typebox"].filter((name) => found[name].brotli < ours);
  const beside = lighter.map((name) => `${name} (${times(ours / found[name].brotli)})`);
  return beside.length > 0 ? `A bundle that checks a BioT user is larger than with ${beside.join(", ")}.` : "";
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
