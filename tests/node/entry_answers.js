// What an entry answers to the cases that the native crate is held to, so that entries can be compared with the main one.

import { readFileSync } from "node:fs";

/** Params that each kind of message is made of: one thing is expected, one of several, and nothing is known. */
const PARAMS = [
  { limit: 2, actual: 3, unit: "digits", at: 1, expected: "object", nearest: "plan", instead: "an edit of the traits", offset: 7 },
  { limit: 1, actual: 0, unit: "bytes", at: 0, expected: ["4", "5", "6", "9"] },
  {},
];

/**
 * Answers by the name of what was asked: on every row of every field and every case of every endpoint that the entry has; the
 * messages of every code, and a form's words, where it has those.
 */
export function answersOf({ fields = {}, endpoints = {}, messages = {}, words = {} }, cases) {
  const read = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, cases), "utf8"));
  const answers = {};
  for (const { field, json, filling, options } of read("fields")) {
    if (!fields[field]) continue;
    const value = JSON.parse(full(json, filling));
    const { check, is, suggest } = fields[field];
    answers[`${field} ${json} ${JSON.stringify(options)}`] = [check(value, options), is(value, options), suggest(value, options)];
  }
  for (const [id, endpoint] of Object.entries(endpoints)) {
    for (const { name, draft, json, filling, options } of read(id)) {
      answers[`${id} ${name}`] = endpoint.checkJson(full(json ?? JSON.stringify(draft), filling), options);
    }
    const { answers: documents } = read(`edits.${id.split(".")[0]}`);
    for (const [before, document] of Object.entries(documents)) {
      answers[`${id} toForm ${before}`] = endpoint.toForm(document);
      for (const [after, edited] of Object.entries(documents)) {
        const diff = endpoint.diff(document, edited);
        answers[`${id} ${before} to ${after}`] = [diff, endpoint.apply(document, diff.draft)];
      }
    }
  }
  for (const [code, text] of Object.entries(messages)) {
    answers[`message ${code}`] = typeof text === "function" ? PARAMS.map((params) => text({ code, params })) : text;
  }
  for (const [name, text] of Object.entries(words)) answers[`word ${name}`] = typeof text === "function" ? text({ count: 2 }) : text;
  return answers;
}

const full = (text, [filling, times] = ["…", 1]) => text.replaceAll("…", filling.repeat(times));
