// Small programs, one for each library, as esbuild bundles them for a browser, minified.

import Ajv, { _ } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { BENCH, BENCHES, entry, MODULES } from "./place.mjs";
import { prepare, user } from "../schemas/ajv.mjs";

/** Each program exports `check`, which is true of a valid value: a user of BioT's, or what the library is for. */
export const PROGRAMS = {
  "empty script": () => "export const check = () => true;",
  "identity-patch, fields": () => ours("fields", "phone", "phone.is(value)"),
  "identity-patch, slashid": () => ours("slashid", "slashid", "slashid.updateAttributes.check(value).ok"),
  "identity-patch, biot": () => ours("biot", "biot", "biot.updateOrganizationUser.check(value).ok"),
  "identity-patch, kratos": () => ours("kratos", "kratos", "kratos.patchIdentity.check(value).ok"),
  "identity-patch, equals-money": () => ours("equals-money", "equalsMoney", "equalsMoney.updatePerson.check(value).ok"),
  "identity-patch, everything": () => ours(".", "endpoints", 'endpoints["biot.update_organization_user"].check(value).ok'),
  zod: () => `import { user } from "./schemas/zod.mjs";
    const schema = user();
    export const check = (value) => schema.safeParse(value).success;`,
  valibot: () => `import { safeParse } from "valibot";
    import { user } from "./schemas/valibot.mjs";
    const schema = user();
    export const check = (value) => safeParse(schema, value).success;`,
  "ajv standalone": ajvStandalone,
  ajv: () => `import Ajv from "ajv";
    import { prepare, user } from "./schemas/ajv.mjs";
    const validate = prepare(new Ajv({ allErrors: true })).compile(user);
    export const check = (value) => validate(value);`,
  typebox: () => `import { Compile } from "typebox/compile";
    import { user } from "./schemas/typebox.mjs";
    const schema = Compile(user);
    export const check = (value) => schema.Check(value);`,
  "libphonenumber-js": () => `import { isValidPhoneNumber } from "libphonenumber-js/max";
    export const check = (value) => isValidPhoneNumber(value);`,
  "fast-json-patch": () => `import { applyPatch, compare } from "fast-json-patch";
    export const check = (value) => applyPatch(value, compare(value, value)) !== undefined;`,
  rfc6902: () => `import { applyPatch, createPatch } from "rfc6902";
    export const check = (value) => applyPatch(value, createPatch(value, value)) !== undefined;`,
};

/** Bundles a program, and gives the file. */
export async function bundle(name) {
  const outfile = `${BENCH}/bundles/${name.replace(/\W+/g, "-")}.mjs`;
  await build({
    stdin: { contents: PROGRAMS[name](), resolveDir: BENCHES },
    nodePaths: [MODULES],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
  });
  return outfile;
}

function ours(part, name, call) {
  return `import { ${name} } from "${entry(part).name}";
    export const check = (value) => ${call};`;
}

/** ajv writes its validator ahead of time. The formats that it asks for stand in a file of their own. */
function ajvStandalone() {
  const code = { source: true, esm: true, formats: _`require("./schemas/ajv-formats.mjs")` };
  const compiler = prepare(new Ajv({ allErrors: true, code }));
  return `${standalone.default(compiler, compiler.compile(user))}
    export { validate as check };`;
}
