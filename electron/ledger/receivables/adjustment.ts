import { randomUUID } from "node:crypto";
import { formatMinor } from "../../../shared/domain/money.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ownDocument } from "./own-document.ts";

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
  const document = ownDocument({
    id,
    uuid: randomUUID().toUpperCase(),
    kind: "A",
    folio,
    customer_id: customerId,
    issued_on: on,
    currency,
    total: currency === "" ? "0" : formatMinor(minor, currency),
    recorded_at: at,
  });
  await tx.bulk.insert("document", [document]);
  return id;
}
