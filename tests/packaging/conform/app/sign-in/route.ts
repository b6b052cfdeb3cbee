// Signs a person in without asking who it is, and goes where `to` says.

import { cookies } from "next/headers";
import { redirect } from "next/navigation";

export async function GET(request: Request) {
  (await cookies()).set("session", "known");
  redirect(new URL(request.url).searchParams.get("to") ?? "/");
}
