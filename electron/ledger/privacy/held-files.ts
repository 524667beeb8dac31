import { type RawBuilder, sql } from "kysely";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { AttachmentOwner } from "../db/tables/contacts.ts";
import type { HeldRow, Judge } from "./held-row.ts";
import type { Known } from "./subject.ts";

type Law = "none" | "commercial";

/** Files kept as evidence of what a customer's rows say: how their owners are found, and what obliges to keep them. */
const OWNERS: readonly (readonly [
  AttachmentOwner,
  ids: (customers: readonly number[]) => RawBuilder<{ id: number }>,
  law: Law,
])[] = [
  ["customer", (customers) => sql`select id from customer where id in (${sql.join(customers)})`, "none"],
  ["promise", (customers) => sql`select id from promise where customer_id in (${sql.join(customers)})`, "commercial"],
  ["dispute", (customers) => sql`select id from dispute where customer_id in (${sql.join(customers)})`, "commercial"],
  ["letter", (customers) => sql`select id from letter where customer_id in (${sql.join(customers)})`, "commercial"],
  [
    "letter-step",
    (customers) => sql`select d.id from letter_delivery as d join letter as l on l.id = d.letter_id
      where l.customer_id in (${sql.join(customers)})`,
    "commercial",
  ],
  [
    "escalation-mark",
    (customers) => sql`select m.id from escalation_mark as m join escalation as e on e.id = m.escalation_id
      where e.customer_id in (${sql.join(customers)})`,
    "commercial",
  ],
  [
    "acceptance",
    (customers) => sql`select distinct e.batch as id from invoice_acceptance_event as e
      join document as d on d.uuid = e.invoice_uuid where d.customer_id in (${sql.join(customers)})`,
    "commercial",
  ],
];

/** Files that came with what was logged with somebody; of a customer, all of its files. */
export async function filesHeld(
  db: ReadHandle,
  known: Known,
  log: ReadonlySet<number>,
  judge: Judge,
): Promise<HeldRow[]> {
  const found: HeldRow[] = [];
  const take = async (owner: AttachmentOwner, ids: readonly number[], law: Law): Promise<void> => {
    for (let from = 0; from < ids.length; from += 500) {
      const uses = await db
        .selectFrom("attachment_use")
        .select(["id", "name", "added_at"])
        .where("owner_kind", "=", owner)
        .where("owner_id", "in", ids.slice(from, from + 500))
        .where("name", "<>", "")
        .orderBy("id")
        .execute();
      for (const { id, name, added_at } of uses) {
        found.push({
          part: "files",
          table: "attachment_use",
          key: "id",
          id,
          on: added_at,
          label: "",
          text: name,
          empties: ["name"],
          keep: judge(law, added_at.slice(0, 10)),
        });
      }
    }
  };
  await take("interaction", [...log], "none");
  if (known.subject.kind !== "customer") return found;
  for (const [owner, ids, law] of OWNERS) {
    const { rows } = await ids(known.customers).execute(db);
    await take(
      owner,
      rows.map(({ id }) => id),
      law,
    );
  }
  return found;
}
