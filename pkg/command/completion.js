// `identity-patch completion`: scripts for shells, from the tables of commands, options, fields and endpoints.

import { bash } from "./shells/bash.js";
import { fish } from "./shells/fish.js";
import { zsh } from "./shells/zsh.js";
import { endpoints, fields, plans } from "./catalog.js";
import { COMMANDS, SHELLS } from "./commands.js";
import { misuse } from "./misuse.js";
import { didYouMean } from "./nearest.js";
import { optionsOf } from "./options.js";
import { print } from "./write.js";

const SCRIPTS = { bash, zsh, fish };

/** What may stand first behind each command: [names, whether files may follow]. */
function operands() {
  const [endpointNames, fieldNames, planNames] = [endpoints, fields, plans].map((rows) => [...rows.keys()]);
  return {
    check: [[...endpointNames, ...fieldNames], true],
    build: [endpointNames, true],
    diff: [[...endpointNames, ...planNames], true],
    list: [[...endpointNames, ...fieldNames], false],
    explain: [[], false],
    completion: [SHELLS, false],
  };
}

/** What the scripts are made of. */
export function tables() {
  const first = operands();
  return COMMANDS.map(({ name, about }) => ({ name, about, names: first[name][0], hasFiles: first[name][1], options: optionsOf(name) }));
}

export function completion([shell, ...rest]) {
  if (shell === undefined || rest.length > 0) throw misuse(`completion takes one shell: ${SHELLS.join(", ")}`);
  const make = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
  if (!make) throw misuse(`there is no completion for ${shell}: ${didYouMean(shell, SHELLS, `the shells are ${SHELLS.join(", ")}`)}`);
  print(make(tables()));
}
