import type { ReadHandle } from "../db/ledger-db.ts";
import type { ContactChannelRow, ContactRow } from "../db/tables/customers.ts";

/** Roles of a contact that make reaching it a right-party contact, those who pay first; a switchboard is a third party (KPIS 9). */
export const RIGHT_PARTY: ReadonlySet<string> = new Set([
  "accounts-payable",
  "finance",
  "owner",
  "legal-representative",
]);

/** Whether reaching a person of the role counts as reaching the right party. */
export function isRightParty(role: string): boolean {
  return RIGHT_PARTY.has(role);
}

/** The customer that counts: the one itself, or the one it was merged into; null when there is none of that id. */
export async function keptCustomer(
  db: ReadHandle,
  id: number,
): Promise<{ id: number; key: string; rfc: string; name: string } | null> {
  const row = await db
    .selectFrom("customer as c")
    .innerJoin("customer as k", (join) => join.on((eb) => eb("k.id", "=", eb.fn.coalesce("c.merged_into", "c.id"))))
    .select(["k.id", "k.key", "k.rfc", "k.name"])
    .where("c.id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** Ids under which rows of the customer may have been written: its own, and those merged into it. */
export async function customerIds(db: ReadHandle, id: number): Promise<number[]> {
  const rows = await db.selectFrom("customer").select("id").where("merged_into", "=", id).execute();
  return [id, ...rows.map((row) => row.id)];
}

export interface Reachable extends Pick<ContactRow, "id" | "name" | "role" | "position" | "language"> {
  readonly do_not_contact: number;
  readonly channels: readonly Pick<
    ContactChannelRow,
    "id" | "contact_id" | "kind" | "value" | "extension" | "state" | "opted_out"
  >[];
}

/** People of a customer who are still there, with the ways to reach them in their order. */
export async function reachablePeople(db: ReadHandle, ids: readonly number[]): Promise<Reachable[]> {
  const people = await db
    .selectFrom("contact")
    .select(["id", "name", "role", "position", "language", "do_not_contact"])
    .where("customer_id", "in", [...ids])
    .where("active", "=", 1)
    .orderBy("id")
    .execute();
  if (people.length === 0) return [];
  const channels = await db
    .selectFrom("contact_channel")
    .select(["id", "contact_id", "kind", "value", "extension", "state", "opted_out"])
    .where(
      "contact_id",
      "in",
      people.map((person) => person.id),
    )
    .where("active", "=", 1)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return people.map((person) => ({
    ...person,
    channels: channels.filter((channel) => channel.contact_id === person.id),
  }));
}

/**
 * To whose attention a letter goes where nobody is named: somebody who may hear of the debt and did not ask to be left alone,
 * accounts payable before other roles, who was verified before who was not. Null where there is nobody like that.
 */
export function whomToWrite(people: readonly Reachable[]): Reachable | null {
  const verified = (person: Reachable): number =>
    Number(person.channels.some((channel) => channel.state === "verified" && channel.opted_out === 0));
  const may = people.filter(
    ({ name, role, do_not_contact }) => name !== "" && isRightParty(role) && do_not_contact === 0,
  );
  const order = [...RIGHT_PARTY];
  may.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || verified(b) - verified(a) || a.id - b.id);
  return may[0] ?? null;
}

/** First person at work in one of the roles, the roles in the order given; null when there is none. */
export async function firstOfRole(db: ReadHandle, roles: readonly string[]): Promise<number | null> {
  const rows = await db
    .selectFrom("person")
    .select(["id", "role"])
    .where("active", "=", 1)
    .where("role", "in", [...roles])
    .orderBy("id")
    .execute();
  for (const role of roles) {
    const found = rows.find((row) => row.role === role);
    if (found) return found.id;
  }
  return null;
}

/** Who is in charge of the customer; null when nobody is. */
export async function collectorOf(db: ReadHandle, customerId: number): Promise<number | null> {
  const row = await db
    .selectFrom("customer_profile")
    .select("collector_id")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  return row?.collector_id ?? null;
}
