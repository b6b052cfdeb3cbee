// Packs of messages by `import` and by `require`, and a form that speaks German.

import assert from "node:assert/strict";
import { biot } from "identity-patch";
import german, { messages as de } from "identity-patch/messages/de";
import { messages as es } from "identity-patch/messages/es";
import { messages as fr } from "identity-patch/messages/fr";
import { messages as ja } from "identity-patch/messages/ja";
import { openFolder } from "../browser.js";
import required from "./required.cjs";

const draft = { _name: { firstName: "J".repeat(51) } };
const said = (messages) => biot.updateOrganizationUser.with({ messages, strict: true }).check(draft).issues.map(({ message }) => message);

assert.equal(german, de);
assert.deepEqual([de, es, fr, ja].map(said), [
  ["muss angegeben werden", "darf höchstens 50 Zeichen haben, hat aber 51"],
  ["es obligatorio", "debe tener como máximo 50 caracteres, pero tiene 51"],
  ["doit être renseigné", "doit comporter au plus 50\u00a0caractères, mais en comporte 51"],
  ["入力してください", "50文字以下にしてください（現在は51文字）"],
]);
assert.deepEqual(said({ ...de, required: "fehlt" })[0], "fehlt");
assert.deepEqual(required, said(de));
console.log(`ran in Node ${process.versions.node}`);

const folders = { "/": import.meta.dirname, "/identity-patch": "../node_modules/identity-patch" };
await openFolder(folders, {
  "/": (result) =>
    assert.deepEqual(result, {
      first: {
        summary: "Nicht gesendet: 1 Fehler",
        link: "Telefon: muss mit + und der Ländervorwahl beginnen, z.\u00a0B. +49",
        message: "Muss mit + und der Ländervorwahl beginnen, z.\u00a0B. +49",
        use: "+49301234567 übernehmen",
      },
      then: { summary: "", body: '{"_phone":"+49301234567"}' },
      refused: "Vom Server abgelehnt: 1 FehlerMuss sich auf etwas beziehen, das auf dem Server vorhanden ist",
    }),
});
