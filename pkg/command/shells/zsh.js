// The completion for zsh: https://zsh.sourceforge.io/Doc/Release/Completion-System.html#Completion-Functions (_arguments)

/** A text within single quotation marks; brackets and colons have a meaning in the specifications of _arguments. */
const quoted = (text) => text.replace(/'/g, "'\\''");
const described = (text) => quoted(text.replace(/[[\]:\\]/g, "\\$&"));

function specOf({ name, short, value, choices, about, many }) {
  const action = choices ? `:${name}:(${choices.join(" ")})` : value === undefined ? "" : `:${described(value)}:${name === "split" ? "_files" : " "}`;
  const spellings = [`--${name}`, ...(short ? [`-${short}`] : [])];
  return spellings.map((spelling) => `'${many ? "*" : ""}${spelling}[${described(about)}]${action}'`);
}

function ofCommand({ name, names, hasFiles, options }) {
  const specs = [...options.flatMap(specOf), ...(names.length > 0 ? [`'1:name:(${names.join(" ")})'`] : []), ...(hasFiles ? ["'*:file:_files'"] : [])];
  return `    ${name})\n      _arguments ${specs.join(" \\\n        ")} ;;`;
}

export const zsh = (commands) => `#compdef identity-patch
# identity-patch: completion for zsh
_identity_patch() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, about }) => `      '${name}:${described(about)}'`).join("\n")}
    )
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(ofCommand).join("\n")}
  esac
}
if [ "$funcstack[1]" = "_identity-patch" ]; then _identity_patch "$@"; else compdef _identity_patch identity-patch; fi
`;
