import { sql } from "kysely";
import type { CampaignResult } from "../../../shared/contract/campaigns.ts";
import type { CallState } from "../../../shared/domain/campaigns/codes.ts";
import { dayInZone } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { CAMPAIGN_CALL } from "../db/tables/contacts.ts";
import { readSettings } from "../settings/reader.ts";

interface TaskRow {
  customer_id: number;
  state: "open" | "done" | "voided";
  channel: string | null;
  connected: number | null;
  right_party: number | null;
  happened_on: string | null;
  created_at: string;
  closed_at: string | null;
}

function callState(row: TaskRow, asOf: string, dayOf: (at: string) => string): CallState {
  if (row.state === "voided") return row.closed_at === null || dayOf(row.closed_at) <= asOf ? "dropped" : "open";
  // What was done by something else is no call, and one of a later day was not made yet.
  if (row.state === "open" || row.channel !== "call" || (row.happened_on ?? "") > asOf) return "open";
  if (row.right_party === 1) return "right-party";
  return row.connected === 1 ? "reached" : "attempted";
}

/**
 * What became of a campaign's tasks to call by a day, by the customer that counts: of two that became one, the further. The calls are
 * those of the log, as they stand corrected.
 */
export async function callsOf(
  db: ReadHandle,
  campaignId: number,
  asOf: string,
): Promise<ReadonlyMap<number, CallState>> {
  const { rows } =
    await sql<TaskRow>`select coalesce(c.merged_into, c.id) as customer_id, f.state, i.channel, i.connected,
      i.right_party, i.happened_on, f.created_at, f.closed_at
    from campaign_member as m join follow_up as f on f.source_kind = ${CAMPAIGN_CALL} and f.source_id = m.id
      join customer as c on c.id = m.customer_id left join interaction as i on i.id = f.done_interaction_id
    where m.campaign_id = ${campaignId} and f.state <> 'moved' order by f.id`.execute(db);
  if (rows.length === 0) return new Map();
  const { timeZone } = await readSettings(db);
  const dayOf = (at: string): string => dayInZone(new Date(at), timeZone);
  const order: readonly CallState[] = ["dropped", "open", "attempted", "reached", "right-party"];
  const found = new Map<number, CallState>();
  for (const row of rows) {
    if (dayOf(row.created_at) > asOf) continue;
    const state = callState(row, asOf, dayOf);
    const before = found.get(row.customer_id);
    if (before === undefined || order.indexOf(state) > order.indexOf(before)) found.set(row.customer_id, state);
  }
  return found;
}

/** The calls of a campaign in numbers of customers. */
export function callCounts(calls: readonly CallState[]): NonNullable<CampaignResult["calls"]> {
  const count = (...states: CallState[]): number => calls.filter((each) => states.includes(each)).length;
  return {
    ...{ tasks: calls.length, open: count("open"), dropped: count("dropped") },
    attempted: count("attempted", "reached", "right-party"),
    ...{ reached: count("reached", "right-party"), rightParty: count("right-party") },
  };
}
