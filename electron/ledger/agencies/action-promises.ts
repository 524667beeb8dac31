import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Movement, PromiseFact } from "../../../shared/domain/promises/facts.ts";
import { judgePromises, type PromiseStanding } from "../../../shared/domain/promises/judge.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { loadAccount } from "../promises/entries-loader.ts";
import { STANDING_REPORT } from "./report-reader.ts";

/** A promise that an agency reported, and how it stands. */
export interface ActionPromise {
  readonly actionId: number;
  readonly agencyId: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly dueOn: string;
  readonly maturesOn: string;
  readonly standing: PromiseStanding;
}

interface PromiseRow {
  id: number;
  agency_id: number;
  customer_id: number;
  on_day: string;
  at_time: string;
  currency: string;
  promised_minor: number;
  promised_for: string;
  matures_on: string;
  tolerance_bp: number;
}

interface CoverRow {
  action_id: number;
  item_id: number;
  receivable_id: number;
  customer_id: number;
  ended_on: string | null;
}

/**
 * Promises that agencies reported, as they stand at the end of a day by the rules of KPIS 8: cash of the promised invoices from the day of
 * the promise to its maturity, while they are with the agency. A later promise of the same invoices that is made before one matured takes
 * its place; one whose invoices were all taken back ends that day. They are judged apart from the promises made in house. `where` is a
 * condition on actions `x` and their reports `g`.
 */
export async function actionPromises(
  db: ReadHandle,
  day: string,
  where: RawBuilder<unknown> = sql`1 = 1`,
): Promise<ActionPromise[]> {
  const of = sql`agency_action as x join agency_report as g on g.id = x.report_id`;
  const only = sql`x.outcome = 'promise' and x.on_day <= ${day} and ${STANDING_REPORT} and ${where}`;
  const { rows } = await sql<PromiseRow>`select x.id, g.agency_id, x.customer_id, x.on_day, x.at_time, x.currency,
      x.promised_minor, x.promised_for, x.matures_on, x.tolerance_bp
    from ${of} where ${only} order by x.on_day, x.at_time, x.id`.execute(db);
  if (rows.length === 0) return [];
  const covered = sql`${of} join agency_action_item as xi on xi.action_id = x.id
    join placement_cover as v on v.item_id = xi.item_id join receivable as r on r.id = v.receivable_id`;
  const cover = await sql<CoverRow>`select x.id as action_id, xi.item_id, v.receivable_id, r.customer_id,
      pe.on_day as ended_on
    from ${covered} left join placement_end as pe on pe.item_id = xi.item_id
    where ${only} order by xi.id, v.receivable_id`.execute(db);
  const movements = await sql<
    Movement & { readonly money: number; readonly transfer: number }
  >`select e.receivable_id as receivable,
      e.document_id as source, case when d.kind in ('P', 'M') then 1 else 0 end as money,
      case when e.kind = 'transfer' then 1 else 0 end as transfer, e.effective_on as "on", e.amount_minor as "amountMinor"
    from entry as e join document as d on d.id = e.document_id
    where e.reverses_id is null and not exists (select 1 from entry as back where back.reverses_id = e.id)
      and e.receivable_id in (select v.receivable_id from ${covered} where ${only}) order by e.id`.execute(db);
  const [first] = rows;
  const customers = [...new Set(cover.rows.map((row) => row.customer_id))];
  const account = await loadAccount(db, customers, first?.on_day ?? day);
  const byReceivable = Map.groupBy(movements.rows, (row) => row.receivable);
  const byAction = Map.groupBy(cover.rows, (row) => row.action_id);
  // One customer's promises to one agency are judged together: no invoice is with two agencies, nor of two customers.
  const groups = Map.groupBy(rows, (row) => `${row.agency_id}.${byAction.get(row.id)?.[0]?.customer_id ?? 0}`);
  return [...groups.values()].flatMap((own) => {
    const facts = factsOf(own, byAction);
    const receivables = new Set(facts.flatMap(({ lines }) => lines.flatMap((line) => line.receivables)));
    const standings = judgePromises(
      {
        promises: facts,
        movements: [...receivables].flatMap((id) =>
          (byReceivable.get(id) ?? []).map(({ money, transfer, receivable, source, on, amountMinor }) => ({
            ...{ receivable, source, on, amountMinor, cash: money === 1, moved: transfer === 1 },
          })),
        ),
        account: account.get(byAction.get(own[0]?.id ?? 0)?.[0]?.customer_id ?? 0) ?? [],
      },
      day,
    );
    const standingOf = new Map(standings.map((standing) => [standing.id, standing]));
    return own.flatMap((row): ActionPromise[] => {
      const standing = standingOf.get(row.id);
      if (standing === undefined) return [];
      const { agency_id: agencyId, currency, promised_minor: amountMinor, promised_for: dueOn } = row;
      return [{ actionId: row.id, agencyId, currency, amountMinor, dueOn, maturesOn: row.matures_on, standing }];
    });
  });
}

/** Promises of one customer to one agency, the earliest first, as their judgement knows them. */
function factsOf(rows: readonly PromiseRow[], byAction: ReadonlyMap<number, readonly CoverRow[]>): PromiseFact[] {
  /** Last promise of the same invoices. */
  const last = new Map<string, PromiseRow>();
  return rows.map((row): PromiseFact => {
    const items = [...Map.groupBy(byAction.get(row.id) ?? [], (each) => each.item_id).values()];
    const key = items
      .map(([each]) => each?.item_id ?? 0)
      .sort((a, b) => a - b)
      .join(" ");
    const before = last.get(key);
    last.set(key, row);
    const ends = items.map(([each]) => each?.ended_on ?? null);
    const endedOn = ends.includes(null)
      ? null
      : ends.reduce((latest, end) => ((end ?? "") > (latest ?? "") ? end : latest), "");
    const all = items.flatMap((own) => own.map((each) => each.receivable_id));
    return {
      id: row.id,
      madeOn: row.on_day,
      madeAt: `${row.on_day}T${row.at_time}`,
      toleranceBp: row.tolerance_bp,
      renegotiates: before !== undefined && row.on_day <= before.matures_on ? before.id : null,
      ended: endedOn === null || endedOn === "" ? null : { as: "cancelled", on: endedOn },
      payments: [{ seq: 1, dueOn: row.promised_for, maturesOn: row.matures_on, amountMinor: row.promised_minor }],
      // Nobody said how much of it is for which invoice: they answer for it together.
      lines: [{ amountMinor: row.promised_minor, receivables: all }],
      before: [],
    };
  });
}
