// What was typed, as settings: unknown options, missing values and values of the wrong kind are told with what to do.

import { parseArgs } from "node:util";
import { COMMANDS } from "./commands.js";
import { misuse } from "./misuse.js";
import { didYouMean } from "./nearest.js";
import { MAX_SHOWN, OPTIONS, optionsOf, takes, usage } from "./options.js";

const byName = new Map(OPTIONS.map((option) => [option.name, option]));

const takesValue = ({ value, choices }) => value !== undefined || choices !== undefined;

/** As `parseArgs` wants the table. It is not strict: the messages are ours. */
const config = Object.fromEntries(
  OPTIONS.map((option) => {
    const { name, short } = option;
    return [name, { type: takesValue(option) ? "string" : "boolean", multiple: true, ...(short && { short }) }];
  }),
);

/** The command, its operands and its settings by option. */
export function readArguments(args) {
  const { tokens } = parseArgs({ args, options: config, strict: false, allowPositionals: true, tokens: true });
  const words = tokens.filter(({ kind }) => kind === "positional").map(({ value }) => value);
  const given = tokens.filter(({ kind }) => kind === "option");
  const [command, ...operands] = words;
  if (command === undefined || given.some(({ name }) => name === "help" || name === "version")) return early(command, given);
  if (!COMMANDS.some(({ name }) => name === command)) throw unknownCommand(command);
  return { command, operands, settings: readOptions(command, given) };
}

/** What is asked of the command as a whole. */
function early(command, given) {
  const isAsked = (asked) => given.some(({ name }) => name === asked);
  if (isAsked("version")) return { command: "version", operands: [], settings: {} };
  if (isAsked("help") || given.length === 0) {
    if (command !== undefined && !COMMANDS.some(({ name }) => name === command)) throw unknownCommand(command);
    return { command: "help", operands: command === undefined ? [] : [command], settings: { isAsked: isAsked("help") } };
  }
  for (const token of given) findOption(token);
  throw misuse(`a command is missing: ${names(COMMANDS)}; identity-patch --help tells more`);
}

const names = (rows) => rows.map(({ name }) => name).join(", ");

function unknownCommand(command) {
  const known = COMMANDS.map(({ name }) => name);
  return misuse(`there is no command ${command}: ${didYouMean(command, known, `the commands are ${names(COMMANDS)}`)}`);
}

function readOptions(command, given) {
  const settings = { param: [], header: [], option: [], ignore: [] };
  for (const token of given) {
    const option = findOption(token, command);
    const value = readValue(option, token);
    if (option.many) settings[option.name].push(value);
    else settings[option.name] = value;
  }
  return { ...settings, shown: count(settings["max-errors"], MAX_SHOWN, "max-errors", 0) || Infinity,
    jobs: count(settings.jobs, 1, "jobs", 1), resume: count(settings.resume, 1, "resume", 1) };
}

function findOption({ name, rawName }, command) {
  const option = byName.get(name);
  const own = command === undefined ? OPTIONS : optionsOf(command);
  const help = `identity-patch ${command ? `${command} ` : ""}--help tells all`;
  if (option === undefined) throw misuse(`there is no option ${rawName}: ${didYouMean(rawName, own.map((known) => `--${known.name}`), help)}`);
  if (command !== undefined && !takes(command, option)) {
    const advice = command === "check" && name === "param" ? "--ignore MEMBER leaves a member out" : help;
    throw misuse(`${command} takes no option --${name}: ${option.commands.join(", ")} ${option.commands.length > 1 ? "do" : "does"}; ${advice}`);
  }
  return option;
}

function readValue(option, { value, inlineValue, rawName }) {
  if (!takesValue(option)) {
    if (value !== undefined) throw misuse(`--${option.name} takes no value: leave out =${value}`);
    return true;
  }
  const isMissing = value === undefined || (!inlineValue && value.startsWith("-") && value !== "-");
  if (isMissing) throw misuse(`${rawName} needs a value: ${usage(option)}${value === undefined ? "" : `, or --${option.name}=${value}`}`);
  if (option.choices && !option.choices.includes(value)) {
    throw misuse(`--${option.name} cannot be ${value}: ${didYouMean(value, option.choices, `it is ${option.choices.join(", ")}`)}`);
  }
  return value;
}

function count(text, otherwise, name, least) {
  if (text === undefined) return otherwise;
  if (!/^\d{1,15}$/.test(text) || Number(text) < least) throw misuse(`--${name} must be a whole number from ${least} on, not ${text}`);
  return Number(text);
}
