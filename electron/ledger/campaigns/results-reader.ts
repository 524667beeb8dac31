import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Campaign, CampaignMember, CampaignResult } from "../../../shared/contract/campaigns.ts";
import type { CallState, LeftOut, SendState } from "../../../shared/domain/campaigns/codes.ts";
import { SEND_STATES } from "../../../shared/domain/campaigns/codes.ts";
import { type Groups, incrementalMinor, liftOf } from "../../../shared/domain/campaigns/lift.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { entryClass } from "../kpis/items.ts";
import { callCounts, callsOf } from "./call-reader.ts";
import { deliveriesOf, deliveryCounts, furthestOf, type ToldDelivery } from "./delivery-reader.ts";
import { NEWEST_SEND, SEND_STATE } from "./sends.ts";

/** A customer that was drawn, and what it paid within the window. */
export interface DrawnCustomer {
  readonly id: number;
  readonly customerId: number;
  readonly customerName: string;
  readonly control: boolean;
  readonly send: SendState;
  readonly why: LeftOut | "";
  readonly problem: string;
  readonly sentOn: string | null;
  /** What providers told of its message. */
  readonly told: readonly ToldDelivery[];
  /** What became of its task to call; null where it has none. */
  readonly call: CallState | null;
  /** Applied cash by currency, what was taken back of it deducted; only what is more than nothing. */
  readonly paid: readonly { readonly currency: string; readonly minor: number }[];
}

interface MemberRow {
  id: number;
  customer_id: number;
  name: string;
  control: number;
  send: SendState;
  why: LeftOut | "" | null;
  problem: string | null;
  sent_on: string | null;
}

/** The customer that counts for member `m`: itself, or the one it was merged into. */
const ROOT: RawBuilder<number> = sql<number>`coalesce(c.merged_into, c.id)`;

/**
 * The customers of a campaign as they were drawn, with what each paid from the day it was started until `until`: by intent to
 * treat, whatever became of its message, with what was told of that by `asOf`. Of two that became one since, the one that is kept counts, once.
 */
export async function drawnCustomers(
  db: ReadHandle,
  campaignId: number,
  window: { readonly from: string; readonly until: string },
  asOf: string,
): Promise<DrawnCustomer[]> {
  const { rows } = await sql<MemberRow>`select m.id, ${ROOT} as customer_id,
      case when k.name = '' then k.key else k.name end as name, m.control, ${SEND_STATE} as send, s.why, s.problem,
      case when s.state in ('sent', 'handed', 'unknown') then s.on_day end as sent_on
    from campaign_member as m join customer as c on c.id = m.customer_id join customer as k on k.id = ${ROOT} ${NEWEST_SEND}
    where m.campaign_id = ${campaignId}
    order by ${ROOT}, case when c.merged_into is null then 0 else 1 end, m.id`.execute(db);
  const cash = await sql<{ customer_id: number; currency: string; minor: number }>`select r.customer_id, r.currency,
      cast(sum(-e.amount_minor) as bigint) as minor
    from receivable as r join entry as e on e.receivable_id = r.id left join entry as o on o.id = e.reverses_id
    where r.customer_id in (select ${ROOT} from campaign_member as m join customer as c on c.id = m.customer_id
        where m.campaign_id = ${campaignId})
      and e.effective_on >= ${window.from} and e.effective_on <= ${window.until} and ${entryClass()} = 1
    group by r.customer_id, r.currency having sum(-e.amount_minor) > 0 order by r.customer_id, r.currency`.execute(db);
  const told = await deliveriesOf(db, campaignId, asOf);
  const calls = await callsOf(db, campaignId, asOf);
  const paid = Map.groupBy(cash.rows, (row) => row.customer_id);
  const seen = new Set<number>();
  return rows.flatMap((row): DrawnCustomer[] => {
    if (seen.has(row.customer_id)) return [];
    seen.add(row.customer_id);
    return [
      {
        ...{ id: row.id, customerId: row.customer_id, customerName: row.name, control: row.control === 1 },
        ...{ send: row.send, why: row.why ?? "", problem: row.problem ?? "", sentOn: row.sent_on },
        told: told.get(row.customer_id) ?? [],
        call: calls.get(row.customer_id) ?? null,
        paid: (paid.get(row.customer_id) ?? []).map(({ currency, minor }) => ({ currency, minor })),
      },
    ];
  });
}

