import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { PlacedBucket, RecallReason } from "../../../shared/domain/agencies/codes.ts";
import type { PlacedDebt, ReceivedCash } from "../../../shared/domain/agencies/recovery.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { IS_CASH, OPEN_OF_ITEM, PLACED_NEXT, RECALL_ASKED } from "./brought.ts";

/** A payment of an item, with who said whose it is. */
export interface BookCash extends ReceivedCash {
  readonly label: string;
  readonly paymentUuid: string;
  readonly markedBy: string;
  readonly markedOn: string | null;
  readonly markedNote: string;
}

/** A placed or control item with its days, its terms and its money. */
export interface BookItem {
  readonly id: number;
  readonly placementId: number;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly customerId: number;
  readonly customerName: string;
  readonly uuid: string;
  readonly label: string;
  readonly currency: string;
  readonly control: boolean;
  readonly daysPastDue: number;
  readonly bucket: PlacedBucket;
  readonly rateBp: number;
  readonly terms: {
    readonly directEarns: boolean;
    readonly vatBp: number;
    readonly vatCreditable: boolean;
  };
  /** Of a control item `recalledOn` is the day before it was placed after all. */
  readonly debt: PlacedDebt;
  readonly recallReason: RecallReason | null;
  /** A recall waits for its approval. */
  readonly recallAsked: boolean;
  /** Open now, on the invoice or on what replaced it. */
  readonly openMinor: number;
  readonly cash: readonly BookCash[];
}

interface ItemRow {
  id: number;
  placement_id: number;
  agency_id: number;
  agency_name: string;
  customer_id: number;
  customer_name: string;
  customer_key: string;
  invoice_uuid: string;
  series: string;
  folio: string;
  currency: string;
  amount_minor: number;
  control: number;
  placed_on: string;
  days_past_due: number;
  bucket: PlacedBucket;
  rate_bp: number;
  direct_earns: number;
  tail_days: number;
  vat_bp: number;
  vat_creditable: number;
  ended_on: string | null;
  reason: RecallReason | null;
  next_on: string | null;
  asked: number;
  open_minor: number;
}

/**
 * Placed and control items with all that decides about their figures. `where` is a condition on items `i` and the receivables
 * `r` they were placed for.
 */
export async function readBook(db: ReadHandle, where: RawBuilder<unknown> = sql`1 = 1`): Promise<BookItem[]> {
  const { rows } = await sql<ItemRow>`select i.id, i.placement_id, i.agency_id, a.legal_name as agency_name,
      c.id as customer_id, c.name as customer_name, c.key as customer_key, i.invoice_uuid, d.series, d.folio, i.currency,
      i.amount_minor, i.control, i.placed_on, i.days_past_due, i.bucket, i.rate_bp, t.direct_earns, t.tail_days, t.vat_bp,
      t.vat_creditable, pe.on_day as ended_on, pe.reason,
      ${PLACED_NEXT} as next_on, case when ${RECALL_ASKED} then 1 else 0 end as asked, ${OPEN_OF_ITEM} as open_minor
    from placement_item as i join agency as a on a.id = i.agency_id join agency_terms as t on t.id = i.terms_id
      join receivable as r on r.id = i.receivable_id join document as d on d.id = r.document_id
      join customer as c on c.id = r.customer_id left join placement_end as pe on pe.item_id = i.id
    where ${where} order by i.placed_on desc, i.id desc`.execute(db);
  if (rows.length === 0) return [];
  const cash = await cashOf(db, where);
  return rows.map((row) => itemOf(row, cash.get(row.id) ?? []));
}

