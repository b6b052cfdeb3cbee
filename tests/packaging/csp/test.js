// A page under a policy that lets no text be evaluated and no inline script run. WebAssembly needs 'wasm-unsafe-eval'; without
// it the browser's own error comes out, which names the policy.

import assert from "node:assert/strict";
import { check } from "../answers.js";
import { open, serve } from "../browser.js";

const folders = { "/": ".", "/identity-patch": "../node_modules/identity-patch" };
const policy = (script) => ({
  "Content-Security-Policy": [
    ...["default-src 'none'", `script-src ${script}`, "img-src data:", "base-uri 'none'", "form-action 'none'"],
    "require-trusted-types-for 'script'",
  ].join("; "),
});

const allowed = await serve(folders, policy("'self' 'wasm-unsafe-eval'"));
const refused = await serve(folders, policy("'self'"));
try {
  await open(
    {
      [allowed.origin]: (result) => check(result, "phone", "body"),
      [refused.origin]: ({ error }) => assert.match(error, /^CompileError: .*(Content Security Policy|CSP)/),
    },
    { noise: { [refused.origin]: [/script-src/] } },
  );
} finally {
  await Promise.all([allowed.close(), refused.close()]);
}
