import { ORPCError } from "@orpc/client";
import type { LedgerErrorCode } from "../../shared/contract/errors.ts";
import { ledgerErrors } from "../../shared/contract/errors.ts";
import { StorageError, storageError } from "./db/db-errors.ts";

/** An error of the contract, as a client gets it. */
export function ledgerError(
  code: LedgerErrorCode,
  data?: Readonly<Record<string, unknown>>,
): ORPCError<string, unknown> {
  return new ORPCError<string, unknown>(code, { message: ledgerErrors[code].message, data });
}

/**
 * Trouble with storage as the contract's error of the same code; anything else as it is. What the engine met while reading is
 * told of the ledger at `path`.
 */
export function storageAsLedgerError(error: unknown, path = ""): unknown {
  const ofEngine = error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_");
  const sorted = ofEngine ? storageError(error, path) : error;
  return sorted instanceof StorageError ? ledgerError(sorted.code, sorted.data) : error;
}
