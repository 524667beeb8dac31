import { randomUUID } from "node:crypto";
import { formatMinor } from "../../../shared/domain/money.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";

/** The source of entries that no CFDI and no money causes. */
interface Adjustment {
  /** What people call it, wherever a source of entries is named. */
  readonly folio: string;
  readonly customerId: number;
  readonly on: string;
  readonly currency: string;
  readonly minor: number;
}

/** Keeps the source of an adjustment: a document of ours, with a UUID of our own. Answers its id. */
export async function insertAdjustment(tx: LedgerTx, adjustment: Adjustment, at: string): Promise<number> {
  const { folio, customerId, on, currency, minor } = adjustment;
  const id = await takeIds(tx, "document", 1);
  await tx.bulk.insert("document", [
    {
      id,
      uuid: randomUUID().toUpperCase(),
      kind: "A",
      version: "",
      series: "",
      folio,
      issuer_rfc: "",
      customer_id: customerId,
      receiver_name: "",
      issued_at: `${on}T12:00:00`,
      issued_on: on,
      stamped_at: "",
      currency,
      total: currency === "" ? "0" : formatMinor(minor, currency),
      exchange_rate: "",
      payment_method: "",
      payment_form: "",
      payment_terms: "",
      global: 0,
      adds_up: 1,
      content_hash: "",
      path: "",
      sha256: "",
      bytes: 0,
      warnings: "[]",
      run_id: null,
      recorded_at: at,
      merged_from: null,
    },
  ]);
  return id;
}
