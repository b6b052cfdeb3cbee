// Shows the request.

import { el } from "./dom.js";

export const asText = ({ method, path, headers, body }) =>
  [`${method} ${path}`, ...lines(headers), "", body].join("\n");

export const bytes = ({ body }) => new TextEncoder().encode(body).length;

const lines = (headers) => Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

export const drawn = ({ method, path, headers, body }) => [
  el("p", { className: "line" }, el("b", {}, method), " ", el("span", { id: "path" }, path)),
  el("div", { id: "headers" }, ...lines(headers).map((text) => el("p", {}, text))),
  el("pre", { id: "body" }, laid(body)),
];

const TOKEN = /("(?:[^"\\]|\\.)*")(?=(:?))|\{\}|\[\]|[[\]{},:]|[^[\]{},:"]+/g;

/** Compact JSON. Only the style sheet lays it out, so that its text stays the one that is sent. */
function laid(json) {
  const line = () => el("span", { className: "line" });
  const outer = [];
  let block = el("code");
  let current = block.appendChild(line());
  const root = block;
  for (const [token, string, colon] of json.matchAll(TOKEN)) {
    if (token === "}" || token === "]") [block, current] = outer.pop();
    current.append(string ? el("span", { className: colon ? "key" : "string" }, token) : token);
    if (token === "{" || token === "[") {
      outer.push([block, current]);
      block = current.appendChild(el("span", { className: "block" }));
      current = block.appendChild(line());
    } else if (token === ",") {
      current = block.appendChild(line());
    }
  }
  return root;
}
