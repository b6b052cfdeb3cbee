// What the suites wrote, and ratios of it.

import { existsSync, readFileSync } from "node:fs";
import { median } from "../lib/driver.mjs";
import { BENCH } from "../lib/place.mjs";

export const OURS = "identity-patch";

const read = new Map();

/** The cases of a suite, or none where it was not run. */
export function cases(suite) {
  if (!read.has(suite)) {
    const file = `${BENCH}/results/${suite}.json`;
    read.set(suite, existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).cases : {});
  }
  return read.get(suite);
}

/** How often the time of `other` ours is: the median over the rounds, each a ratio of two samples of one round. */
export function ratio(suite, name, other, ours = OURS) {
  const { [ours]: one, [other]: two } = cases(suite)[name] ?? {};
  if (!one || !two) return undefined;
  return median(one.nanoseconds.map((nanoseconds, round) => nanoseconds / two.nanoseconds[round]));
}

/**
 * The exponent with which ours grows with the documents' bytes, over cases of one kind: the slope of a line through the
 * logarithms.
 */
export function growth(names) {
  const points = names.map((name) => cases("scale")[name]?.[OURS]).filter((found) => found !== undefined);
  if (points.length < 2) return undefined;
  const xs = points.map(({ documentBytes }) => Math.log(documentBytes));
  const ys = points.map(({ nanoseconds }) => Math.log(median(nanoseconds)));
  const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [x, y] = [mean(xs), mean(ys)];
  const sum = (of) => xs.reduce((total, _, at) => total + of(at), 0);
  return sum((at) => (xs[at] - x) * (ys[at] - y)) / sum((at) => (xs[at] - x) ** 2);
}

/** What a library adds to an empty script has to be this share of it to be told from noise. */
const SHARE_OF_EMPTY = 0.03;

/** A start beside an empty script's: the median over the rounds. */
export const startRatio = (name) => {
  const { [name]: start, "empty script": empty } = cases("cold");
  if (!start) return undefined;
  return median(start.nanoseconds.map((nanoseconds, round) => nanoseconds / empty.nanoseconds[round]));
};

/** What ours adds to an empty script beside what another adds. */
export function coldRatio(ours, other) {
  const [one, two] = [startRatio(ours), startRatio(other)];
  if (one === undefined || two === undefined || two - 1 < SHARE_OF_EMPTY) return undefined;
  return (one - 1) / (two - 1);
}

/** The largest figure, of those that were measured. */
export const worst = (figures) => {
  const known = figures.filter((figure) => figure !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
};
