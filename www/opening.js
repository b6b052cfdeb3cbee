// The opening: an edit that Kratos takes and that loses data, and the right one behind a button.

import { kratos } from "./package/generated/index.js";
import { button, el } from "./dom.js";
import { beside, drawJson, parse } from "./json.js";
import { SAMPLES } from "./samples.js";
import { sentence } from "./words.js";

const { before } = SAMPLES["kratos.patch_identity"];
const NEW = "jane@new.example";

/** Source: tests/kratos/opening.json, recorded on Ory Kratos v1.3.1: the patch, its status 200, and the identity after it. */
const RELEASE = "v1.3.1";
const WRONG = [{ op: "replace", path: "/Traits/email", value: NEW }];
const AFTER_WRONG = { ...before, traits: { email: NEW } };

const identity = kratos.patchIdentity;
const right = () => identity.diff(before, { ...before, traits: { ...before.traits, email: NEW } }).json;

/** Draws the opening into its section; `toForm()` leads to the form below. */
export function opening(section, toForm) {
  const boxes = el("div", { className: "boxes" });
  const verdict = el("div", { className: "verdict" });
  section.append(boxes, verdict);
  const show = (isRight, focus) => {
    section.dataset.state = isRight ? "right" : "wrong";
    const draft = isRight ? right() : JSON.stringify(WRONG);
    const after = isRight ? identity.apply(before, draft).json : JSON.stringify(AFTER_WRONG);
    boxes.replaceChildren(
      box("before", "1. What the server has", drawJson(JSON.stringify(before)), "An identity with several traits."),
      box("operation", isRight ? "2. The right patch" : "2. An edit somebody wrote", patch(draft, isRight), line(isRight)),
      box(
        "result",
        isRight ? "3. What it will have" : "3. What Kratos makes of it",
        drawJson(after, beside(parse(JSON.stringify(before)))),
        outcome(isRight),
      ),
    );
    verdict.replaceChildren(...(isRight ? good(draft, toForm) : bad()));
    const act = isRight
      ? button("Show the mistake again", () => show(false, true))
      : button("Use the right patch", () => show(true, true), { className: "main" });
    verdict.append(el("p", { className: "buttons" }, act, isRight && button("Edit it yourself", toForm, { className: "main" })));
    if (focus) act.focus();
  };
  show(false);
}

const box = (name, title, content, about) =>
  el("section", { className: `box ${name}` }, el("h2", {}, title), el("p", { className: "note" }, about), el("pre", {}, content));

/** The operation, with the letter that is wrong marked. */
function patch(draft, isRight) {
  return drawJson(draft, { isNew: (path) => isRight === false && path.at(-1) === "path", gone: () => [] });
}

const line = (isRight) => (isRight ? "In lower case, as the server spells it." : "One capital letter, easily missed.");

const outcome = (isRight) =>
  isRight
    ? "Everything else stays. This is worked out here, without a server."
    : `It answers 200 OK. Every other trait is gone. Recorded on Ory Kratos ${RELEASE}.`;

function bad() {
  const [issue] = identity.check(WRONG, { before }).issues;
  return [
    el("h2", {}, "identity-patch refuses it before it is sent"),
    el(
      "p",
      { className: "issue error" },
      el("strong", {}, "Error at the path: "),
      sentence(issue.message),
      " ",
      el("code", {}, issue.code),
    ),
  ];
}

function good(json) {
  const { request } = identity.build({ params: { id: before.id }, json }, { before });
  return [
    el("h2", {}, "Checked: this is the request"),
    el(
      "pre",
      { className: "http", tabIndex: 0, ariaLabel: "Request" },
      `${request.method} ${request.path}\n`,
      drawJson(request.body),
    ),
  ];
}
