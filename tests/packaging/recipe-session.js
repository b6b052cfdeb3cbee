// The session of the servers in docs/recipes.md: a cookie says who is signed in, one of two users.

import user from "./recipe-user.json" with { type: "json" };

export const USERS = { known: user._id, other: "903c1ff9-f2cc-435c-b242-9d8a690fcf0a" };

export async function signedIn(headers) {
  const [, name] = headers.get("cookie")?.match(/\bsession=(\w+)/) ?? [];
  return USERS[name];
}
