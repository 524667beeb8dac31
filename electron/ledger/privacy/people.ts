import { sql } from "kysely";
import type { PrivacyPerson, PrivacySubject } from "../../../shared/contract/privacy.ts";
import { isNaturalPerson, type RetentionRules, taxUntil, yearsAfter } from "../../../shared/domain/privacy.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { statesOf } from "./subject.ts";

const MOST = 60;

type Bare = Omit<PrivacyPerson, "state" | "since">;

/** Everybody of whom the ledger holds something as a person, with what they are searched by. */
async function everybody(
  db: ReadHandle,
): Promise<(Bare & { readonly customerId: number | null; readonly search: string })[]> {
  const customers = await db.selectFrom("customer").select(["id", "name", "key", "rfc", "merged_into"]).execute();
  const nameOf = new Map(customers.map(({ id, name, key }) => [id, name || key]));
  const standsFor = new Map(customers.map(({ id, merged_into }) => [id, merged_into ?? id]));
  const contacts = await db.selectFrom("contact").select(["id", "customer_id", "name", "role"]).execute();
  const ways = await db
    .selectFrom("contact_channel")
    .select(["contact_id", "value"])
    .where("value", "<>", "")
    .execute();
  const reached = Map.groupBy(ways, ({ contact_id }) => contact_id);
  const staff = await db.selectFrom("person").select(["id", "name", "role", "email"]).execute();
  return [
    ...contacts.map(({ id, customer_id, name, role }) => {
      const customerId = standsFor.get(customer_id) ?? customer_id;
      const values = (reached.get(id) ?? []).map(({ value }) => value);
      return {
        subject: { kind: "contact" as const, id },
        name,
        role,
        customer: nameOf.get(customerId) ?? "",
        customerId,
        search: searchForm([name, ...values].join(" ")),
      };
    }),
    ...customers
      .filter(({ rfc, merged_into }) => isNaturalPerson(rfc) && merged_into === null)
      .map(({ id, name, key, rfc }) => ({
        subject: { kind: "customer" as const, id },
        name: name || key,
        role: "",
        customer: "",
        customerId: id,
        search: searchForm(`${name} ${rfc}`),
      })),
    ...staff.map(({ id, name, role, email }) => ({
      subject: { kind: "person" as const, id },
      name,
      role,
      customer: "",
      customerId: null,
      search: searchForm(`${name} ${email}`),
    })),
  ];
}

/** People by words of their name, phone, mail address or RFC; without words, nobody. */
export async function findPeople(db: ReadHandle, text: string): Promise<PrivacyPerson[]> {
  const words = searchForm(text).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const digits = text.replace(/\D/g, "");
  const found = (await everybody(db)).filter(
    ({ search }) =>
      words.every((word) => search.includes(word)) ||
      (digits.length >= 7 && search.replace(/\D/g, "").includes(digits)),
  );
  found.sort((a, b) => a.name.localeCompare(b.name, "es"));
  return withStates(db, found.slice(0, MOST));
}

async function withStates(db: ReadHandle, rows: readonly Bare[]): Promise<PrivacyPerson[]> {
  const states = new Map<string, Awaited<ReturnType<typeof statesOf>>>();
  for (const [kind, of] of Map.groupBy(rows, ({ subject }) => subject.kind)) {
    states.set(
      kind,
      await statesOf(
        db,
        kind,
        of.map(({ subject }) => subject.id),
      ),
    );
  }
  return rows.map(({ subject, name, role, customer }) => {
    const now = states.get(subject.kind)?.get(subject.id);
    return { subject, name, role, customer, state: now?.state ?? "active", since: now?.since ?? null };
  });
}

type Due = PrivacyPerson & { readonly endedOn: string; readonly law: "contact" | "commercial" | "staff" };

/** Whose period has ended on `today`, longest ago first, and is not erased. */
export async function dueForErasure(db: ReadHandle, rules: RetentionRules, today: string): Promise<Due[]> {
  const last = await lastHeardOf(db);
  const acted = await lastActs(db);
  const ended = new Map<PrivacySubject, { day: string; law: Due["law"] }>();
  const people = await everybody(db);
  for (const { subject, customerId } of people) {
    const from = subject.kind === "person" ? acted.get(subject.id) : last.get(customerId ?? 0);
    if (from === undefined || from >= NEVER) continue;
    const commercial = yearsAfter(from, rules.commercialYears);
    const tax = taxUntil(from, rules.taxYears);
    const [day, law] = {
      contact: [yearsAfter(from, rules.contactYears), "contact"] as const,
      customer: [commercial > tax ? commercial : tax, "commercial"] as const,
      person: [yearsAfter(from, rules.staffYears), "staff"] as const,
    }[subject.kind];
    if (day < today) ended.set(subject, { day, law });
  }
  const rows = await withStates(
    db,
    people.filter(({ subject }) => ended.has(subject)),
  );
  return rows
    .filter(({ state }) => state !== "erased")
    .flatMap((row) => {
      const end = ended.get(row.subject);
      return end ? [{ ...row, endedOn: end.day, law: end.law }] : [];
    })
    .sort((a, b) => a.endedOn.localeCompare(b.endedOn) || a.name.localeCompare(b.name, "es"));
}

/** The last day a customer owed, was invoiced or was talked to, by the customer it stands for; NEVER while it owes. */
async function lastHeardOf(db: ReadHandle): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; day: string }>`select coalesce(c.merged_into, c.id) as id, max(x.day) as day
    from customer as c join (
      select customer_id, max(case when closed_on > last_entry_on then closed_on else last_entry_on end) as day
        from receivable group by customer_id
      union all select customer_id, max(issued_on) from document group by customer_id
      union all select customer_id, max(happened_on) from interaction group by customer_id
    ) as x on x.customer_id = c.id
    left join customer_profile as f on f.customer_id = coalesce(c.merged_into, c.id)
    where coalesce(f.legal_hold, 0) = 0
    group by coalesce(c.merged_into, c.id)`.execute(db);
  return new Map(rows.map(({ id, day }) => [id, day]));
}

/** The last day people who left did something; those who work here are not in it. */
async function lastActs(db: ReadHandle): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; day: string }>`select p.id, max(coalesce(a.at, p.created_at)) as day
    from person as p left join audit as a on a.person_id = p.id or a.actor = p.name
    where p.active = 0 group by p.id`.execute(db);
  return new Map(rows.map(({ id, day }) => [id, day.slice(0, 10)]));
}
