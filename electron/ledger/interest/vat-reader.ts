import { sql } from "kysely";
import { parseCfdiDetail } from "../../../shared/domain/cfdi/parse.ts";
import { type VatRate, vatRateOf } from "../../../shared/domain/interest/vat.ts";
import { formatMicros, parseMicros } from "../../../shared/domain/money.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { decodeXml } from "../imports/intake/decode.ts";
import { unpack } from "../lib/packing.ts";

/** Files read before others get their turn. */
const STEP = 50;
/** Rates kept at most; what is kept can always be read again. */
const MOST_KEPT = 200_000;

/** A booked file never changes, so its rate is read once for each connection. */
const kept = new WeakMap<ReadHandle, Map<number, VatRate | null>>();

/**
 * VAT rate each of the invoices was charged at, by document id. Those without a CFDI (opening balances) are left out; null
 * is one whose file is damaged, which `verify` tells.
 */
export async function vatRates(
  db: ReadHandle,
  documentIds: readonly number[],
): Promise<ReadonlyMap<number, VatRate | null>> {
  const known = kept.get(db) ?? new Map<number, VatRate | null>();
  if (known.size > MOST_KEPT) known.clear();
  kept.set(db, known);
  const missing = documentIds.filter((id) => !known.has(id));
  for (let start = 0; start < missing.length; start += STEP) {
    const ids = missing.slice(start, start + STEP);
    const { rows } = await sql<{
      id: number;
      deflated: Uint8Array;
    }>`select document_id as id, deflated from document_file
      where document_id in (${sql.join(ids)})`.execute(db);
    for (const row of rows) known.set(row.id, rateOf(row.deflated));
    // Pages of screens are answered between two steps.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return known;
}

function rateOf(packed: Uint8Array): VatRate | null {
  const text = textOf(packed);
  const detail = text === null ? null : parseCfdiDetail(text);
  if (detail === null) return null;
  const { subtotal, discount, currency } = detail.document;
  const base = parseMicros(subtotal) - (discount === "" ? 0n : parseMicros(discount));
  const taxes = detail.taxes.filter((tax) => tax.kind === "transferred" && (tax.tax === "002" || tax.tax === "IVA"));
  return vatRateOf(base > 0n ? formatMicros(base, currency) : "0", taxes);
}

function textOf(packed: Uint8Array): string | null {
  try {
    const decoded = decodeXml(unpack(packed));
    return decoded.ok ? decoded.text : null;
  } catch {
    return null;
  }
}
