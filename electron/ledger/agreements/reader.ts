import type { AgreementType } from "../../../shared/domain/agreements/facts.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { documentLabel } from "../receivables/document-reader.ts";

/** An invoice whose debt is acknowledged. */
export interface AgreedInvoice {
  readonly uuid: string;
  readonly label: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly totalMinor: number;
  /** Open when the agreement was drawn up: what is acknowledged. */
  readonly openMinor: number;
  readonly quitaMinor: number;
}

/** What is agreed in one currency; interest is beside the balance, never in it (COLLECTIONS 11). */
export interface AgreedPart {
  readonly currency: string;
  readonly principalMinor: number;
  readonly quitaMinor: number;
  /** Principal less quita: what the instalments come to. */
  readonly totalMinor: number;
  /** Open on its invoices, or on what took their place, as of the day. */
  readonly openMinor: number;
  readonly interestMinor: number;
  readonly interestVatMinor: number;
  readonly interestWaivedMinor: number;
  readonly invoices: readonly AgreedInvoice[];
  /** Empty for an acknowledgement without a schedule. */
  readonly instalments: readonly { readonly seq: number; readonly dueOn: string; readonly amountMinor: number }[];
}

/** Everything a letter tells of an agreement. */
export interface AgreementForLetter {
  readonly id: number;
  readonly type: AgreementType;
  /** Whose its invoices are now. */
  readonly customerId: number;
  readonly madeOn: string;
  /** Days of its steps; null while they have not happened. */
  readonly offeredOn: string | null;
  readonly expiresOn: string | null;
  readonly signedOn: string | null;
  readonly terminatedOn: string | null;
  /** Calendar days an instalment may be late before it is in default. */
  readonly graceDays: number;
  /** Days in default after which it ends by itself; null: when the creditor says so. */
  readonly terminateDays: number | null;
  /** Who signs for the customer, and in what capacity; "" when not said. */
  readonly signerName: string;
  readonly signerPosition: string;
  readonly note: string;
  /** One a currency. */
  readonly parts: readonly AgreedPart[];
}

/** Reads an agreement for a letter of a day; null when there is none. */
export async function agreementForLetter(db: ReadHandle, id: number, day: string): Promise<AgreementForLetter | null> {
  const row = await db
    .selectFrom("agreement as a")
    .innerJoin("agreement_standing as s", "s.agreement_id", "a.id")
    .selectAll("a")
    .select("s.customer_id as holder")
    .where("a.id", "=", id)
    .where("s.from_on", "<=", day)
    .where("s.until_on", ">", day)
    .executeTakeFirst();
  if (row === undefined) return null;
  const events = await db.selectFrom("agreement_event").selectAll().where("agreement_id", "=", id).execute();
  const dayOf = (kind: string): string | null => events.find((event) => event.kind === kind)?.on_day ?? null;
  return {
    id: row.id,
    type: row.type,
    customerId: row.holder,
    madeOn: row.made_on,
    offeredOn: dayOf("offered"),
    expiresOn: events.find((event) => event.kind === "offered")?.expires_on ?? null,
    signedOn: dayOf("signed"),
    terminatedOn: dayOf("terminated"),
    graceDays: row.grace_days,
    terminateDays: row.terminate_days,
    signerName: row.signer_name,
    signerPosition: row.signer_position,
    note: row.note,
    parts: await partsOf(db, id, day),
  };
}

/** What is agreed, one part a currency. */
async function partsOf(db: ReadHandle, id: number, day: string): Promise<AgreedPart[]> {
  const parts = await db
    .selectFrom("agreement_part as p")
    .innerJoin("agreement_part_standing as s", (join) =>
      join.onRef("s.agreement_id", "=", "p.agreement_id").onRef("s.currency", "=", "p.currency"),
    )
    .selectAll("p")
    .select("s.open_minor")
    .where("p.agreement_id", "=", id)
    .where("s.from_on", "<=", day)
    .where("s.until_on", ">", day)
    .orderBy("p.currency")
    .execute();
  const invoices = await db
    .selectFrom("agreement_invoice as i")
    .innerJoin("receivable as r", "r.id", "i.receivable_id")
    .innerJoin("document as d", "d.id", "r.document_id")
    .select([
      "i.currency",
      "i.invoice_uuid",
      "i.open_minor",
      "i.quita_minor",
      "r.total_minor",
      "r.due_on",
      "r.issued_on",
      "d.uuid",
      "d.series",
      "d.folio",
    ])
    .where("i.agreement_id", "=", id)
    .orderBy("i.id")
    .execute();
  const instalments = await db
    .selectFrom("agreement_instalment")
    .selectAll()
    .where("agreement_id", "=", id)
    .orderBy("seq")
    .execute();
  return parts.map((part) => ({
    currency: part.currency,
    principalMinor: part.principal_minor,
    quitaMinor: part.quita_minor,
    totalMinor: part.total_minor,
    openMinor: part.open_minor,
    interestMinor: part.interest_minor,
    interestVatMinor: part.interest_vat_minor,
    interestWaivedMinor: part.interest_waived_minor,
    invoices: invoices
      .filter((invoice) => invoice.currency === part.currency)
      .map((invoice) => ({
        uuid: invoice.invoice_uuid,
        label: documentLabel(invoice),
        issuedOn: invoice.issued_on,
        dueOn: invoice.due_on,
        totalMinor: invoice.total_minor,
        openMinor: invoice.open_minor,
        quitaMinor: invoice.quita_minor,
      })),
    instalments: instalments
      .filter((instalment) => instalment.currency === part.currency)
      .map(({ seq, due_on, amount_minor }) => ({ seq, dueOn: due_on, amountMinor: amount_minor })),
  }));
}