function itemOf(row: ItemRow, cash: readonly BookCash[]): BookItem {
  const control = row.control === 1;
  const dayBeforeNext = row.next_on === null ? null : addDays(row.next_on, -1);
  const tail = row.ended_on === null ? null : addDays(row.ended_on, row.tail_days);
  return {
    id: row.id,
    placementId: row.placement_id,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    customerId: row.customer_id,
    customerName: row.customer_name || row.customer_key,
    uuid: row.invoice_uuid,
    label: documentLabel({ series: row.series, folio: row.folio, uuid: row.invoice_uuid }),
    currency: row.currency,
    control,
    daysPastDue: row.days_past_due,
    bucket: row.bucket,
    rateBp: row.rate_bp,
    terms: {
      directEarns: row.direct_earns === 1,
      vatBp: row.vat_bp,
      vatCreditable: row.vat_creditable === 1,
    },
    debt: {
      placedMinor: row.amount_minor,
      placedOn: row.placed_on,
      recalledOn: control ? dayBeforeNext : row.ended_on,
      tailUntil:
        tail === null || control ? null : dayBeforeNext !== null && dayBeforeNext < tail ? dayBeforeNext : tail,
    },
    recallReason: row.reason,
    recallAsked: row.asked === 1,
    openMinor: row.open_minor,
    cash,
  };
}

interface CashRow {
  item_id: number;
  receivable_id: number;
  document_id: number;
  uuid: string;
  series: string;
  folio: string;
  kind: string;
  effective_on: string;
  minor: number;
  taken_kind: string | null;
  taken_on: string | null;
}

/** Payments of the items, by item: each document and value date with what it did and what was taken back of it. */
async function cashOf(db: ReadHandle, where: RawBuilder<unknown>): Promise<Map<number, BookCash[]>> {
  const { rows } =
    await sql<CashRow>`select v.item_id, e.receivable_id, e.document_id, d.uuid, d.series, d.folio, e.kind,
      e.effective_on, cast(-e.amount_minor as bigint) as minor, o.kind as taken_kind, o.effective_on as taken_on
    from placement_item as i join receivable as r on r.id = i.receivable_id join placement_cover as v on v.item_id = i.id
      join entry as e on e.receivable_id = v.receivable_id left join entry as o on o.id = e.reverses_id
      join document as d on d.id = e.document_id
    where ${where} and ${IS_CASH} order by e.id`.execute(db);
  const marks = await marksOf(db, where);
  const found = new Map<number, BookCash[]>();
  for (const [item, own] of Map.groupBy(rows, (row) => row.item_id)) {
    const payments = Map.groupBy(own, (row) => `${valueDateOf(row, own)}.${row.uuid}`);
    found.set(
      item,
      [...payments].flatMap(([key, parts]): BookCash[] => {
        const [first] = parts;
        if (first === undefined) return [];
        const mark = marks.get(`${item}.${first.uuid}`);
        return [
          {
            key,
            paymentUuid: first.uuid,
            label: documentLabel(first),
            on: key.slice(0, NEVER.length),
            via: mark?.via === 1,
            steps: parts.map((part) => ({ on: part.effective_on, minor: part.minor })),
            markedBy: mark?.actor ?? "",
            markedOn: mark?.on_day ?? null,
            markedNote: mark?.note ?? "",
          },
        ];
      }),
    );
  }
  return found;
}

/**
 * Value date of the payment behind an entry. What takes an entry back is of the day of what it takes back, and what the bank
 * returned of the day on which the money had come.
 */
function valueDateOf(row: CashRow, all: readonly CashRow[]): string {
  const returned = (row.taken_kind ?? row.kind) === "bounce";
  if (!returned) return row.taken_on ?? row.effective_on;
  const came = all
    .filter((each) => each.document_id === row.document_id && each.receivable_id === row.receivable_id)
    .filter((each) => each.kind === "payment" || each.kind === "application")
    .map((each) => each.effective_on);
  return came.reduce((first, day) => (day < first ? day : first), came[0] ?? row.effective_on);
}

/** Newest mark of each payment of the items. */
async function marksOf(db: ReadHandle, where: RawBuilder<unknown>) {
  const { rows } = await sql<{
    item_id: number;
    payment_uuid: string;
    via: number;
    actor: string;
    on_day: string;
    note: string;
  }>`select k.item_id, k.payment_uuid, k.via, k.actor, k.on_day, k.note
    from placement_item as i join receivable as r on r.id = i.receivable_id join placement_mark as k on k.item_id = i.id
    where ${where} order by k.id`.execute(db);
  return new Map(rows.map((row) => [`${row.item_id}.${row.payment_uuid}`, row]));
}
