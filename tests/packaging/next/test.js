// The built site, served by `next start`: its pages and routes are fetched, the client's pages are opened in browsers.

import assert from "node:assert/strict";
import { check } from "../answers.js";
import { open } from "../browser.js";
import { startNext } from "../next.js";

const post = async (address, body) => (await fetch(address, { method: "POST", body })).json();

const { origin, stop } = await startNext();
try {
  const rendered = await (await fetch(origin)).text();
  assert.match(rendered, /<li>phone_no_plus {2}must begin with \+ and the country calling code, such as \+49<\/li>/);
  assert.match(rendered, /<li>unknown_field \/email must be a member that the server knows<\/li>/);
  check(await post(`${origin}/api/check`, '[{"type":"phone_number","value":"123"}]'), "handle", "user");
  check(await post(`${origin}/api/edge`, '{"_phone":"+493012345678"}'), "body");
  await open({
    [`${origin}/client`]: (result) => check(result, "phone", "patch"),
    [`${origin}/action`]: ({ refused, body }) => {
      assert.equal(refused, "must begin with + and the country calling code, such as +49");
      check({ body }, "body");
    },
  });
} finally {
  stop();
}
