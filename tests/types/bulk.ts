// Streams of records: what they take and give; compiled, never run.

import { endpoints, fields, kratos, phone, slashid, biot } from "identity-patch";
import { buildStream, checkStream, diffStream, type Found, type Progress } from "identity-patch/bulk";

const user = biot.updateOrganizationUser;
declare const chunks: AsyncIterable<Uint8Array>;
declare const body: ReadableStream<Uint8Array>;

for (const records of ["{}", new Uint8Array(1), chunks, ["{}", new Uint8Array(1)], body, new URL("file:///users.csv"), new Blob([])]) {
  for await (const { line, issues, warnings } of checkStream(user, records)) issues.concat(warnings)[0]?.message.repeat(line);
}
export const found: AsyncIterable<Found> = checkStream(phone, "1", { format: "lines", jobs: 2, strict: true, country: "GB" });
checkStream("biot.update_organization_user", "{}", { maxIssues: 1, all: true, onProgress: ({ bytes }: Progress) => bytes });
checkStream(fields.email, "", { profile: "practical", signal: new AbortController().signal, messages: { email_no_at: "an @" } });
checkStream(kratos.patchIdentity, "", { draft: "operations", ignore: ["id"], server: "v1.3" });

for await (const { request } of buildStream(user, "{}", { params: { id: { member: "user_id" } }, ignore: ["csrf"] })) request?.body.length;
buildStream(user, "{}", { params: { id: (record) => record.user_id } });
buildStream("biot.update_organization_user", "{}", { params: { id: "1" } });
buildStream(slashid.updatePerson, "{}", { params: { person_id: "1" }, headers: { "SlashID-OrgID": "2" } });
for await (const { changed, draft, json } of diffStream(user, "{}")) if (changed) draft?._phone?.concat(json ?? "");
for await (const { request } of diffStream(user, "{}", { params: { id: "1" }, absent: "keep" })) request?.path.length;
for await (const { requests } of diffStream(slashid.plan, "{}", { params: { person_id: "1" }, headers: {} })) requests?.length;
checkStream(endpoints["equals_money.update_person"], "", { delimiter: ";" });

// @ts-expect-error a misspelt option
checkStream(user, "", { job: 2 });
// @ts-expect-error an option of another endpoint
checkStream(user, "", { server: "v1.3" });
// @ts-expect-error one record's
checkStream(user, "", { before: {} });
// @ts-expect-error a field has no draft
checkStream(phone, "", { draft: "x" });
// @ts-expect-error the path's parameter
buildStream(user, "{}", { params: {} });
// @ts-expect-error a number is no stream
checkStream(user, 1);
// @ts-expect-error a field builds nothing
buildStream(phone, "", { params: {} });
