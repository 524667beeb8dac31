import type { Kysely, Transaction } from "kysely";
import type { ToldEvent } from "./audit-chain.ts";
import type { Bulk } from "./bulk.ts";
import type { Dialect } from "./migration.ts";
import type { Tables } from "./tables/tables.ts";

/** Any handle that can read: the reading connection or a transaction. Readers take this. */
export type ReadHandle = Kysely<Tables>;

/** What a writer gets: it exists only inside {@link LedgerDb.write}, so holding one proves the transaction. */
export interface LedgerTx {
  readonly sql: Transaction<Tables>;
  readonly bulk: Bulk;
  /** Events told so far; they are appended to the audit at the end, with the seal of what the transaction wrote. */
  readonly events: ToldEvent[];
  /** Of the rows that this transaction changes, nothing of what they said shall be guessable from earlier digests. */
  forgetWords(): void;
}

/** An open ledger on either dialect. */
export interface LedgerDb {
  readonly dialect: Dialect;
  /** File name, or "" on a server. */
  readonly path: string;
  /** Reading connection: sees what is committed, never waits for a writer. */
  readonly read: ReadHandle;
  /** Reads many rows by a list of keys on the reading connection. */
  readBulk<T>(work: (bulk: Pick<Bulk, "selectIn">) => Promise<T>): Promise<T>;
  /** Runs the work in one transaction: all of it is committed, or an error leaves nothing. Transactions do not nest. */
  write<T>(work: (tx: LedgerTx) => Promise<T>): Promise<T>;
  /** Database integrity by the engine's own check; a list of what is wrong, empty when sound. */
  integrityProblems(): Promise<string[]>;
  /**
   * Writes a consistent copy into a new file while work goes on; null on a server, which has its own backups. `progress`
   * gets the share that is done, 0 to 1. Throws what the signal was aborted with, or a StorageError.
   */
  readonly copyTo:
    | ((file: string, options: { signal?: AbortSignal; progress?: (share: number) => void }) => Promise<void>)
    | null;
  /**
   * The same ledger, read through what belongs to the customers of one person and nothing else; writing is not narrowed.
   * Closing it leaves this one open.
   */
  narrowed(collectorId: number): Promise<LedgerDb>;
  /** Leaves nothing of what was erased in the file and its log; on a server that is the server's own work. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}
