// The types of `identity-patch/form`.

import type { Built, Endpoint, EndpointFacts, FormWords, Issue, JsonText, Messages } from "./types.js";
import type { Report, Request, RequestHeaders } from "./types.js";

export type { Built, FormWords, Issue, Report, Request } from "./types.js";

declare global {
  /** Adds nothing to the DOM's type: without the DOM's types it is there all the same, and this module compiles. */
  interface HTMLFormElement {}
}

/**
 * `T`, which is not inferred from what is passed here: the compiler does not look into a condition that it cannot decide yet.
 * TypeScript has `NoInfer` for this from 5.4 on alone.
 */
type NotInferred<T> = [T][T extends unknown ? 0 : never];

export interface FormOptions<Before = object, Facts extends EndpointFacts = EndpointFacts> {
  /**
   * The server's own answer before the edit: it fills the form, also parts that are shown later, and only what is changed is
   * sent. A control that gets another value by it sends `input` and `change`, so that a framework's state follows. Of a
   * list, what has no control, or a disabled one, stays as it is.
   */
  before?: Before | JsonText;
  // `-?` changes no member: with it the compiler compares the members of two such types. By the type arguments alone,
  // `FormOptions` of any endpoint would be options of each.
  /** Path parameters by name, read anew for each check: a getter may read another input. */
  params: { readonly [name in Facts["params"]]-?: string };
  /** Headers by name, read anew for each check; never a credential. */
  headers?: RequestHeaders<Facts["headers"]>;
  /** The names of inputs that are passed over, with all below them (`csrf_token`). */
  ignore?: readonly string[];
  /** Own messages by code; under `form`, own words of the form itself. */
  messages?: Messages & { readonly form?: Partial<FormWords> };
  on?: {
    /** The form was submitted, and something is wrong: the first control with an error has the focus. */
    invalid?(report: Report): void;
    /** The form was submitted, and this is to be sent. Add the credential where you send it. */
    submit?(request: Request): void;
  };
}

export interface BoundForm {
  /**
   * All that is found now, at the places of the document. `form_constraint` is what the form's attributes refuse, or you by
   * `setCustomValidity`.
   */
  report(): Report;
  /** The request that the form makes now. */
  request(): Built;
  /** Puts what the server answered at the controls that it is about, until they are edited; what has no control is in the summary. */
  showResponse(status: number, body: unknown): Issue[];
  /** Takes away all that was added: listeners, attributes, elements. The controls keep their values. */
  destroy(): void;
}

/**
 * Binds a form to an endpoint: its controls are named by their paths (`_name.firstName`, `roles[]`). It is checked while a
 * person types, from the first time on that a control is left, and on submit made into the request.
 *
 * What is found stands behind its control, or in an element with `data-issues="NAME"`; a summary stands at the form's
 * beginning, or in an element with `data-issues=""`. Throws a `TypeError` where a path parameter is missing, or an option
 * unknown.
 *
 * ```js
 * const bound = bindForm(document.querySelector("form"), biot.updateOrganizationUser, {
 *   before, params: { id }, on: { submit: ({ method, path, headers, body }) => send(method, path, headers, body) },
 * });
 * ```
 */
export function bindForm<Draft, Before, OwnOptions, Facts extends EndpointFacts>(
  form: HTMLFormElement,
  endpoint: Endpoint<Draft, Before, OwnOptions, Facts>,
  options: FormOptions<NotInferred<Before>, NotInferred<Facts>>,
): BoundForm;
