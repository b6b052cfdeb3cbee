// The page around a recipe's form: what the server has of the user (of `?new` nothing), and what it answers.

import type { BiotUser, Request as ToSend } from "identity-patch/biot";
import known from "./recipe-user.json";

const page = window as unknown as { sent: ToSend[]; answer: [number, unknown] };
page.sent = [];
page.answer = [200, {}];

export const before: BiotUser = new URLSearchParams(location.search).has("new") ? {} : known;

export const id = known._id;

export async function send(request: ToSend) {
  const [status, body] = page.answer;
  page.sent.push(request);
  return new Response(JSON.stringify(body), { status });
}
