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

/** Rows follow over `port`; the next batch is sent when the one before was taken. */
export interface TableRequest {
  readonly kind: "table";
  readonly columns: readonly TableColumn[];
  readonly sheetName: string;
  /** File to write; the caller puts it in its place. */
  readonly file: string;
  readonly port: MessagePort;
}

/**
 * Batches that may be on their way to the writer: reading goes by pages of a few batches, and while one is read the writer has
 * the last one to write.
 */
export const BATCHES_AHEAD = 8;

/** Over the port of a table: a batch of rows, or null after the last. */
export type RowBatch = readonly (readonly PlainValue[])[] | null;

/** A cell on its way to the thread: amounts are numbers of whole units by now, objects would cost more than the file. */
export type PlainValue = string | number | null;

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

/** Value of a cell; null or an empty day leaves the cell empty. */
export type TableValue = PlainValue | TableMoney;
