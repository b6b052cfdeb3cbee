// What an entry answers to the cases that the native crate is held to, so that entries can be compared with the main one.

import { readFileSync } from "node:fs";

/** Answers by the name of what was asked: on every row of every field and every case of every endpoint that the entry has. */
export function answersOf({ fields = {}, endpoints = {} }, cases) {
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
  return answers;
}

const full = (text, [filling, times] = ["…", 1]) => text.replaceAll("…", filling.repeat(times));
