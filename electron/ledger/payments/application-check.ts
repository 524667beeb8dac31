import { sql } from "kysely";
import type { ApplyTo } from "../../../shared/contract/payments.ts";
import { formatMinor, microsToMinor, minorToMicros, parseMicros } from "../../../shared/domain/money.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { DocumentRow } from "../db/tables/documents.ts";
import type { PaymentApplicationRow } from "../db/tables/payments.ts";
import { NEVER } from "../db/tables/spec.ts";
import { ledgerError } from "../ledger-error.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { appliableTo } from "./appliable-reader.ts";

/** The payment money is taken from. */
export interface Payer {
  readonly id: number;
  readonly documentId: number;
  readonly customerId: number;
  readonly currency: string;
  readonly label: string;
  /** What may still be applied, minor units. */
  unappliedMinor: number;
  /** What is left when complementos and earlier applications have taken all they say; more than this goes ahead of them. */
  restMinor: number;
}

/** An application that was checked, ready to be written. */
export type CheckedApplication = Omit<PaymentApplicationRow, "id" | "recorded_at" | "actor">;

const DOCUMENT_COLUMNS = ["id", "uuid", "kind", "series", "folio", "customer_id"] as const;
type Document = Pick<DocumentRow, (typeof DOCUMENT_COLUMNS)[number]>;

interface Target {
  readonly uuid: string;
  readonly label: string;
  readonly customerId: number;
  readonly customerName: string;
  readonly currency: string;
  readonly ended: boolean;
  mostMinor: number;
}

/**
 * Checks applications one after the other, so that several on one invoice or out of one payment add up. Throws the
 * contract's errors: more than open, more than unapplied, another currency without a rate, another customer's invoice
 * without a confirmation, a cancelled invoice. What is applied to an opening balance goes to the CFDI that took its place.
 */
export class ApplicationCheck {
  readonly #targets: ReadonlyMap<string, Target>;
  readonly #thirdParty: boolean;
  /** What was checked out of each payment for each invoice, in the invoice's currency. */
  readonly #checked = new Map<string, { readonly payer: Payer; readonly target: Target; minor: number }>();

  private constructor(targets: ReadonlyMap<string, Target>, thirdParty: boolean) {
    this.#targets = targets;
    this.#thirdParty = thirdParty;
  }

  /** Loads the invoices; `without` is a payment whose own money on them does not count (its applications are made anew). */
  static async load(
    tx: LedgerTx,
    uuids: readonly string[],
    options: { thirdParty: boolean; without: number | null },
  ): Promise<ApplicationCheck> {
    const named = await tx.bulk.selectIn("document", DOCUMENT_COLUMNS, "uuid", uuids);
    const invoiceOf = await invoicesOfLines(tx, named);
    const found = [...named.filter((row) => !invoiceOf.has(row.uuid)), ...invoiceOf.values()];
    const receivables = await tx.bulk.selectIn(
      "receivable",
      ["document_id", "currency", "ended_as"],
      "document_id",
      found.map((row) => row.id),
    );
    const byDocument = new Map(receivables.map((row) => [row.document_id, row]));
    const names = await tx.bulk.selectIn(
      "customer",
      ["id", "name", "key"],
      "id",
      found.map((row) => row.customer_id),
    );
    const nameOf = new Map(names.map((row) => [row.id, row.name || row.key]));
    const most = await appliableTo(tx.sql, { uuids: found.map((row) => row.uuid), without: options.without });
    const targets = new Map<string, Target>();
    for (const row of found) {
      const receivable = byDocument.get(row.id);
      if (!receivable) continue;
      targets.set(row.uuid, {
        uuid: row.uuid,
        label: documentLabel(row),
        customerId: row.customer_id,
        customerName: nameOf.get(row.customer_id) ?? "",
        currency: receivable.currency,
        ended: receivable.ended_as !== "",
        mostMinor: most.get(row.uuid) ?? 0,
      });
    }
    for (const [line, { uuid }] of invoiceOf) {
      const target = targets.get(uuid);
      if (target) targets.set(line, target);
    }
    return new ApplicationCheck(targets, options.thirdParty);
  }

  check(payer: Payer, application: ApplyTo): CheckedApplication {
    const target = this.#targets.get(application.invoiceUuid);
    if (!target) throw ledgerError("NOT_FOUND", { what: "invoice", id: application.invoiceUuid });
    if (target.ended) throw ledgerError("APPLY_ENDED_INVOICE", { document: target.label });
    if (target.customerId !== payer.customerId && !this.#thirdParty) {
      throw ledgerError("APPLY_OTHER_CUSTOMER", { document: target.label, customer: target.customerName });
    }
    const { invoiceMinor, rate } = exchanged(payer, target, application);
    if (invoiceMinor > target.mostMinor) {
      const most = formatMinor(target.mostMinor, target.currency);
      throw ledgerError("APPLY_MORE_THAN_OPEN", { document: target.label, most, currency: target.currency });
    }
    if (application.amountMinor > payer.unappliedMinor) {
      const most = formatMinor(payer.unappliedMinor, payer.currency);
      throw ledgerError("APPLY_MORE_THAN_UNAPPLIED", { payment: payer.label, most, currency: payer.currency });
    }
    target.mostMinor -= invoiceMinor;
    const own = this.#checked.get(key(payer.documentId, target.uuid));
    if (own) own.minor += invoiceMinor;
    else this.#checked.set(key(payer.documentId, target.uuid), { payer, target, minor: invoiceMinor });
    payer.unappliedMinor -= application.amountMinor;
    const ahead = application.amountMinor > payer.restMinor ? 1 : 0;
    if (ahead === 0) payer.restMinor -= application.amountMinor;
    return {
      payment_id: payer.id,
      target_uuid: target.uuid,
      amount_minor: application.amountMinor,
      target_currency: target.currency,
      target_minor: invoiceMinor,
      rate,
      ahead,
      withdraws_id: null,
    };
  }

