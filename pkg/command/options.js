// Every option of the command: its name, its value, which commands take it, and what it does. Arguments, help, completions
// and docs/command.md come from this table, or are tested against it.

const JUDGING = ["check", "build", "diff"];

/** How many errors, and how many warnings, are shown if nothing else is asked. */
export const MAX_SHOWN = 100;

const AUTO = ["auto", "always", "never"];

/** `value` names what stands behind the option, `choices` are all that can; `many`: it may be given more than once. */
export const OPTIONS = [
  { name: "input", choices: ["auto", "ndjson", "json", "csv", "lines"], commands: JUDGING,
    about: "how records stand in the files; auto goes by a file's name and content" },
  { name: "delimiter", value: "CHAR", commands: JUDGING, about: "what stands between the columns of CSV; tab is a tab" },
  { name: "option", value: "NAME=VALUE", many: true, commands: JUDGING, about: "an option of the endpoint or field; identity-patch list NAME tells them" },
  { name: "ignore", value: "MEMBER", many: true, commands: JUDGING, about: "a member of the records, or a column, that is not the server's" },
  { name: "draft", value: "MEMBER", commands: ["check", "build"], about: "the member of the records that is the draft, where others stand beside it" },
  { name: "param", value: "NAME=VALUE|NAME=@MEMBER", many: true, commands: ["build", "diff"],
    about: "a parameter of the path: a text, or that member of each record (or column), which is then not in the draft" },
  { name: "header", value: "NAME=VALUE", many: true, commands: ["build", "diff"], about: "a header of every request; never a credential" },
  { name: "request", commands: ["diff"], about: "write requests, not drafts; slashid.plan always does" },
  { name: "key", value: "MEMBER", commands: ["diff"], about: "join the records of BEFORE and AFTER by this member" },
  { name: "format", choices: ["text", "json", "ndjson", "sarif", "github"], commands: [...JUDGING, "list", "explain"],
    about: "how findings are written; list and explain know text and json" },
  { name: "max-errors", value: "N", commands: JUDGING, about: `show so many errors, and as many warnings: ${MAX_SHOWN} if not given, 0 is all; the rest is counted` },
  { name: "fail-fast", commands: JUDGING, about: "stop after the first record that has an error" },
  { name: "split", value: "PREFIX", commands: ["check", "build"], about: "write the records as they are to PREFIX.valid and PREFIX.invalid" },
  { name: "jobs", value: "N", short: "j", commands: JUDGING, about: "use so many threads; the output is the same" },
  { name: "resume", value: "LINE", commands: ["check", "build"], about: "begin at that line of the file" },
  { name: "summary", commands: JUDGING, about: "in place of findings, write how many there are of each code" },
  { name: "quiet", short: "q", commands: JUDGING, about: "write no summary to standard error" },
  { name: "progress", choices: AUTO, commands: JUDGING, about: "show progress on standard error; auto: where that is a terminal" },
  { name: "color", choices: AUTO, commands: [...JUDGING, "list", "explain"], about: "use colors; auto: where the output is a terminal and NO_COLOR is not set" },
  { name: "version", commands: [], about: "write the version" },
  { name: "help", short: "h", commands: [], about: "write this help, or that of a command" },
];

/** An option that every command takes names none. */
export const takes = (command, { commands }) => commands.length === 0 || commands.includes(command);

export const optionsOf = (command) => OPTIONS.filter((option) => takes(command, option));

/** An option as it is written: `--jobs N`. */
export function usage({ name, short, value, choices }) {
  const given = choices?.join("|") ?? value;
  return `${short ? `-${short}, ` : ""}--${name}${given ? ` ${given}` : ""}`;
}
