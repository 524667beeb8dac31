import { sql } from "kysely";
import type { LedgerDb } from "../db/ledger-db.ts";
import type { Problem } from "../ledgers/verify-words.ts";
import { currencyText } from "../render/format.ts";
import { standingsOf } from "./standing-keeper.ts";

/** Payments read at a time. */
const STEP = 500;

/**
 * What does not hold of recorded money: a kept standing that its entries and decisions do not give, money of which more or
 * less than all of it is on invoices and on account, and money recorded by mistake that still counts. Each problem names
 * the payment. Empty when sound.
 */
export async function paymentProblems(db: LedgerDb): Promise<{ problems: Problem[]; payments: number }> {
  const problems: Problem[] = [];
  let last = 0;
  let payments = 0;
  for (;;) {
    const rows = await db.read
      .selectFrom("payment")
      .innerJoin("document", "document.id", "payment.document_id")
      .leftJoin("payment_standing", "payment_standing.id", "payment.id")
      .select([
        "payment.id",
        "uuid",
        "effective_on",
        "unapplied_minor",
        "refunded_minor",
        "last_entry_on",
        "bounced_on",
        "reversed",
      ])
      .where("payment.id", ">", last)
      .orderBy("payment.id")
      .limit(STEP)
      .execute();
    const wanted = await db.readBulk((bulk) =>
      standingsOf(
        bulk,
        rows.map((row) => row.id),
      ),
    );
    const byId = new Map(wanted.map((row) => [row.id, row]));
    for (const { uuid, ...kept } of rows) {
      last = kept.id;
      payments++;
      const told = byId.get(kept.id);
      const same = told && Object.entries(told).every(([column, value]) => kept[column as keyof typeof told] === value);
      if (!same) problems.push({ code: "payment-standing", data: { uuid } });
    }
    if (rows.length < STEP) break;
  }
  problems.push(...(await unbalanced(db)));
  return { problems, payments };
}

/**
 * Payments whose entries do not add up to what they are. Each entry may be rounded by one minor unit (invoices with six
 * decimals); payments that went into another currency are left out.
 */
async function unbalanced(db: LedgerDb): Promise<Problem[]> {
  const result = await sql<{ uuid: string; currency: string; expected: number; found: number }>`select * from (
    select d.uuid, p.currency,
      case when s.effective_on = '9999-12-31' or s.bounced_on <> '9999-12-31' then 0
        else p.amount_minor - s.refunded_minor end as expected,
      cast(coalesce((select -sum(e.amount_minor) from entry as e where e.document_id = p.document_id), 0) as bigint) as found,
      (select count(*) from entry as e where e.document_id = p.document_id) as slack
    from payment as p join document as d on d.id = p.document_id join payment_standing as s on s.id = p.id
    where not exists (select 1 from entry as e where e.document_id = p.document_id and e.currency <> p.currency)) as i
    where i.expected - i.found > i.slack or i.found - i.expected > i.slack`.execute(db.read);
  return result.rows.map(({ uuid, currency, expected, found }) => ({
    code: "payment-sum",
    data: { uuid, expected: currencyText(expected, currency), found: currencyText(found, currency) },
  }));
}
