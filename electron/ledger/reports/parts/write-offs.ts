import { sql } from "kysely";
import type { WriteOffReason } from "../../../../shared/domain/write-offs.ts";
import { receivablesEn } from "../../../../shared/i18n/receivables.en.ts";
import { receivablesEs } from "../../../../shared/i18n/receivables.es.ts";
import { amount, date, type Kit, listing, ofCurrency, type Part, words } from "./kit.ts";

interface WrittenOff {
  readonly name: string;
  readonly rfc: string;
  readonly series: string;
  readonly folio: string;
  readonly uuid: string;
  readonly currency: string;
  readonly on_day: string;
  readonly reason: WriteOffReason;
  readonly asked_by: string;
  readonly allowed_by: string;
  readonly minor: number;
}

/** What was written off in the period, who asked for it and who allowed it; less what was taken back in it. */
export async function writtenOff(kit: Kit): Promise<Part> {
  const { columns, writtenOff: own } = kit.words;
  const { reasons } = (kit.lang === "es" ? receivablesEs : receivablesEn).writeOff;
  const { rows } =
    await sql<WrittenOff>`select c.name, c.rfc, d.series, d.folio, d.uuid, w.currency, v.on_day, w.reason,
      w.actor as asked_by, v.actor as allowed_by, cast(coalesce((select -sum(e.amount_minor) from entry as e
        where e.document_id = v.document_id and e.receivable_id is not null
          and e.effective_on >= ${kit.from} and e.effective_on <= ${kit.asOf}), 0) as bigint) as minor
    from write_off_event as v join write_off as w on w.id = v.write_off_id join customer as c on c.id = w.customer_id
    join document as d on d.uuid = w.invoice_uuid
    where v.kind = 'posted' and v.on_day >= ${kit.from} and v.on_day <= ${kit.asOf} order by v.on_day, v.id`.execute(
      kit.read,
    );
  return listing(kit, {
    id: "writtenOff",
    title: own.title,
    rows: ofCurrency(kit, rows),
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["writtenOff"],
    specs: [
      words<WrittenOff>(columns.customer, (row) => row.name, { stretch: true, print: 150, sheet: 44 }),
      words<WrittenOff>(columns.rfc, (row) => row.rfc, { print: 0, sheet: 17 }),
      words<WrittenOff>(columns.invoice, (row) => `${row.series}${row.folio}` || row.uuid, { print: 60, sheet: 16 }),
      words<WrittenOff>(columns.uuid, (row) => row.uuid, { print: 0, sheet: 38 }),
      date<WrittenOff>(columns.day, (row) => row.on_day),
      words<WrittenOff>(columns.reason, (row) => reasons[row.reason], { stretch: true, print: 110, sheet: 36 }),
      words<WrittenOff>(own.askedBy, (row) => row.asked_by, { print: 80, sheet: 28 }),
      words<WrittenOff>(own.allowedBy, (row) => row.allowed_by, { print: 80, sheet: 28 }),
      amount<WrittenOff>(columns.amount, (row) => row.minor, { print: 80 }),
    ],
  });
}
