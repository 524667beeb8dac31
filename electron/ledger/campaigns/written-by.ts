import { sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import { CAMPAIGN_CALL } from "../db/tables/contacts.ts";

/**
 * Names of the campaigns that wrote some contacts of the log, by the contact. A mail of which nobody heard was logged later, by
 * the one who said that it left; and a call, by whoever made it.
 */
export async function campaignsBehind(db: ReadHandle, interactionIds: readonly number[]): Promise<Map<number, string>> {
  if (interactionIds.length === 0) return new Map();
  const ids = sql.join([...interactionIds]);
  const { rows } = await sql<{ interaction_id: number; name: string }>`select s.interaction_id, c.name
      from campaign_send as s join campaign as c on c.id = s.campaign_id where s.interaction_id in (${ids})
    union
    select f.done_interaction_id, c.name from follow_up as f join campaign_member as m on m.id = f.source_id
      join campaign as c on c.id = m.campaign_id
      where f.source_kind = ${CAMPAIGN_CALL} and f.done_interaction_id in (${ids})
    union
    select o.interaction_id, c.name from mail as o join campaign_send as s on s.command_id = o.command_id
      join campaign as c on c.id = s.campaign_id where o.interaction_id in (${ids})`.execute(db);
  return new Map(rows.map((row) => [row.interaction_id, row.name]));
}
