// The examples that the playground begins with.

/** Examples that are short, in plain characters and with no option: those that one could have typed. */
const typed = ({ examples }) =>
  examples.filter(({ input, filling, options }) => !filling && !options && /^[\x20-\x7e]{2,40}$/.test(input));

const isRefused = ({ error }) => error !== undefined;
const isAccepted = ({ error, warnings }) => error === undefined && warnings === undefined;
const isMended = ({ error, suggest }) => error !== undefined && suggest !== undefined;

/** An example that is refused and has a suggestion, or else one that is refused. */
export const instructive = (field) =>
  (typed(field).findLast(isMended) ?? typed(field).find(isRefused) ?? field.examples[0]).input;

const MOST = 4;

/** One example that is accepted, and one for each of some codes; those with a suggestion first. */
export function various(field) {
  const all = typed(field);
  const ordered = [...all.filter(isAccepted).slice(0, 1), ...all.filter(isMended), ...all];
  const byCode = new Map();
  for (const { input, error, warnings } of ordered) {
    const code = error ?? warnings?.[0];
    if (!byCode.has(code)) byCode.set(code, input);
  }
  return [...byCode.values()].slice(0, MOST);
}
