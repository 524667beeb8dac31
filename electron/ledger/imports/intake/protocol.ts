import type { CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import type { SatMetadata } from "../../../../shared/domain/sat-metadata/read.ts";
import type { Found } from "./find.ts";

/**
 * Messages between the ledger process and its parse workers. The worker runs our own code, so these messages are not a
 * trust boundary like files are: what a hostile file can make of a worker is a crash or a hang, not a forged message.
 * They are therefore told apart by shape only; a schema over every document would cost as much as parsing it.
 */

/** Work for one worker: things to read, in this order. */
export interface JobMessage {
  readonly type: "job";
  readonly job: number;
  readonly entries: readonly Found[];
  /** Items of this job that were delivered by a worker before this one stopped. */
  readonly delivered: number;
  /** Items at which a worker stopped before, by what it was doing: left out this time. */
  readonly stoppedReading: readonly number[];
  readonly stoppedParsing: readonly number[];
}

/** Answer to `ReadMessage`: which items of the batch need no parsing. */
export interface KnownMessage {
  readonly type: "known";
  readonly job: number;
  readonly batch: number;
  /** Positions in the batch; "all": the other side has made its items itself, nothing of it has to be sent. */
  readonly known: readonly number[] | "all";
}

export type ToWorker = JobMessage | KnownMessage;

/** A batch has been read. Hashes in the order of the items, "" where nothing was read. */
export interface ReadMessage {
  readonly type: "read";
  readonly job: number;
  readonly batch: number;
  readonly sha256: readonly string[];
  /** Position in the job of the first item when the batch is these very entries, one item each; null with archives. */
  readonly from: number | null;
}

export interface WireItem {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The document as JSON, the metadata, why there is neither, or three times null when it is known. */
  readonly document: string | null;
  readonly metadata: SatMetadata | null;
  readonly refusal: CfdiRefusal | null;
  /** Length of its part of `ParsedMessage.xml`. */
  readonly packed: number;
}

export interface ParsedMessage {
  readonly type: "parsed";
  readonly job: number;
  readonly batch: number;
  readonly items: readonly WireItem[];
  /** Originals of all documents, packed of the batch, one after the other. */
  readonly xml: Uint8Array;
}

/** Everything of a job has been sent. */
export interface DoneMessage {
  readonly type: "done";
  readonly job: number;
}

export type FromWorker = ReadMessage | ParsedMessage | DoneMessage;

/** What a worker is started with. */
export interface WorkerSettings {
  readonly batchSize: number;
  /** Shared `Int32Array` of `PULSE` slots: what the worker is at, readable while it hangs. */
  readonly pulse: SharedArrayBuffer;
}

/** Slots of the pulse. */
export const PULSE = { busy: 0, job: 1, item: 2, beats: 3, slots: 4 } as const;
/** Values of `PULSE.busy`. */
export const IDLE = 0;
export const READING = 1;
export const PARSING = 2;

/** A batch is closed at this many bytes too, so that large files do not add up in memory. */
export const BATCH_BYTES = 24 * 1024 * 1024;
/** Larger files are refused unread (RULES 68). */
export const FILE_BYTES = 10 * 1024 * 1024;
/** The same for metadata of the tax authority: a line for each of some 130,000 documents. */
export const METADATA_BYTES = 32 * 1024 * 1024;

/** Whether a message is one that a parse worker sends. */
export function isFromWorker(value: unknown): value is FromWorker {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    (value.type === "read" || value.type === "parsed" || value.type === "done") &&
    "job" in value &&
    typeof value.job === "number"
  );
}
