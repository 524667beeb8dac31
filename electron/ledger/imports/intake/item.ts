import type { ReadResult } from "./parse-bytes.ts";

/** One file, or one member of an archive (`archive.zip!member`), as it comes out of the intake. */
export interface IntakeItem {
  readonly path: string;
  /** Last part of the path. */
  readonly fileName: string;
  /** Its size; 0 when it was not read, or is known already. */
  readonly bytes: number;
  /** SHA-256 of the original bytes, hex; "" when they were not read. */
  readonly sha256: string;
  /**
   * The document, a metadata file, why there is neither, or `known`: these very bytes are in the ledger already and were
   * not parsed.
   */
  readonly result: ReadResult | { readonly ok: false; readonly known: true };
  /** The original bytes, packed (lib/packing.ts), when `result.ok`. */
  readonly xml: Uint8Array | null;
}
