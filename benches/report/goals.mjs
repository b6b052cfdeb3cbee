// The goals. Each is a figure that may be at most its limit.

import { documentCase, DOCUMENTS, EDITED, EQUAL, listCase, LISTS, sizeLabel } from "../suites/scale.mjs";
import { PAIRS, PROGRAM, TENFOLD, USERS } from "../suites/bulk.mjs";
import { LIST_EDITS } from "../lib/records.mjs";
import { median } from "../lib/driver.mjs";
import { cases, coldRatio, growth, OURS, ratio, worst } from "./results.mjs";

const KIB = 1024;
const MEGABYTE = 1e6;
const FIELDS = ["phone", "email", "uuid", "date", "locale", "group", "key"];
const BROTLI_KIB = { fields: 44, slashid: 64, biot: 64, "equals-money": 64, kratos: 80, everything: 100 };

/** Sizes from which on the goals hold: below them it is the call that counts. */
const FEWEST_BYTES = 1e4;
const FEWEST_OBJECTS = 1000;

const EDITS = Object.keys(LIST_EDITS);
const lists = LISTS.filter((length) => length >= FEWEST_OBJECTS);
const documents = DOCUMENTS.filter((size) => size >= FEWEST_BYTES);
const changes = [EDITED, EQUAL];

const times = (figure) => `${figure.toFixed(figure < 10 ? 2 : 0)} ×`;
const plain = (figure) => figure.toFixed(2);
const milliseconds = (figure) => `${figure.toFixed(2)} ms`;
const megabytes = (figure) => `${figure.toFixed(0)} MB`;
const kib = (figure) => `${figure.toFixed(1)} KiB`;

/** `{ work, goal, limit, figure, show }`; the figure is undefined where its suite was not run. */
export function goals() {
  const is = (kind, other, limit) => ({
    work: `\`is\`, ${kind}, mixed`,
    goal: `≤ ${limit === 1 ? "" : `${limit} × `}${other}`,
    limit,
    figure: ratio("fields", `${kind}, mixed`, other),
    show: times,
  });
  const copies = (name) => ratio("scale", `diff, ${name}`, "JSON alone");
  return [
    { work: "wrong answers of ours", goal: "none", limit: 0, figure: wrongAnswers(), show: String },
    ...FIELDS.map((kind) => is(kind, "zod", 1)),
    ...["phone", "date", "locale"].map((kind) => is(kind, "ajv", 2.5)),
    timed("BioT user, bytes → issues", "< `JSON.parse` + ajv", 1, "user", "bytes → report, mixed", "ajv"),
    timed("the same, an aim", "≤ `JSON.parse` alone", 1, "user", "bytes → report, mixed", "JSON alone"),
    timed("BioT user, object → report", "≤ 1.5 × zod", 1.5, "user", "object → report, mixed", "zod"),
    timed("BioT user, object → request text", "≤ 2 × (ajv + `JSON.stringify`)", 2, "user", "object → request text, valid", "ajv"),
    { work: "native BioT check", goal: "≤ 15 instructions a byte", limit: 15, figure: perByte("user"), show: plain },
    timed("Kratos diff, 1.5 kB", "< rfc6902", 1, "patch", "diff", "rfc6902"),
    timed("Kratos diff, 1.5 kB", "≤ 4 × fast-json-patch", 4, "patch", "diff", "fast-json-patch"),
    { work: "its operations", goal: "≤ rfc6902's", limit: 1, figure: beside("operations"), show: times },
    { work: "its bytes", goal: "≤ rfc6902's", limit: 1, figure: beside("bytes"), show: times },
    timed("RFC 6902 apply, 1.5 kB", "≤ 3 × rfc6902", 3, "patch", "apply", "rfc6902"),
    timed("Kratos apply, 1.5 kB", "≤ 3 × rfc6902", 3, "patch", "apply as Kratos does", "rfc6902"),
    ...lists.map((length) => ({
      work: `diff, list of ${length}, 1 % edited`,
      goal: "≤ 8 × copying both through JSON",
      limit: 8,
      figure: copies(listCase(length, EDITS[0])),
      show: times,
    })),
    {
      work: "diff, lists edited otherwise, the worst",
      goal: "≤ 8 × copying both through JSON",
      limit: 8,
      figure: worst(lists.flatMap((length) => EDITS.slice(1).map((edit) => copies(listCase(length, edit))))),
      show: times,
    },
    {
      work: "diff, lists, 1 % edited or one moved, the worst",
      goal: "never the whole list: ≤ 0.5 of its bytes",
      limit: 0.5,
      figure: worst(lists.flatMap((length) => EDITS.slice(0, 2).map((edit) => share(listCase(length, edit))))),
      show: plain,
    },
    {
      work: "diff, lists, growth, the worst edit",
      goal: "exponent ≤ 1.2",
      limit: 1.2,
      figure: worst(EDITS.map((edit) => growth(lists.map((length) => `diff, ${listCase(length, edit)}`)))),
      show: plain,
    },
    ...documents.map((size) => ({
      work: `diff, document of ${sizeLabel(size)}, the worse of edited and equal`,
      goal: "≤ 5 × copying both through JSON",
      limit: 5,
      figure: worst(changes.map((change) => copies(documentCase(size, change)))),
      show: times,
    })),
    {
      work: "diff, documents, growth, the worse",
      goal: "linear: exponent ≤ 1.2",
      limit: 1.2,
      figure: worst(changes.map((change) => growth(documents.map((size) => `diff, ${documentCase(size, change)}`)))),
      show: plain,
    },
    ...bulk(),
    {
      work: "form of 200 inputs, a keystroke, the worse of valid and refused",
      goal: "≤ 1 ms",
      limit: 1,
      figure: worst(Object.values(cases("form")).map(({ [OURS]: { nanoseconds } }) => median(nanoseconds) / 1e6)),
      show: milliseconds,
    },
    ...Object.entries(BROTLI_KIB).map(([part, limit]) => ({
      work: `bundle, ${part}, brotli`,
      goal: `≤ ${limit} KiB`,
      limit,
      figure: divided(cases("size")[`${OURS}, ${part}`]?.brotli, KIB),
      show: kib,
    })),
    { work: "cold start over an empty script", goal: "≤ zod", limit: 1, figure: coldRatio(`${OURS}, biot`, "zod"), show: times },
  ].filter(({ figure }) => figure !== undefined);
}

