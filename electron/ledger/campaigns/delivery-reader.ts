import { sql } from "kysely";
import { DELIVERY_STATES, type DeliveryState, furthest, reached } from "../../../shared/domain/campaigns/delivery.ts";
import { dayInZone } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readSettings } from "../settings/reader.ts";
import { SENT_LETTER } from "./sends.ts";

/** What was told of the messages to a customer, as of a day. */
export interface ToldDelivery {
  readonly state: DeliveryState;
  readonly on: string;
}

/**
 * What providers told of a campaign's messages until a day, by the customer that counts: of two that became one, all that was told of
 * either.
 */
export async function deliveriesOf(
  db: ReadHandle,
  campaignId: number,
  asOf: string,
): Promise<ReadonlyMap<number, readonly ToldDelivery[]>> {
  const { rows } = await sql<{ customer_id: number; state: DeliveryState; on_day: string }>`select
      coalesce(c.merged_into, c.id) as customer_id, d.state, d.on_day
    from campaign_delivery as d join campaign_member as m on m.id = d.member_id join customer as c on c.id = m.customer_id
    where d.campaign_id = ${campaignId} and d.on_day <= ${asOf} order by d.id`.execute(db);
  const all = [...rows, ...(await letterSteps(db, campaignId, asOf))];
  return new Map(
    [...Map.groupBy(all, (row) => row.customer_id)].map(([id, own]) => [
      id,
      own.map(({ state, on_day }) => ({ state, on: on_day })),
    ]),
  );
}

/** What was written down of a campaign's letters, by hand or from results. */
async function letterSteps(db: ReadHandle, campaignId: number, asOf: string) {
  const { rows } = await sql<{ customer_id: number; step: "delivered" | "returned"; at: string }>`select
      coalesce(c.merged_into, c.id) as customer_id, d.step, d.happened_at as at
    from campaign_send as s join letter_delivery as d on d.letter_id = ${SENT_LETTER}
      join customer as c on c.id = s.customer_id
    where s.campaign_id = ${campaignId} and s.state = 'sent' and d.step in ('delivered', 'returned')
    order by d.id`.execute(db);
  if (rows.length === 0) return [];
  const { timeZone } = await readSettings(db);
  return rows
    .map(({ customer_id, step, at }) => ({
      ...{ customer_id, on_day: dayInZone(new Date(at), timeZone) },
      state: step === "returned" ? ("bounced" as const) : ("delivered" as const),
    }))
    .filter(({ on_day }) => on_day <= asOf);
}

const statesOf = (told: readonly ToldDelivery[]): Set<DeliveryState> => new Set(told.map(({ state }) => state));

/** The furthest that is known of the messages to a customer; null where nobody told anything. */
export function furthestOf(told: readonly ToldDelivery[]): ToldDelivery | null {
  const state = furthest(statesOf(told));
  return told.find((each) => each.state === state) ?? null;
}

/** How many customers each state is true of, by what was told of each. */
export function deliveryCounts(
  told: readonly (readonly ToldDelivery[])[],
): { state: DeliveryState; customers: number }[] {
  const all = told.map((each) => reached(statesOf(each)));
  return DELIVERY_STATES.flatMap((state) => {
    const customers = all.filter((states) => states.has(state)).length;
    return customers === 0 ? [] : [{ state, customers }];
  });
}
