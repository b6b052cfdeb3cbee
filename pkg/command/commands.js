// The commands: how each is written, what it does, and examples. What runs them is loaded when one is called.

export const COMMANDS = [
  {
    name: "check",
    usage: "<endpoint|field> [FILE…|-]",
    about: "what the server would refuse in each record, on standard output",
    examples: [
      ["check biot.update_organization_user users.ndjson", "every record of a file"],
      ["check biot.update_organization_user users.csv --ignore user_id --split users", "CSV, with a column that is not the server's; the good ones go to users.valid"],
      ["check phone numbers.txt --format ndjson", "one phone number a line"],
    ],
  },
  {
    name: "build",
    usage: "<endpoint> [FILE…|-]",
    about: "one request for each valid record, as NDJSON on standard output; findings on standard error",
    examples: [
      ["build biot.update_organization_user users.ndjson --param id=@user_id", "the id in the path is a member of each record"],
      ["build slashid.set_roles roles.csv --param person_id=@id --header SlashID-OrgID=af5fbd30-7ce7-4548-8b30-4cd59cb2aba1", "CSV, with a header"],
    ],
  },
  {
    name: "diff",
    usage: "<endpoint|slashid.plan> BEFORE AFTER | PAIRS",
    about: "the smallest draft that makes AFTER of BEFORE, on standard output; findings on standard error",
    examples: [
      ["diff kratos.patch_identity before.json after.json", "two documents"],
      ["diff biot.update_organization_user before.ndjson after.ndjson --key _id --request --param id=@_id", "two files of documents, joined by their _id"],
      ["diff equals_money.update_person pairs.ndjson", 'one file of {"before": …, "after": …}'],
    ],
  },
  {
    name: "list",
    usage: "[endpoint|field]",
    about: "fields and endpoints, or the options of one",
    examples: [["list", "all"], ["list biot.update_organization_user", "its parameters and options"]],
  },
  {
    name: "explain",
    usage: "<code>",
    about: "what a code means, where it comes from, and examples",
    examples: [["explain phone_no_plus", "a code"]],
  },
  {
    name: "completion",
    usage: "bash|zsh|fish",
    about: "a script that completes this command in a shell",
    examples: [
      ["completion bash > ~/.local/share/bash-completion/completions/identity-patch", "bash"],
      ["completion zsh > ~/.zfunc/_identity-patch", "zsh, where ~/.zfunc is in fpath"],
      ["completion fish > ~/.config/fish/completions/identity-patch.fish", "fish"],
    ],
  },
];

export const SHELLS = ["bash", "zsh", "fish"];