  /**
   * Throws APPLY_NOT_POSTED where all of it was written and posted, and yet less money than was checked came onto an invoice
   * beside what stood there `before`: no command answers as if done. Left out are cheques that have not cleared and payments
   * `documented` by a complement as they are recorded, whose lines say where the money goes.
   */
  async refuseUnposted(
    tx: LedgerTx,
    { before = new Map(), documented = new Set() }: { before?: MoneyOn; documented?: ReadonlySet<number> },
  ): Promise<void> {
    const checked = [...this.#checked.values()].filter(({ payer }) => !documented.has(payer.id));
    const ids = [...new Set(checked.map(({ payer }) => payer.id))];
    const standings = await tx.bulk.selectIn("payment_standing", ["id", "effective_on"], "id", ids);
    const counting = new Set(standings.filter((row) => row.effective_on !== NEVER).map((row) => row.id));
    const after = await moneyOn(
      tx,
      checked.map(({ payer }) => payer.documentId),
    );
    for (const { payer, target, minor } of checked) {
      const at = key(payer.documentId, target.uuid);
      const missing = Math.min(minor - (after.get(at) ?? 0) + (before.get(at) ?? 0), minor);
      // Documents with six decimals may shift the last minor unit, but never all that was applied.
      if (!counting.has(payer.id) || (missing <= 1 && missing < minor)) continue;
      const { label: document, currency } = target;
      throw ledgerError("APPLY_NOT_POSTED", { document, amount: formatMinor(missing, currency), currency });
    }
  }
}

/** Money of payments on invoices, minor units of the invoice by {@link key}. */
type MoneyOn = ReadonlyMap<string, number>;

function key(documentId: number, invoiceUuid: string): string {
  return `${documentId} ${invoiceUuid}`;
}

/** What stands of the payments with these documents on each invoice. */
export async function moneyOn(tx: LedgerTx, documentIds: readonly number[]): Promise<MoneyOn> {
  if (documentIds.length === 0) return new Map();
  const result = await sql<{ id: number; uuid: string; minor: number }>`select e.document_id as id, d.uuid,
      cast(-sum(e.amount_minor) as bigint) as minor
    from entry as e join receivable as r on r.id = e.receivable_id join document as d on d.id = r.document_id
    where e.document_id in (${sql.join([...new Set(documentIds)])}) group by e.document_id, d.uuid`.execute(tx.sql);
  return new Map(result.rows.map(({ id, uuid, minor }) => [key(id, uuid), minor]));
}

/** The invoices that took the place of the opening balances among the documents, by the UUID of the line. */
async function invoicesOfLines(tx: LedgerTx, documents: readonly Document[]): Promise<Map<string, Document>> {
  const lines = documents.filter((row) => row.kind === "O");
  const ids = lines.map((row) => row.id);
  const endings = await tx.bulk.selectIn("document_ending", ["document_id", "successor"], "document_id", ids);
  const successors = new Map(endings.map((row) => [row.document_id, row.successor]));
  const uuids = [...new Set(successors.values())].filter((uuid) => uuid !== "");
  const invoices = await tx.bulk.selectIn("document", DOCUMENT_COLUMNS, "uuid", uuids);
  const byUuid = new Map(invoices.map((row) => [row.uuid, row]));
  return new Map(
    lines.flatMap((line) => {
      const invoice = byUuid.get(successors.get(line.id) ?? "");
      return invoice ? [[line.uuid, invoice] as const] : [];
    }),
  );
}

/** The amount in the invoice's currency; in another currency the rate and both amounts must be given, and agree. */
function exchanged(
  payer: Payer,
  target: Target,
  { amountMinor, exchange }: ApplyTo,
): { invoiceMinor: number; rate: string } {
  if (target.currency === payer.currency) {
    if (exchange && exchange.invoiceMinor !== amountMinor) {
      throw ledgerError("APPLY_RATE_DISAGREES", {
        document: target.label,
        rate: exchange.rate,
        expected: formatMinor(exchange.invoiceMinor, target.currency),
        currency: target.currency,
      });
    }
    return { invoiceMinor: amountMinor, rate: "" };
  }
  if (!exchange) {
    const { label, currency } = target;
    throw ledgerError("APPLY_OTHER_CURRENCY", { document: label, currency, paidIn: payer.currency });
  }
  const invoice = minorToMicros(exchange.invoiceMinor, target.currency);
  const expected = (invoice * parseMicros(exchange.rate)) / 1_000_000n;
  // A rate is written with few decimals: half of its last one, and half a centavo on either side, may be lost.
  const decimals = exchange.rate.split(".")[1]?.length ?? 0;
  const slack = invoice / (2n * 10n ** BigInt(decimals)) + 10_000n;
  const difference = expected - minorToMicros(amountMinor, payer.currency);
  if (difference > slack || difference < -slack) {
    throw ledgerError("APPLY_RATE_DISAGREES", {
      document: target.label,
      rate: exchange.rate,
      expected: formatMinor(microsToMinor(expected, payer.currency), payer.currency),
      currency: payer.currency,
    });
  }
  return { invoiceMinor: exchange.invoiceMinor, rate: exchange.rate };
}
