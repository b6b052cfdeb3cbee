// Stands in for a server: what it has of the user, and how it answers a request. Nothing is sent.

export const id = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

/** What GET answered. */
export const before = {
  _id: id,
  _name: { firstName: "John", lastName: "Smith" },
  _email: "john@example.com",
  _phone: "+33142685300",
  _mfa: { enabled: true, expirationInMinutes: 5 },
  seats: "3",
};

/** In its place: `fetch(base + path, { method, headers: { ...headers, Authorization }, body })`. */
export async function send({ body }) {
  const isTaken = JSON.parse(body)._email === "jane@example.com";
  if (isTaken) return { status: 409, body: { code: "EMAIL_ALREADY_EXIST", message: "taken", details: {} } };
  return { status: 200, body: {} };
}