/** Sizes of both groups and how many of each paid. */
export function groupsOf(drawn: readonly DrawnCustomer[]): Groups {
  const count = (control: boolean, paid: boolean): number =>
    drawn.filter((each) => each.control === control && (!paid || each.paid.length > 0)).length;
  return {
    ...{ treated: count(false, false), treatedPaid: count(false, true) },
    ...{ control: count(true, false), controlPaid: count(true, true) },
  };
}

/** What came of a campaign that was started, as of a day: what was paid after it does not count. */
export async function campaignResult(
  db: ReadHandle,
  campaign: { readonly id: number; readonly startedOn: string; readonly endsOn: string },
  asOf: string,
): Promise<CampaignResult> {
  const { id, startedOn, endsOn } = campaign;
  const drawn = await drawnCustomers(db, id, { from: startedOn, until: endsOn < asOf ? endsOn : asOf }, asOf);
  const groups = groupsOf(drawn);
  const currencies = [...new Set(drawn.flatMap(({ paid }) => paid.map(({ currency }) => currency)))].sort();
  const sum = (control: boolean, currency: string): number =>
    drawn
      .filter((each) => each.control === control)
      .reduce((total, { paid }) => total + (paid.find((each) => each.currency === currency)?.minor ?? 0), 0);
  const treated = drawn.filter(({ control }) => !control);
  const kept = await db.selectFrom("campaign").select("channel").where("id", "=", id).executeTakeFirst();
  const byCall = kept?.channel === "call";
  return {
    ...groups,
    lift: liftOf(groups),
    amounts: currencies.map((currency) => {
      const treatedMinor = sum(false, currency);
      return {
        ...{ currency, treatedMinor, controlMinor: sum(true, currency) },
        incrementalMinor: incrementalMinor(groups, treatedMinor),
      };
    }),
    sends: SEND_STATES.flatMap((state) => {
      const customers = treated.filter(({ send }) => send === state).length;
      return customers === 0 ? [] : [{ state, customers }];
    }),
    calls: byCall ? callCounts(treated.flatMap(({ call }) => call ?? [])) : null,
    deliveries: deliveryCounts(treated.map(({ told }) => told)),
    closed: endsOn < asOf,
  };
}

/** Customers that were drawn, as the page of a campaign shows them. */
export function memberView(each: DrawnCustomer): CampaignMember {
  const delivery = each.control ? null : furthestOf(each.told);
  return {
    ...{ id: each.id, customerId: each.customerId, customerName: each.customerName, control: each.control },
    send: each.control ? null : each.send,
    why: each.control || each.why === "" ? null : each.why,
    problem: each.control ? "" : each.problem,
    sentOn: each.control ? null : each.sentOn,
    call: each.control ? null : each.call,
    delivery: delivery?.state ?? null,
    deliveryOn: delivery?.on ?? null,
    paid: [...each.paid],
  };
}

/** Who was left out when a campaign was started, by reason, the most first. */
export async function leftOutOf(db: ReadHandle, campaignId: number): Promise<{ why: LeftOut; customers: number }[]> {
  const { rows } = await sql<{ why: LeftOut; customers: number }>`select why, cast(count(*) as bigint) as customers
    from campaign_left_out where campaign_id = ${campaignId} group by why order by customers desc, why`.execute(db);
  return rows;
}

/** Days within which a started campaign's payments count; null of one that was not. */
export function windowOf({ id, startedOn, endsOn }: Pick<Campaign, "id" | "startedOn" | "endsOn">) {
  return startedOn === null || endsOn === null ? null : { id, startedOn, endsOn };
}
