// The opening: an edit that Kratos takes and that loses data, and the right one behind a button.

import { kratos } from "./package/generated/index.js";
import { button, el } from "./dom.js";
import { beside, drawJson, parse } from "./json.js";
import { SAMPLES } from "./samples.js";
import { sentence } from "./words.js";

const identity = kratos.patchIdentity;
const { before } = SAMPLES["kratos.patch_identity"];

/** What of an identity the boxes show. */
const part = ({ state, traits }) => JSON.stringify({ state, traits });

/** Source: tests/kratos/opening.json, recorded on Ory Kratos v1.3.1: the patch, its status 200, and the identity after it. */
const RELEASE = "v1.3.1";
const EMAIL = "jane@new.example";
const WRONG = [{ op: "replace", path: "/Traits/email", value: EMAIL }];
const AFTER_WRONG = { ...before, traits: { email: EMAIL } };

function wrong() {
  const [issue] = identity.check(WRONG, { before }).issues;
  return {
    name: "wrong",
    edit: ["2. An edit somebody wrote", "One capital letter, easily missed.", JSON.stringify(WRONG)],
    after: [
      "3. What Kratos makes of it",
      `It answers 200 OK, and every other trait is gone: seen on Ory Kratos ${RELEASE}.`,
      AFTER_WRONG,
    ],
    title: "identity-patch refuses it before it is sent",
    verdict: el("p", { className: "issue error" }, sentence(issue.message), " ", el("code", {}, issue.code)),
    isWrong: (path) => path.at(-1) === "path",
  };
}

function right() {
  const { draft, json } = identity.diff(before, { ...before, traits: { ...before.traits, email: EMAIL } });
  const { request } = identity.build({ params: { id: before.id }, json }, { before });
  return {
    name: "right",
    edit: ["2. The right patch", "In lower case, as the server spells it.", json],
    after: [
      "3. What Kratos will have",
      "Everything else stays. This is worked out here, without a server.",
      identity.apply(before, draft).value,
    ],
    title: "Checked: this is the request",
    verdict: el(
      "pre",
      { className: "http", tabIndex: 0, role: "group", "aria-label": "The request" },
      `${request.method} ${request.path}\n${request.body}`,
    ),
    isWrong: () => false,
  };
}

const box = (name, [title, about], content) =>
  el("section", { className: `box ${name}` }, el("h2", {}, title), el("p", { className: "note" }, about), el("pre", {}, content));

/** Draws the opening into its section; `toForm()` leads to the form below. */
export function opening(section, toForm) {
  const boxes = el("div", { className: "boxes" });
  const verdict = el("div", { className: "verdict" });
  section.append(boxes, verdict);

  function show({ name, edit, after, title, verdict: said, isWrong }, act, ...more) {
    section.dataset.state = name;
    boxes.replaceChildren(
      box("before", ["1. What the server has", "An identity with several traits."], drawJson(part(before))),
      box("operation", edit, drawJson(edit[2], { isNew: isWrong, gone: () => [] })),
      box("result", after, drawJson(part(after[2]), beside(parse(part(before))))),
    );
    verdict.replaceChildren(
      el("div", { className: "title" }, el("h2", {}, title), el("p", { className: "buttons" }, act, ...more)),
      said,
    );
  }

  const showWrong = () => show(wrong(), button("Use the right patch", showRight, { className: "main" }));
  const showRight = () => {
    const back = button("Show the mistake again", () => {
      showWrong();
      verdict.querySelector("button").focus();
    });
    show(right(), back, button("Edit it yourself", toForm, { className: "main" }));
    back.focus();
  };
  showWrong();
}
