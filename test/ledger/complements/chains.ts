import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { CfdiDocument, CfdiPayment } from "../../../shared/domain/cfdi/document.ts";
import { incoming, makeComplement, rules, uuid } from "../support/documents.ts";

/** Numbers of a line of a complement, as the issuer writes them. */
export type Written = readonly [invoice: number, number: string, prior: string, paid: string, left: string];

/** A Pago in pesos with the issuer's own balances. */
export function pago(day: string, lines: readonly Written[], changes: Partial<CfdiPayment> = {}): CfdiPayment {
  const sum = lines.reduce((total, [, , , paid]) => total + Math.round(Number(paid) * 100), 0);
  return {
    paidAt: `${day}T12:00:00`,
    form: "03",
    currency: "MXN",
    exchangeRate: "1",
    amount: (sum / 100).toFixed(2),
    operation: "",
    lines: lines.map(([target, installment, prior, paid, left]) => ({
      target: uuid(target),
      series: "",
      folio: "",
      currency: "MXN",
      equivalence: "1",
      installment,
      prior,
      paid,
      left,
    })),
    ...changes,
  };
}

/** A complement issued on the day of its payment. */
export function rep(n: number, day: string, lines: readonly Written[], changes: Partial<CfdiDocument> = {}) {
  return makeComplement(n, [pago(day, lines)], { issuedAt: `${day}T18:00:00`, ...changes });
}

/** Posts documents as one import would. */
export async function post(db: LedgerDb, documents: readonly CfdiDocument[]): Promise<void> {
  const known = await db.read.selectFrom("import_run").select("id").executeTakeFirst();
  await db.write(async (tx) => {
    if (!known) {
      await tx.bulk.insert("import_run", [
        { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
      ]);
    }
    const context = { runId: 1, recordedAt: "2026-07-01T00:00:00.000Z", actor: "test" };
    await postDocuments(tx, documents.map(incoming), context, rules);
  });
}
