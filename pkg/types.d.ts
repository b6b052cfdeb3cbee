// The shapes that every field and endpoint shares.

import type { Code } from "./generated/codes.js";

export type { Code };

/** What JSON text holds. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** What can be sent as JSON: also lists and interfaces as they are. Not recursive: form libraries make paths of it. */
export type Jsonifiable = string | number | boolean | null | object;

/** JSON text, or its bytes: a document in which every number keeps its digits. */
export type JsonText = string | ArrayBufferView | ArrayBuffer;

type Lower =
  | "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m"
  | "n" | "o" | "p" | "q" | "r" | "s" | "t" | "u" | "v" | "w" | "x" | "y" | "z";

/** The first letter of a custom attribute's name. */
export type Letter = Lower | Uppercase<Lower>;

/** One finding. It never holds the value. */
export interface Issue {
  /** Stable, snake_case. */
  code: Code;
  severity: "error" | "warning";
  /** English, lower case, no final stop; says what is expected. */
  message: string;
  /** Where, e.g. `["_name", "firstName"]`; for a missing member, where it should stand. */
  path: (string | number)[];
  /** The path as an RFC 6901 JSON Pointer. */
  pointer: string;
  /** What the message speaks of. */
  params: Params;
}

export interface Params {
  /** The bound that was passed. */
  limit?: number;
  /** What `limit` and `actual` count: bytes, characters, UTF-16 units, digits, items, levels. */
  unit?: string;
  /** A length or a count, never content. */
  actual?: number;
  /** Where in the text, in UTF-16 units, so that an input's caret can be set. */
  at?: number;
  /** What would have been right. */
  expected?: string | string[];
  /** The nearest name that the table knows. */
  nearest?: string;
  /** What makes the edit that this draft cannot: an endpoint's id, a method and a path, or the edit in words. */
  instead?: string;
  /** The HTTP status of the answer, from `fromResponse`. */
  status?: number;
  /** For what stands outside the draft, or outside the operations of a patch. */
  in?: "path" | "header" | "document" | "before" | "after";
  /** The path parameter's or the header's name. */
  name?: string;
  /** Byte offset in the JSON text, from `checkJson`. */
  offset?: number;
  [name: string]: unknown;
}

/** Everything that was found, in the order of the draft. */
export interface Report {
  /** Whether there is no error. */
  ok: boolean;
  issues: Issue[];
  warnings: Issue[];
  /** Whether there were more. */
  truncated: boolean;
}

/** Own messages by code; `{limit}` and its like are filled from `params`. */
export type Messages = { readonly [code in Code]?: string | ((issue: Issue) => string | undefined) };

/** A bound form's own words (`identity-patch/form`): a text, in which `{name}` is filled in, or a function. */
export interface FormWords {
  /** In the summary: how many errors there are. */
  errors: string | ((params: { count: number }) => string);
  /** In the summary: how many errors the server found. */
  refused: string | ((params: { count: number }) => string);
  /** In the summary, where a form is submitted in which nothing was edited. */
  unchanged: string | (() => string);
  /** In the summary: what is wrong, after the label of its control. */
  link: string | ((params: { label: string; message: string }) => string);
  /** At a control: what is doubtful, but does not stop a request. */
  warning: string | ((params: { message: string }) => string);
  /** On the button that writes a suggestion into the control. */
  use: string | ((params: { text: string }) => string);
  /** At a control whose value the server limits to so many bytes. */
  bytes: string | ((params: { actual: number; limit: number }) => string);
}

/** Everything that may be asked. Each field and each endpoint takes some of it. */
export interface Options {
  /** At most so many errors, and as many warnings; 100 unless told. */
  maxIssues?: number;
  /** Whether warnings are errors: they then stand among the issues. */
  strict?: boolean;
  messages?: Messages;
  /** `email`: which grammar; `rfc5321` unless told. */
  profile?: "rfc5321" | "rfc5322" | "practical";
  /**
   * `phone`: the region in which a number without a calling code is dialled, as ISO 3166-1 alpha-2 has it (`GB`). Such a
   * number is read by `suggest` alone; it changes no verdict.
   */
  country?: string;
  /** `locale` and BioT: the locales that are installed. */
  locales?: readonly string[];
  /** BioT: the platform's version; from `2.4.1` on, `_mfa.enabled` may be left out. */
  biotPlatform?: string;
  /** Equals Money: whether a draft without `accountId` is refused. */
  requireAccountId?: boolean;
  /** Equals Money: `current` takes the members that came after the document. */
  revision?: "document" | "current";
  /** Ory Kratos: the server's release; `latest` unless told. */
  server?: "latest" | "v26.2" | "v25.4" | "v1.3";
  /** `diff`: what `after` lacks is left alone with a warning (the default), left alone without one (`keep`), or cleared. */
  absent?: "keep" | "clear";
  /** Whether an empty text is a value (the default), or as good as absent, as form libraries hold an untouched input. */
  empty?: "value" | "absent";
  /**
   * `fromForm`: the names of all inputs that the form has. FormData does not tell of boxes that are not checked and lists of
   * which nothing is chosen: what sends nothing is off, or empty.
   */
  inputs?: readonly string[];
  /** `fromForm`: the names of inputs that are passed over, with all below them (`csrf_token`). */
  ignore?: readonly string[];
}

