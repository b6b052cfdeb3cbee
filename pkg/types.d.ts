// The shapes that every field and endpoint shares.

import type { Code } from "./generated/codes.js";

export type { Code };

/** What JSON text holds. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * Any object, also of an interface or a class, but a function (which has `Symbol.hasInstance`) and what JSON has no form of: a
 * Promise, a Map and the like have a `Symbol.toStringTag`. Temporal's values have one, too, and a `toJSON` beside it.
 */
export type PlainObject = object & {
  readonly [Symbol.hasInstance]?: never;
  readonly [Symbol.toStringTag]?: `Temporal.${string}`;
};

/**
 * What can be sent as JSON. It does not look into lists and objects: form libraries make the paths of all members, which would
 * not end in a recursive type. Object literals are of the type with the index signature, which takes members of any name.
 */
export type Jsonifiable = string | number | boolean | null | PlainObject | { readonly [name: string]: unknown };

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

/** The option that every endpoint takes; its type is that of its own server's answer. */
export interface BeforeOption<Before> {
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

/** `OwnOptions` are the options that it takes. */
export interface Field<Value, OwnOptions = Pick<Options, "maxIssues" | "messages">, Name extends string = string> {
  readonly name: Name;
  /** Whether there is no error. */
  is(value: unknown, options?: OwnOptions): value is Value;
  check(value: unknown, options?: OwnOptions): Report;
  /** The spelling that would pass without a warning, where the text does not and there is exactly one. */
  suggest(text: string, options?: OwnOptions): string | undefined;
  /** The same with options fixed. */
  with(options: OwnOptions): this;
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

/**
 * A draft's type with every list in it readonly, so that it takes frozen data and `as const`. What takes any object stays as
 * it is: a copy of its members alone would refuse most objects.
 */
type WithReadonlyLists<T> = T extends readonly (infer Item)[]
  ? readonly WithReadonlyLists<Item>[]
  : T extends object
    ? PlainObject extends T ? T : { readonly [Name in keyof T]: WithReadonlyLists<T[Name]> }
    : T;

/** A draft's members with names of their own, without those of an index signature. */
type BuiltIn<Draft> = { [Name in keyof Draft as {} extends Record<Name, unknown> ? never : Name]: Draft[Name] };

/**
 * The type of a member that is not built in, where `Names` are those of all members. Where there must be none of its name, and
 * where the whole is what `diff` or `fromForm` gives back, it is a text, which the compiler's error then shows.
 */
type CustomMember<Draft, Name extends string, Names extends string> = Name extends keyof Draft
  ? [Name, "warnings"] extends ["draft", Names]
    ? "this is no draft but holds one: pass its .draft"
    : Draft[Name]
  : string extends Name
    ? unknown
    : `there is no member ${Name}`;

/**
 * What is taken as a draft: `Draft`, with readonly lists, too. Where it takes custom members, `Names` are inferred from what is
 * passed, and each member is looked at by its name: an index signature would refuse every interface.
 */
export type AcceptedDraft<Draft, Names extends string> = keyof Draft extends keyof BuiltIn<Draft> | keyof unknown[]
  ? WithReadonlyLists<Draft>
  : PlainObject & WithReadonlyLists<BuiltIn<Draft>> & {
    readonly [Name in Names]?: Name extends keyof BuiltIn<Draft> ? unknown : CustomMember<Draft, Name, Names>;
  };

/** What a request is made of: parameters, headers, and the draft as data or as JSON text. */
export type Input<Draft, Facts extends EndpointFacts = EndpointFacts, Names extends string = keyof Draft & string> =
  & RequestInput<Facts["params"], Facts["headers"]>
  & ({ json: JsonText; draft?: undefined } | { draft: AcceptedDraft<Draft, Names>; json?: undefined });

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

/** `OwnOptions` are the options that it takes, `Facts` its id, its method and the names in its path and headers. */
export interface Endpoint<
  Draft,
  Before = object,
  OwnOptions = Options & BeforeOption<Before>,
  Facts extends EndpointFacts = EndpointFacts,
> {
  readonly id: Facts["id"];
  readonly method: Facts["method"];
  readonly path: Facts["path"];
  /** The document that it follows. */
  readonly source: string;
  readonly revision: string;
  check(draft: unknown, options?: OwnOptions): Report;
  /** The draft as JSON text or bytes; finds members given twice, and says byte offsets. */
  checkJson(json: JsonText, options?: OwnOptions): Report;
  /**
   * The server's answer beside what its document says of it, for mocks, tests and contract checks. What is of another type,
   * choice or format is an error, a member that the document does not name the warning `unknown_field`, one that is missing
   * no finding.
   */
  checkAnswer(answer: unknown, options?: OwnOptions): Report;
  /** Checks the draft and makes the request that carries it. */
  build<Names extends string>(input: Input<Draft, Facts, Names>, options?: OwnOptions): Built;
  /**
   * The smallest draft that turns `before` into `after`: the server's own answers, in their envelope or without. What
   * `after` lacks is left alone, `null` clears; paths of issues are those of `after`.
   */
  diff(before: Before | JsonText, after: Before | JsonText, options?: OwnOptions): Diff<Draft>;
  /** What the server will hold once it has taken the draft, in the shape of `before`. */
  apply<Held extends Before, Names extends string>(
    before: Held | JsonText,
    draft: AcceptedDraft<Draft, Names> | JsonText,
    options?: OwnOptions,
  ): Applied<Held>;
  /** A form's initial values under the names that `fromForm` reads. */
  toForm(before: Before | JsonText, options?: OwnOptions): Record<string, string | boolean | string[]>;
  /**
   * The draft that a form says: with `before`, only what the form changes. Paths of issues are those of the edited answer.
   * `""`, `null` and `[]` clear what `before` holds, and say nothing where it holds nothing, or is not given.
   */
  fromForm(form: Form, options?: OwnOptions): Drafted<Draft> & { issues: Issue[]; warnings: Issue[] };
  /** What an answer says of the request, put on the fields that it is about; with `draft`, on the draft's own places. */
  fromResponse<Names extends string>(
    status: number,
    body: unknown,
    options?: OwnOptions & { draft?: AcceptedDraft<Draft, Names> | JsonText | undefined },
  ): Issue[];
  /**
   * The spelling that would pass without a warning at this place, an issue's `path`, where the text itself does not and there
   * is exactly one.
   */
  suggest(path: readonly (string | number)[], text: string, options?: OwnOptions): string | undefined;
  /** The same with options fixed. */
  with(options: OwnOptions): this;
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

export type MakePlan<Before, OwnOptions, Param extends string, Header extends string> = (
  input: RequestInput<Param, Header> & { before: Before | JsonText; after: Before | JsonText },
  options?: OwnOptions,
) => Plan;
