import type { MessagePort } from "node:worker_threads";
import type { LetterDocument } from "./letter/model.ts";
import type { ReportDocument } from "./model.ts";

/** What the ledger asks of its render thread. */
export type RenderRequest = DocumentRequest | LetterRequest | MergeRequest | TableRequest;

export interface DocumentRequest {
  readonly kind: "pdf" | "xlsx";
  readonly document: ReportDocument;
  /** Picture its letterhead names. */
  readonly logo: Uint8Array | null;
}

export interface LetterRequest {
  readonly kind: "letter";
  readonly letter: LetterDocument;
  /** Picture its letterhead names. */
  readonly logo: Uint8Array | null;
}

/** Files to be joined into one, in their order. */
export interface MergeRequest {
  readonly kind: "merge";
  readonly files: readonly string[];
}

/** The text of the sheets follows over `port`, over which the thread says how many more pieces it takes. */
export interface TableRequest {
  readonly kind: "table";
  readonly columns: readonly TableColumn[];
  readonly sheetName: string;
  /** File to write; the caller puts it in its place. */
  readonly file: string;
  readonly port: MessagePort;
}

/** Pieces that may be on their way to the thread: while a page of rows is read, it has the last ones to pack. */
export const PIECES_AHEAD = 12;
/** Pieces it asks for at a time: who makes them stops to hear of it. */
export const PIECES_AT_A_TIME = 3;

/** A piece of a sheet's XML in UTF-8, in a buffer of its own. The last one of a sheet says how many rows that has. */
export interface SheetPiece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number | null;
}

export interface TableColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** `money` takes {@link TableMoney}, `percent` a fraction, `day` a `YYYY-MM-DD` text, `instant` an ISO text in UTC. */
  readonly kind: "text" | "money" | "integer" | "percent" | "day" | "instant";
}

/** Amount in minor units; the currency decides its decimals. */
export interface TableMoney {
  readonly minor: number;
  readonly currency: string;
}

/**
 * Rows of a list in batches, as they are read: whoever waits for each of a hundred thousand rows spends a twentieth of the time on
 * waiting.
 */
export type TableBatches = AsyncIterable<Iterable<readonly TableValue[]>> | Iterable<Iterable<readonly TableValue[]>>;

/** Value of a cell; null or an empty day leaves the cell empty. An amount is a number of whole units or {@link TableMoney}. */
export type TableValue = string | number | TableMoney | null;
