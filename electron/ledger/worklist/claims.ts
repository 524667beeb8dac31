import { sql } from "kysely";
import type { ListItem } from "../../../shared/contract/worklist.ts";
import { familyOf } from "../customers/family.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { Asking } from "./asking.ts";
import { holds } from "./candidates.ts";

/** After this time without a sign a customer counts as left. */
const STALE_MS = 10 * 60_000;
/** A contact somebody else logged this long ago is worth telling. */
const RECENT_MS = 60 * 60_000;

type OnIt = NonNullable<ListItem["onIt"]>;

/** Whether a claim or a contact is somebody else's: by person where both said who they are, by name otherwise. */
function isOther(asking: Asking, personId: number, who: string): boolean {
  return asking.personId !== null && personId !== 0 ? personId !== asking.personId : who !== asking.actor;
}

/** Who else has each of the customers on the screen, or has talked to them within the hour. */
export async function onThem(
  db: ReadHandle,
  customerIds: readonly number[],
  day: string,
  asking: Asking,
): Promise<Map<number, OnIt>> {
  const found = new Map<number, OnIt>();
  if (customerIds.length === 0) return found;
  const before = (ms: number): string => new Date(Date.parse(asking.at) - ms).toISOString();
  const family = await familyOf(db, customerIds);
  const contacts = await db
    .selectFrom("interaction as i")
    .leftJoin("person as o", "o.id", "i.person_id")
    .select(["i.customer_id", "i.person_id", "i.actor", "i.recorded_at", "o.name"])
    .where("i.customer_id", "in", [...family.keys()])
    .where("i.happened_on", "=", day)
    .where("i.worked", "=", 1)
    .where("i.recorded_at", ">=", before(RECENT_MS))
    .where(sql<boolean>`${holds("i")}`)
    .orderBy("i.id")
    .execute();
  for (const row of contacts) {
    const who = row.name ?? row.actor;
    if (isOther(asking, row.person_id ?? 0, who)) {
      found.set(family.get(row.customer_id) ?? row.customer_id, { who, since: row.recorded_at, how: "contacted" });
    }
  }
  const claims = await db
    .selectFrom("worklist_claim")
    .selectAll()
    .where("customer_id", "in", customerIds)
    .where("seen_at", ">=", before(STALE_MS))
    .execute();
  for (const claim of claims) {
    if (isOther(asking, claim.person_id, claim.who)) {
      found.set(claim.customer_id, { who: claim.who, since: claim.since, how: "open" });
    }
  }
  return found;
}

/**
 * Says that who asks has the customer on the screen, and no other one; null leaves all. Somebody else's claim that is
 * still alive stays theirs.
 */
export async function claim(tx: LedgerTx, customerId: number | null, asking: Asking): Promise<void> {
  const person = asking.personId ?? 0;
  const own = tx.sql.deleteFrom("worklist_claim").where("person_id", "=", person).where("who", "=", asking.actor);
  if (customerId === null) {
    await own.execute();
    return;
  }
  await own.where("customer_id", "<>", customerId).execute();
  const alive = new Date(Date.parse(asking.at) - STALE_MS).toISOString();
  const mine = { person_id: person, who: asking.actor, seen_at: asking.at };
  await tx.sql
    .insertInto("worklist_claim")
    .values({ customer_id: customerId, since: asking.at, ...mine })
    .onConflict((conflict) =>
      conflict
        .column("customer_id")
        .doUpdateSet((eb) => ({
          ...mine,
          since: eb
            .case()
            .when("worklist_claim.who", "=", asking.actor)
            .then(eb.ref("worklist_claim.since"))
            .else(asking.at)
            .end(),
        }))
        .where((eb) =>
          eb.or([
            eb("worklist_claim.seen_at", "<", alive),
            eb.and([eb("worklist_claim.person_id", "=", person), eb("worklist_claim.who", "=", asking.actor)]),
          ]),
        ),
    )
    .execute();
}
