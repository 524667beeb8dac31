import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Placement } from "../../../shared/contract/agencies.ts";
import type { NotPlaceable } from "../../../shared/domain/agencies/codes.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { documentLabel } from "../receivables/document-reader.ts";

interface Row {
  id: number;
  agency_id: number;
  agency_name: string;
  state: Placement["state"];
  asked_on: string;
  actor: string;
  note: string;
  approval_id: number;
  on_day: string | null;
  allowed_by: string | null;
  holdout_bp: number;
  seed: number;
  terms_id: number | null;
  total: number;
}

/** Batches as `b`: where each stands is what its approval says, and whether it was carried out. */
const BATCHES = sql`select p.id, p.agency_id, a.legal_name as agency_name, p.asked_on, p.actor, p.note, p.approval_id,
    p.holdout_bp, p.seed, s.on_day, s.actor as allowed_by, s.terms_id,
    case when s.id is not null then 'placed'
      when exists (select 1 from approval_decision as x where x.approval_id = p.approval_id) then 'declined'
      else 'asked' end as state
  from placement as p join agency as a on a.id = p.agency_id left join placement_start as s on s.placement_id = p.id`;

async function views(db: ReadHandle, where: RawBuilder<unknown>, page: { offset: number; limit: number }) {
  const { rows } = await sql<Row>`select b.*, cast(count(*) over () as bigint) as total from (${BATCHES}) as b
    where ${where} order by b.id desc limit ${page.limit} offset ${page.offset}`.execute(db);
  const sums = await sumsOf(
    db,
    rows.map((row) => row.id),
  );
  const of = (row: Row, control: number) =>
    (sums.get(row.id) ?? [])
      .filter((sum) => sum.control === control && sum.frozen === (row.state === "placed" ? 1 : 0))
      .map(({ currency, items, minor }) => ({ currency, items, minor }));
  return {
    rows: rows.map(
      (row): Placement => ({
        id: row.id,
        agencyId: row.agency_id,
        agencyName: row.agency_name,
        state: row.state,
        askedOn: row.asked_on,
        askedBy: row.actor,
        note: row.note,
        approvalId: row.approval_id,
        placedOn: row.on_day,
        allowedBy: row.allowed_by ?? "",
        holdoutBp: row.holdout_bp,
        seed: row.seed,
        termsId: row.terms_id,
        sums: of(row, 0),
        control: of(row, 1),
      }),
    ),
    total: rows[0]?.total ?? 0,
  };
}

/** What was asked and what was placed of batches, by currency. */
async function sumsOf(db: ReadHandle, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, never[]>();
  const list = sql.join([...ids]);
  const { rows } = await sql<{
    placement_id: number;
    frozen: number;
    control: number;
    currency: string;
    items: number;
    minor: number;
  }>`select ch.placement_id, 0 as frozen, ch.control, ch.currency, cast(count(*) as bigint) as items,
      cast(sum(ch.amount_minor) as bigint) as minor
    from placement_choice as ch where ch.placement_id in (${list}) group by ch.placement_id, ch.control, ch.currency
    union all select i.placement_id, 1, i.control, i.currency, cast(count(*) as bigint), cast(sum(i.amount_minor) as bigint)
    from placement_item as i where i.placement_id in (${list}) group by i.placement_id, i.control, i.currency
    order by 4`.execute(db);
  return Map.groupBy(rows, (row) => row.placement_id);
}

/** Batches of all agencies or of one, the newest first. */
export function placementPage(
  db: ReadHandle,
  asked: {
    readonly agencyId: number | null;
    readonly states: readonly Placement["state"][];
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ rows: Placement[]; total: number }> {
  const parts = [sql`1 = 1`];
  if (asked.agencyId !== null) parts.push(sql`b.agency_id = ${asked.agencyId}`);
  if (asked.states.length > 0) parts.push(sql`b.state in (${sql.join([...asked.states])})`);
  return views(db, sql.join(parts, sql` and `), asked);
}

interface ChoiceRow {
  invoice_uuid: string;
  series: string | null;
  folio: string | null;
  customer_id: number;
  name: string;
}

const named = (row: ChoiceRow) => ({
  uuid: row.invoice_uuid,
  label: documentLabel({ series: row.series ?? "", folio: row.folio ?? "", uuid: row.invoice_uuid }),
  customerId: row.customer_id,
  customerName: row.name,
});

/** A batch with what was asked, and what of it could not be placed any more; undefined when there is none. */
export async function placementView(db: ReadHandle, id: number) {
  const { rows } = await views(db, sql`b.id = ${id}`, { offset: 0, limit: 1 });
  const [placement] = rows;
  if (placement === undefined) return undefined;
  const asked = await sql<ChoiceRow & { currency: string; amount_minor: number; control: number }>`
    select ch.invoice_uuid, d.series, d.folio, ch.customer_id, case when c.name = '' then c.key else c.name end as name,
      ch.currency, ch.amount_minor, ch.control
    from placement_choice as ch join customer as c on c.id = ch.customer_id left join document as d on d.uuid = ch.invoice_uuid
    where ch.placement_id = ${id} order by ch.id`.execute(db);
  const left = await sql<ChoiceRow & { why: NotPlaceable }>`
    select l.invoice_uuid, d.series, d.folio, l.customer_id, case when c.name = '' then c.key else c.name end as name, l.why
    from placement_left_out as l join customer as c on c.id = l.customer_id left join document as d on d.uuid = l.invoice_uuid
    where l.placement_id = ${id} order by l.id`.execute(db);
  return {
    placement,
    asked: asked.rows.map((row) => ({
      ...named(row),
      currency: row.currency,
      minor: row.amount_minor,
      control: row.control === 1,
    })),
    leftOut: left.rows.map((row) => ({ ...named(row), why: row.why })),
  };
}
