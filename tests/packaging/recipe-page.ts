// The page around a recipe's form: what the server has of the user (of `?new` nothing), and what it answers.

import type { BiotUser, Request as ToSend } from "identity-patch/biot";

const page = window as unknown as { sent: ToSend[]; answer: [number, unknown] };
page.sent = [];
page.answer = [200, {}];

const known: BiotUser = {
  _id: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  _name: { firstName: "John", lastName: "Smith" },
  _email: "john@example.org",
  _phone: null,
  _mfa: { enabled: true, expirationInMinutes: 30 },
};

export const before = new URLSearchParams(location.search).has("new") ? {} : known;

export const id = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

export async function send(request: ToSend) {
  const [status, body] = page.answer;
  page.sent.push(request);
  return new Response(JSON.stringify(body), { status });
}
