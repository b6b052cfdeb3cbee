// The completion for fish: https://fishshell.com/docs/current/cmds/complete.html

const quoted = (text) => `'${text.replace(/[\\']/g, "\\$&")}'`;

const BEGIN = "complete -c identity-patch";

function ofOption(command, { name, short, value, choices, about }) {
  const spelling = `-l ${name}${short ? ` -s ${short}` : ""}`;
  const given = choices ? ` -x -a ${quoted(choices.join(" "))}` : value === undefined ? "" : name === "split" ? " -r" : " -x";
  return `${BEGIN} -n '__fish_seen_subcommand_from ${command}' ${spelling}${given} -d ${quoted(about)}`;
}

function ofCommand({ name, about, names, hasFiles, options }) {
  const first = `__fish_seen_subcommand_from ${name}; and test (count (commandline -opc)) -eq 2`;
  return [
    `${BEGIN} -n __fish_use_subcommand -f -a ${name} -d ${quoted(about)}`,
    ...(names.length > 0 ? [`${BEGIN} -n ${quoted(first)} -f -a ${quoted(names.join(" "))}`] : []),
    ...(hasFiles ? [] : [`${BEGIN} -n '__fish_seen_subcommand_from ${name}' -f`]),
    ...options.map((option) => ofOption(name, option)),
  ];
}

export const fish = (commands) => ["# identity-patch: completion for fish", ...commands.flatMap(ofCommand), ""].join("\n");
