// Every entry, in a program that compiles with `strict` and checks the declarations, too.

import * as everything from "identity-patch";
import { biot, type BiotUpdateOrganizationUser, type Issue, type Report } from "identity-patch/biot";
import { equalsMoney } from "identity-patch/equals-money";
import { phone } from "identity-patch/fields";
import { bindForm, type BoundForm } from "identity-patch/form";
import type wasm from "identity-patch/identity_patch.wasm";
import { kratos } from "identity-patch/kratos";
import { messages } from "identity-patch/messages/de";
import { messages as es } from "identity-patch/messages/es";
import { messages as fr } from "identity-patch/messages/fr";
import { messages as ja } from "identity-patch/messages/ja";
import { slashid } from "identity-patch/slashid";
import * as slim from "identity-patch/slim";

interface Handle {
  type: "phone_number";
  value: string;
}
const handles: Handle[] = [{ type: "phone_number", value: "123" }];
const draft: BiotUpdateOrganizationUser = { _phone: "+493012345678" };

function first({ issues: [issue] }: Report): Pick<Issue, "code" | "pointer" | "message"> | undefined {
  return issue && { code: issue.code, pointer: issue.pointer, message: issue.message };
}

type Entries = Pick<typeof everything, "phone" | "slashid" | "biot" | "kratos" | "equalsMoney">;

function ask({ phone, slashid, biot, kratos, equalsMoney }: Entries) {
  const built = biot.updateOrganizationUser.build({ params: { id: "3fa85f64-5717-4562-b3fc-2c963f66afa6" }, draft });
  return {
    phone: first(phone.check("0049 30 1234567")),
    handle: first(slashid.addHandles.check(handles)),
    user: first(biot.updateOrganizationUser.check({ _name: { firstName: "J" } })),
    body: built.ok ? built.request.body : undefined,
    patch: first(kratos.patchIdentity.check([{ op: "replace", path: "/traits/email" }])),
    person: first(equalsMoney.updatePerson.check({ email: "a@b.co" })),
  };
}

export const whole = ask(everything);
export const parts = ask({ phone, slashid, biot, kratos, equalsMoney });

/** `identity-patch/slim`, over a module that is given. */
export async function ofModule(module: typeof wasm) {
  await slim.init(module);
  return ask(slim);
}

const packs = [messages, es, fr, ja];
export const missing: string[] = packs.map((messages) => phone.check(7, { messages }).issues[0]?.message ?? "");

export const bind = (form: HTMLFormElement): BoundForm => bindForm(form, biot.updateOrganizationUser, { params: { id: "x" } });

// @ts-expect-error the types are there: a misspelt member
biot.updateOrganizationUser.fromResponse(404, {}, { draft: { _phnoe: null } });
