// Colors on a terminal. https://no-color.org: where NO_COLOR is set and not empty, there are none unless asked for.

const CODES = { red: 31, yellow: 33, green: 32, cyan: 36, bold: 1, dim: 2 };

export function isColored(choice = "auto", isTerminal) {
  if (choice !== "auto") return choice === "always";
  return isTerminal && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}

/** `paint("red", text)`: the text alone where there are no colors. */
export const makePaint = (isOn) => (name, text) => (isOn ? `\x1b[${CODES[name]}m${text}\x1b[0m` : text);