/** Whether a goal is met, or by how much it is missed. */
export function verdict({ figure, limit }) {
  if (figure <= limit) return "met";
  return limit === 0 ? "missed" : `missed by ${(figure / limit).toFixed(2)} ×`;
}

/** The command: whole processes, one job where nothing else is said. */
function bulk() {
  const beside = (work, faster, other, ours = PROGRAM.check, file = USERS) => ({
    work,
    goal: `${faster} × as quick as ${other}`,
    limit: 1 / faster,
    figure: ratio("bulk", file, other, ours),
    show: (figure) => `${(1 / figure).toFixed(2)} × as quick`,
  });
  const { [PROGRAM.check]: check, [PROGRAM.build]: build } = cases("bulk")[USERS] ?? {};
  const { [PROGRAM.diff]: diff } = cases("bulk")[PAIRS] ?? {};
  const peaks = [check, build, diff].map((program) => divided(program?.peak, MEGABYTE));
  return [
    beside("command, check, 100 MB", 3, PROGRAM.ajv),
    beside("the same, an aim", 5, PROGRAM.ajv),
    beside("command, check, 100 MB", 2, PROGRAM.json),
    beside("the same, an aim", 3, PROGRAM.json),
    beside("command, check, 1 GB, 2 jobs", 1.6, PROGRAM.check, PROGRAM.two, TENFOLD),
    beside("command, build, 100 MB", 0.5, PROGRAM.check, PROGRAM.build),
    beside("command, diff of pairs", 10, PROGRAM.alone, PROGRAM.diff, PAIRS),
    { work: "command, peak memory, the worst", goal: "≤ 100 MB", limit: 100, figure: worst(peaks), show: megabytes },
  ];
}

/** Answers of ours that are not what the inputs were made to be, and patches that do not lead to the edited document. */
function wrongAnswers() {
  const counts = ["fields", "user", "attributes", "patch", "scale"].flatMap((suite) =>
    Object.values(cases(suite)).map(({ [OURS]: { accepted = 0, refused = 0, of = 0, right = 0 } }) => accepted + refused + of - right),
  );
  const { [USERS]: users, [PAIRS]: pairs } = cases("bulk");
  if (users) counts.push(users[PROGRAM.check].missed + users[PROGRAM.check].refused + pairs[PROGRAM.diff].different);
  return counts.length > 0 ? counts.reduce((sum, count) => sum + count) : undefined;
}

function timed(work, goal, limit, suite, name, other) {
  return { work, goal, limit, figure: ratio(suite, name, other), show: times };
}

const divided = (figure, by) => (figure === undefined ? undefined : figure / by);

function perByte(name) {
  const { instructions, bytes } = cases("instructions")[name] ?? {};
  return divided(instructions, bytes);
}

function beside(measure) {
  const { [OURS]: ours, rfc6902 } = cases("patch").diff ?? {};
  return divided(ours?.[measure], rfc6902?.[measure]);
}

function share(name) {
  const { bytes, documentBytes } = cases("scale")[`diff, ${name}`]?.[OURS] ?? {};
  return divided(bytes, documentBytes);
}