/** The option that every endpoint takes, of its own server's answer. */
export interface Beside<Before> {
  /** The server's own answer before the edit: lets a check see what the draft would do to it. */
  before?: Before | JsonText;
}

/** Makes a JSON Schema that never refuses what a check takes. */
export type ToJsonSchema = (options: {
  /** Any other throws. */
  readonly target: "draft-2020-12" | "draft-07" | (string & {});
}) => Record<string, unknown>;

/** Standard Schema and Standard JSON Schema, version 1. */
export interface Standard<Value> {
  readonly version: 1;
  readonly vendor: "identity-patch";
  readonly validate: (
    value: unknown,
  ) => { readonly value: Value; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
  /** Of what is taken by default; where options are fixed, of what is taken under any of them. */
  readonly jsonSchema: { readonly input: ToJsonSchema; readonly output: ToJsonSchema };
  /** Never there: libraries infer the type of their values from it. */
  readonly types?: { readonly input: Value; readonly output: Value } | undefined;
}

export interface Field<Value, Asked = Pick<Options, "maxIssues" | "messages">, Name extends string = string> {
  readonly name: Name;
  /** Whether there is no error. */
  is(value: unknown, options?: Asked): value is Value;
  check(value: unknown, options?: Asked): Report;
  /** The spelling that would pass without a warning, where the text does not and there is exactly one. */
  suggest(text: string, options?: Asked): string | undefined;
  /** The same with options fixed. */
  with(options: Asked): this;
  readonly "~standard": Standard<Value>;
}

export interface AttributeValueMethods {
  /** How many bytes the value has when it is sent as JSON, be it too many or not; `undefined` where it cannot be sent. */
  size(value: unknown): number | undefined;
}

export interface JsonPointerMethods {
  /**
   * The value that the pointer leads to: strict RFC 6901, on plain data, through own members only. It is what the
   * document holds, not a copy. What is `undefined` is not there.
   */
  get(document: unknown, pointer: string): { ok: true; value: unknown } | { ok: false; issues: Issue[] };
  /** The pointer that these reference tokens make; an issue's `path` makes its `pointer`. */
  join(tokens: readonly (string | number)[]): string;
  /** The reference tokens of a pointer, unescaped; `undefined` where it is none. */
  split(pointer: string): string[] | undefined;
}

export interface JsonPatchMethods {
  /**
   * What the operations make of the document: strict RFC 6902, all of them or none. Neither argument is changed, and the
   * answer shares nothing with them: all go as JSON, so that a member that is `undefined` is not there.
   */
  apply(document: unknown, operations: unknown): { ok: true; document: Json } | { ok: false; issues: Issue[] };
}

/** What is to be sent. Add the credential where you send it. */
export interface Request {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** The commonest names of credentials. They are added where the request is sent; others are refused when it is built. */
type Credential = "Authorization" | "authorization" | "Cookie" | "cookie" | "SlashID-API-Key";

/** Headers by name: those that an endpoint asks for, and any other. */
export type RequestHeaders<Name extends string> = { readonly [known in Name]?: string | undefined } & {
  readonly [credential in Credential]?: undefined;
} & { readonly [name: string]: string | undefined };

export interface RequestInput<Param extends string = string, Header extends string = string> {
  /** Path parameters by name. */
  params: { readonly [name in Param]: string };
  /** Headers by name; never a credential. */
  headers?: RequestHeaders<Header> | undefined;
}

/** What is written into an endpoint: `params` and `headers` are the names of its path parameters and headers. */
export interface EndpointFacts {
  id: string;
  method: string;
  path: string;
  params: string;
  headers: string;
}

/** The same, but that lists may be readonly. */
type ReadonlyLists<T> = T extends readonly (infer Item)[]
  ? readonly ReadonlyLists<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: ReadonlyLists<T[Name]> }
    : T;

/** The members that the table names, without those of an index signature. */
type Named<T> = { [Name in keyof T as {} extends Record<Name, unknown> ? never : Name]: T[Name] };

/** What a member must be that is not `Named`: of a wrong name, a text that the compiler's error then shows. */
type Member<Draft, Name extends string> = Name extends keyof Draft
  ? Draft[Name]
  : string extends Name
    ? unknown
    : `there is no member ${Name}`;

/**
 * What is taken as a draft. No interface fits an index signature: where the draft has one, the names of what is given are
 * inferred, and looked at one by one.
 */
export type Given<Draft, Name extends string> = keyof Draft extends keyof Named<Draft> | keyof unknown[]
  ? ReadonlyLists<Draft>
  : ReadonlyLists<Named<Draft>> & { readonly [N in Name]?: N extends keyof Named<Draft> ? unknown : Member<Draft, N> };

/** The draft as data, or as JSON text. */
export type Input<Draft, Its extends EndpointFacts = EndpointFacts, Name extends string = keyof Draft & string> =
  & RequestInput<Its["params"], Its["headers"]>
  & ({ json: JsonText; draft?: undefined } | { draft: Given<Draft, Name>; json?: undefined });

export type Refused = { ok: false; issues: Issue[]; warnings: Issue[]; truncated: boolean };

export type Built = { ok: true; request: Request; warnings: Issue[] } | Refused;

/** A draft that turns one answer into another; where not all could be expressed, the draft of the rest. */
export type Diff<Draft> = { ok: true; changed: boolean; warnings: Issue[] } & Drafted<Draft> | (Refused & Drafted<Draft>);

export interface Drafted<Draft> {
  draft: Draft;
  /** The draft as JSON text, with every digit: `build` takes it. */
  json: string;
}

/** `json`: the value as JSON text, with every digit. */
export type Applied<Before> = { ok: true; value: Before; json: string; warnings: Issue[] } | Refused;

/**
 * An HTML form, its FormData, any entries of names and values, or the values themselves, nested as form libraries hold them:
 * `{ _name: { firstName: "Jane" } }`. A list of pairs of a name and a value is entries, any other list is values.
 */
export type Form = Iterable<readonly [string, unknown]> | object;

export interface Endpoint<Draft, Before = object, Asked = Options & Beside<Before>, Its extends EndpointFacts = EndpointFacts> {
  readonly id: Its["id"];
  readonly method: Its["method"];
  readonly path: Its["path"];
  /** The document that it follows. */
  readonly source: string;
  readonly revision: string;
  check(draft: unknown, options?: Asked): Report;
  /** The draft as JSON text or bytes; finds members given twice, and says byte offsets. */
  checkJson(json: JsonText, options?: Asked): Report;
  /**
   * The server's answer beside what its document says of it, for mocks, tests and contract checks. What is of another type,
   * choice or format is an error, a member that the document does not name the warning `unknown_field`, one that is missing
   * no finding.
   */
  checkAnswer(answer: unknown, options?: Asked): Report;
  /** Checks the draft and makes the request that carries it. */
  build<Name extends string>(input: Input<Draft, Its, Name>, options?: Asked): Built;
  /**
   * The smallest draft that turns `before` into `after`: the server's own answers, in their envelope or without. What
   * `after` lacks is left alone, `null` clears; paths of issues are those of `after`.
   */
  diff(before: Before | JsonText, after: Before | JsonText, options?: Asked): Diff<Draft>;
  /** What the server will hold once it has taken the draft, in the shape of `before`. */
  apply<Held extends Before, Name extends string>(
    before: Held | JsonText,
    draft: Given<Draft, Name> | JsonText,
    options?: Asked,
  ): Applied<Held>;
  /** A form's initial values under the names that `fromForm` reads. */
  toForm(before: Before | JsonText, options?: Asked): Record<string, string | boolean | string[]>;
  /**
   * The draft that a form says: with `before`, only what the form changes. Paths of issues are those of the edited answer.
   * `""`, `null` and `[]` clear what `before` holds, and say nothing where it holds nothing, or is not given.
   */
  fromForm(form: Form, options?: Asked): Drafted<Draft> & { issues: Issue[]; warnings: Issue[] };
  /** What an answer says of the request, put on the fields that it is about; with `draft`, on the draft's own places. */
  fromResponse<Name extends string>(
    status: number,
    body: unknown,
    options?: Asked & { draft?: Given<Draft, Name> | JsonText | undefined },
  ): Issue[];
  /**
   * The spelling that would pass without a warning at this place, an issue's `path`, where the text itself does not and there
   * is exactly one.
   */
  suggest(path: readonly (string | number)[], text: string, options?: Asked): string | undefined;
  /** The same with options fixed. */
  with(options: Asked): this;
  readonly "~standard": Standard<Draft>;
}

/** The requests that one edit takes, in the order in which they are safe to be sent. */
export interface Plan {
  /** Whether there is no error. */
  ok: boolean;
  /** What could be expressed. */
  requests: Request[];
  issues: Issue[];
  warnings: Issue[];
}

export type MakePlan<Before, Asked, Param extends string, Header extends string> = (
  input: RequestInput<Param, Header> & { before: Before | JsonText; after: Before | JsonText },
  options?: Asked,
) => Plan;
