import { sql } from "kysely";
import type { Committed } from "../../../shared/domain/kpis/forecast.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Chances } from "./chances.ts";

interface Due {
  readonly id: number;
  readonly customer_id: number;
  readonly currency: string;
  readonly due_on: string;
  readonly minor: number;
}

interface Cover {
  readonly id: number;
  readonly receivable_id: number;
}

/** What is open and undisputed of a receivable, oldest due first. */
export interface Available {
  readonly id: number;
  readonly currency: string;
  readonly freeMinor: number;
}

/**
 * Money that is promised or agreed as of a day, by receivable: payments of open promises that are still to come, then
 * instalments that are not paid, each the earliest first over the oldest invoices it stands on.
 */
export async function readCommitments(
  db: ReadHandle,
  asOf: string,
  available: readonly Available[],
  chances: Chances,
): Promise<Map<number, Committed[]>> {
  const committed = new Map<number, Committed[]>();
  const free = new Map(available.map(({ id, freeMinor }) => [id, freeMinor]));
  const spread = (source: Committed["source"], dues: readonly Due[], covers: readonly Cover[]): void => {
    const order = new Map(available.map(({ id }, index) => [id, index]));
    const currencies = new Map(available.map(({ id, currency }) => [id, currency]));
    const byId = Map.groupBy(covers, (cover) => cover.id);
    for (const due of dues) {
      let left = due.minor;
      const own = (byId.get(due.id) ?? [])
        .filter(({ receivable_id: id }) => currencies.get(id) === due.currency)
        .sort((a, b) => (order.get(a.receivable_id) ?? 0) - (order.get(b.receivable_id) ?? 0));
      for (const { receivable_id: id } of own) {
        const minor = Math.min(left, free.get(id) ?? 0);
        if (minor <= 0) continue;
        left -= minor;
        free.set(id, (free.get(id) ?? 0) - minor);
        const chanceBp =
          source === "promise"
            ? (chances.ofCustomer.get(due.customer_id) ?? chances.method.promise.bp)
            : chances.method.plan.bp;
        const list = committed.get(id) ?? [];
        list.push({ source, on: due.due_on, minor, chanceBp });
        committed.set(id, list);
      }
    }
  };
  spread("promise", await promised(db, asOf), await promiseCovers(db, asOf));
  spread("agreement", await instalments(db, asOf), await agreementCovers(db, asOf));
  return committed;
}

async function promised(db: ReadHandle, asOf: string): Promise<Due[]> {
  const { rows } =
    await sql<Due>`select p.id, w.customer_id, p.currency, y.due_on, s.promised_minor - s.kept_minor as minor
    from promise as p join promise_payment as y on y.promise_id = p.id
    join promise_payment_span as s on s.promise_id = y.promise_id and s.seq = y.seq
      and s.from_on <= ${asOf} and s.until_on > ${asOf}
    join promise_span as w on w.promise_id = p.id and w.from_on <= ${asOf} and w.until_on > ${asOf}
    where w.state in ('active', 'verify') and s.state in ('active', 'verify') and s.promised_minor > s.kept_minor
    order by y.due_on, p.id, y.seq`.execute(db);
  return rows;
}

async function promiseCovers(db: ReadHandle, asOf: string): Promise<Cover[]> {
  const { rows } = await sql<Cover>`select v.promise_id as id, v.receivable_id from promise_cover as v
    join promise_span as w on w.promise_id = v.promise_id and w.from_on <= ${asOf} and w.until_on > ${asOf}
    where w.state in ('active', 'verify')`.execute(db);
  return rows;
}

/** Agreements that are watched on the day, `g`. */
const watched = (asOf: string) => sql`join agreement_standing as g on g.agreement_id = a.agreement_id
    and g.from_on <= ${asOf} and g.until_on > ${asOf} and g.state in ('signed', 'active', 'default', 'cured')`;

async function instalments(db: ReadHandle, asOf: string): Promise<Due[]> {
  const { rows } = await sql<Due & { paid: number }>`select a.agreement_id as id, g.customer_id, a.currency, a.due_on,
      a.amount_minor as minor, coalesce(s.paid_minor, 0) as paid
    from agreement_instalment as a ${watched(asOf)}
    left join agreement_part_standing as s on s.agreement_id = a.agreement_id and s.currency = a.currency
      and s.from_on <= ${asOf} and s.until_on > ${asOf}
    order by a.agreement_id, a.currency, a.seq`.execute(db);
  const left: Due[] = [];
  // What was paid fills instalments in their order.
  const used = new Map<string, number>();
  for (const { paid, ...due } of rows) {
    const key = `${due.id} ${due.currency}`;
    const before = used.get(key) ?? 0;
    used.set(key, before + due.minor);
    const minor = Math.min(due.minor, Math.max(0, before + due.minor - paid));
    if (minor > 0) left.push({ ...due, minor });
  }
  return left.sort((a, b) => (a.due_on < b.due_on ? -1 : a.due_on > b.due_on ? 1 : a.id - b.id));
}

async function agreementCovers(db: ReadHandle, asOf: string): Promise<Cover[]> {
  const { rows } = await sql<Cover>`select a.agreement_id as id, a.receivable_id
    from agreement_cover as a ${watched(asOf)}`.execute(db);
  return rows;
}
