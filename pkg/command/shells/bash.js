// The completion for bash: https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html

const words = (list) => list.join(" ");

const isValued = ({ value, choices }) => value !== undefined || choices !== undefined;

export function bash(commands) {
  const options = commands.flatMap((command) => command.options);
  const choices = new Map(options.filter((option) => option.choices).map((option) => [option.name, option.choices]));
  // A prefix of files is completed as a file is.
  const isOwn = (option) => isValued(option) && !option.choices && option.name !== "split";
  const values = new Set(options.filter(isOwn).map(({ name, short }) => `--${name}${short ? `|-${short}` : ""}`));
  return `# identity-patch: completion for bash
_identity_patch() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  COMPREPLY=()
  case "$previous" in
${[...choices].map(([name, list]) => `    --${name}) COMPREPLY=($(compgen -W "${words(list)}" -- "$current")); return ;;`).join("\n")}
    ${[...values].join("|")}) return ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${words([...commands.map(({ name }) => name), "--version", "--help"])}" -- "$current"))
    return
  fi
  local names="" options="" files=""
  case "$command" in
${commands.map(ofCommand).join("\n")}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *)
      if [ "$COMP_CWORD" -eq 2 ]; then COMPREPLY=($(compgen -W "$names" -- "$current"))
      elif [ -n "$files" ]; then COMPREPLY=($(compgen -f -- "$current")); fi ;;
  esac
}
complete -o filenames -F _identity_patch identity-patch
`;
}

const ofCommand = ({ name, names, hasFiles, options }) =>
  `    ${name}) names="${words(names)}" options="${words(options.map((option) => `--${option.name}`))}"${hasFiles ? " files=1" : ""} ;;`;
