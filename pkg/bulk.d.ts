// The types of `identity-patch/bulk`.

import type { Endpoint, EndpointFacts, Field, Issue, MakePlan, Options, Request, RequestHeaders } from "./types.js";

export type { Issue, Request } from "./types.js";

/** What a stream may give: bytes, or texts that are UTF-8 once they are bytes. */
type Chunk = string | ArrayBufferView | ArrayBuffer;

/**
 * Records as a stream, as an iterable of bytes or texts, as bytes, as a text, or as the URL of a file, which is read quickest.
 * What is compressed by gzip (or zstd, from Node.js 22.15 on) is unpacked.
 */
export type Records =
  | Chunk
  | AsyncIterable<Chunk>
  | Iterable<Chunk>
  | { getReader(): { read(): Promise<{ done: boolean; value?: Chunk | undefined }>; cancel(reason?: unknown): Promise<unknown> } }
  | { stream(): object }
  | { readonly href: string; readonly protocol: string; readonly searchParams: object };

/** How far a stream has come, after each block. */
export interface Progress {
  records: number;
  lines: number;
  /** Of what is unpacked. */
  bytes: number;
  /** Records without an error. */
  ok: number;
  errors: number;
  warnings: number;
}

/** What a stream takes beside the options of its field or endpoint. */
export interface StreamOptions {
  /**
   * How records stand in the stream: a JSON text in each line, one JSON list, CSV with a header row, or one field's text in each
   * line. `auto`, the default, goes by the name of a file and by the content.
   */
  format?: "auto" | "ndjson" | "json" | "csv" | "lines";
  /** CSV: what separates cells; unless told, what the header row has of `,`, `;` and tab. */
  delimiter?: string;
  /** How many threads judge records; 1 unless told, which is this one. */
  jobs?: number;
  /** Whether all records are given, also those of which there is nothing to say. */
  all?: boolean;
  onProgress?(progress: Progress): void;
  /** Ends the stream, which then throws the signal's reason. */
  signal?: { readonly aborted: boolean; addEventListener(type: "abort", listener: () => void): void };
}

/** What a stream of an endpoint's records takes beside that. */
export interface RecordOptions extends StreamOptions {
  /** Members of records, or columns, that are none of the draft. */
  ignore?: readonly string[];
  /** The member of a record that is its draft, where other members stand beside it. */
  draft?: string;
}

/** A member of the record, or a column: it is taken out of the draft. */
export interface Member {
  member: string;
}

/** A path parameter of a request: the same for all, a member, or what a function makes of the record, which takes longer. */
export type Param = string | Member | ((record: any) => string);

export interface BuildOptions<Facts extends EndpointFacts = EndpointFacts> extends RecordOptions {
  params: { readonly [name in Facts["params"]]-?: Param };
  /** Headers by name; never a credential. */
  headers?: RequestHeaders<Facts["headers"]> | undefined;
}

export interface DiffOptions<Param extends string = string, Header extends string = string>
  extends Omit<RecordOptions, "draft"> {
  /** Where they are given, requests are made of the drafts. A member may stand beside `before` and `after`, or in one of them. */
  params?: { readonly [name in Param]-?: string | Member };
  headers?: RequestHeaders<Header> | undefined;
}

/** What is found in one record. */
export interface Found {
  /** The record's number, from 0. */
  record: number;
  /** The line on which it begins, from 1. */
  line: number;
  /** Whether there is no error. */
  ok: boolean;
  issues: Issue[];
  warnings: Issue[];
  /** Whether there were more. */
  truncated: boolean;
}

export interface BuiltRecord extends Found {
  /** Where there is no error. */
  request?: Request;
}

export interface ComparedRecord<Draft = unknown> extends Found {
  /** Where there is no error: whether there is anything to send. */
  changed?: boolean;
  /** The draft, where no `params` were given. */
  draft?: Draft;
  /** The draft as JSON text, with every digit. */
  json?: string;
  /** The request that carries it, where `params` were given and anything is to be sent. */
  request?: Request;
}

export interface PlannedRecord extends Found {
  changed?: boolean;
  /** In the order in which they are safe to be sent. */
  requests?: Request[];
}

/** An endpoint's own options, but `before`, which is one record's. */
type Shared<OwnOptions> = Omit<OwnOptions, "before" | "ignore" | "inputs">;

/**
 * Checks every record of a stream, in the order of the input. Records without a finding are given where `all` is set.
 *
 * ```js
 * for await (const { line, issues } of checkStream(biot.updateOrganizationUser, createReadStream("users.ndjson"))) {
 *   for (const { pointer, message } of issues) console.log(`${line}: ${pointer} ${message}`);
 * }
 * ```
 */
export function checkStream<Value, OwnOptions>(
  field: Field<Value, OwnOptions>,
  records: Records,
  options?: StreamOptions & OwnOptions,
): AsyncGenerator<Found, void, undefined>;
export function checkStream<Draft, Before, OwnOptions, Facts extends EndpointFacts>(
  endpoint: Endpoint<Draft, Before, OwnOptions, Facts>,
  records: Records,
  options?: RecordOptions & Shared<OwnOptions>,
): AsyncGenerator<Found, void, undefined>;
export function checkStream(
  id: string,
  records: Records,
  options?: RecordOptions & Shared<Options>,
): AsyncGenerator<Found, void, undefined>;

/** Builds the request of every record of a stream: gives each that has one, and each of which there is something to say. */
export function buildStream<Draft, Before, OwnOptions, Facts extends EndpointFacts>(
  endpoint: Endpoint<Draft, Before, OwnOptions, Facts>,
  records: Records,
  options: BuildOptions<Facts> & Shared<OwnOptions>,
): AsyncGenerator<BuiltRecord, void, undefined>;
export function buildStream(
  id: string,
  records: Records,
  options: BuildOptions & Shared<Options>,
): AsyncGenerator<BuiltRecord, void, undefined>;

/** Compares `before` and `after` of every record: gives each that differs, and each of which there is something to say. */
export function diffStream<Draft, Before, OwnOptions, Facts extends EndpointFacts>(
  endpoint: Endpoint<Draft, Before, OwnOptions, Facts>,
  records: Records,
  options?: DiffOptions<Facts["params"], Facts["headers"]> & Shared<OwnOptions>,
): AsyncGenerator<ComparedRecord<Draft>, void, undefined>;
export function diffStream<Before, OwnOptions, Param extends string, Header extends string>(
  plan: MakePlan<Before, OwnOptions, Param, Header>,
  records: Records,
  options: DiffOptions<Param, Header> & { params: object } & Shared<OwnOptions>,
): AsyncGenerator<PlannedRecord, void, undefined>;
export function diffStream(
  id: string,
  records: Records,
  options?: DiffOptions & Shared<Options>,
): AsyncGenerator<ComparedRecord & PlannedRecord, void, undefined>;
