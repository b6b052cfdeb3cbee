// `--help`, of the command and of each of its commands: from the tables.

import { COMMANDS } from "./commands.js";
import { EXIT_STATUSES, FAILED, VALID } from "./misuse.js";
import { optionsOf, usage } from "./options.js";
import { print, writeAll } from "./write.js";

const NAME = "identity-patch";

/** How wide a line of help may be. */
const WIDTH = 100;

/** Rows of two columns, the second one wrapped. */
export function columns(rows, indent = "  ") {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)));
  const lines = rows.flatMap(([left, right]) => {
    const wrapped = wrap(right, WIDTH - indent.length - width - 2);
    const first = left.length > width ? [`${indent}${left}`] : [];
    const head = first.length > 0 ? "" : left;
    return [...first, ...wrapped.map((line, at) => `${indent}${(at === 0 ? head : "").padEnd(width)}  ${line}`)];
  });
  return `${lines.join("\n")}\n`;
}

function wrap(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}

const statuses = () => `Exit status:\n${columns(EXIT_STATUSES.map(([status, about]) => [String(status), about]))}`;

const examples = (rows) => `Examples:\n${rows.map(([line, about]) => `  # ${about}\n  ${NAME} ${line}\n`).join("")}`;

function ofAll() {
  const commands = COMMANDS.map(({ name, usage, about }) => [`${name} ${usage}`, about]);
  const lines = COMMANDS.slice(0, 3).map((command) => command.examples[0]);
  return [
    `${NAME}: what an identity server would refuse, and the requests to send. It sends nothing.\n`,
    `Usage: ${NAME} <command> [options]\n`,
    `Commands:\n${columns(commands)}`,
    `Options of all:\n${columns(optionsOf("").map((option) => [usage(option), option.about]))}`,
    examples(lines),
    statuses(),
    `${NAME} <command> --help tells its options. Files ending in .gz or .zst are unpacked; - is standard input.\n`,
  ].join("\n");
}

function ofOne(name) {
  const command = COMMANDS.find((known) => known.name === name);
  return [
    `Usage: ${NAME} ${name} ${command.usage}\n`,
    `${command.about[0].toUpperCase()}${command.about.slice(1)}.\n`,
    `Options:\n${columns(optionsOf(name).map((option) => [usage(option), option.about]))}`,
    examples(command.examples),
    statuses(),
  ].join("\n");
}

/** Help that was not asked for tells what is missing. */
export function help([command], { isAsked }) {
  const text = command === undefined ? ofAll() : ofOne(command);
  if (isAsked) print(text);
  else writeAll(2, text);
  return isAsked ? VALID : FAILED;
}
