import { ORPCError } from "@orpc/client";
import type { LedgerErrorCode } from "../../shared/contract/errors.ts";
import { ledgerErrors } from "../../shared/contract/errors.ts";
import { StorageError } from "./db/db-errors.ts";

/** An error of the contract, as a client gets it. */
export function ledgerError(
  code: LedgerErrorCode,
  data?: Readonly<Record<string, unknown>>,
): ORPCError<string, unknown> {
  return new ORPCError<string, unknown>(code, { message: ledgerErrors[code].message, data });
}

/** Trouble with storage as the contract's error of the same code; anything else as it is. */
export function storageAsLedgerError(error: unknown): unknown {
  return error instanceof StorageError ? ledgerError(error.code, error.data) : error;
}
