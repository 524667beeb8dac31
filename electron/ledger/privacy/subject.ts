import type { PrivacyPerson, PrivacyState, PrivacySubject } from "../../../shared/contract/privacy.ts";
import { isNaturalPerson, type Standing } from "../../../shared/domain/privacy.ts";
import { familyIds } from "../customers/family.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { ledgerError } from "../ledger-error.ts";
import { type Marks, marksOf } from "./marks.ts";

/** Somebody of whom things are held, and by what they are found. */
export interface Known {
  readonly subject: PrivacySubject;
  readonly name: string;
  /** Role at the customer or with us; "" of a customer. */
  readonly role: string;
  readonly version: number;
  /** Customer they are a contact of, or are, with those merged into it; none for our own people. */
  readonly customerId: number | null;
  readonly customers: readonly number[];
  readonly customerName: string;
  readonly marks: Marks;
  readonly standing: Standing;
  /** Whether a person of ours still works here. */
  readonly works: boolean;
}

const LAWLESS: Standing = { closedOn: "0001-01-01", legalHold: false };

/** What is known of a subject. Throws NOT_FOUND, for a customer that is no natural person as well. */
export async function knownSubject(db: ReadHandle, subject: PrivacySubject): Promise<Known> {
  const found = await { contact: contactOf, customer: customerOf, person: personOf }[subject.kind](db, subject.id);
  if (found === null) throw ledgerError("NOT_FOUND", { what: subject.kind, id: String(subject.id) });
  return { subject, ...found };
}

type Found = Omit<Known, "subject"> | null;

async function contactOf(db: ReadHandle, id: number): Promise<Found> {
  const row = await db.selectFrom("contact").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  const ways = await db.selectFrom("contact_channel").select("value").where("contact_id", "=", id).execute();
  const customer = await standingCustomer(db, row.customer_id);
  return {
    name: row.name,
    role: row.role,
    version: row.version,
    customerId: customer.id,
    customers: await familyIds(db, customer.id),
    customerName: customer.name,
    marks: marksOf(
      [row.name],
      ways.map(({ value }) => value),
    ),
    standing: await standingOf(db, customer.id),
    works: false,
  };
}

async function customerOf(db: ReadHandle, id: number): Promise<Found> {
  const row = await db.selectFrom("customer").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || !(isNaturalPerson(row.rfc) || (row.rfc === "" && row.key === erasedKey(id)))) return null;
  const customers = await familyIds(db, id);
  const ways = await db.selectFrom("contact_channel").select("value").where("customer_id", "in", customers).execute();
  const profile = await db
    .selectFrom("customer_profile")
    .select(["version", "trade_name"])
    .where("customer_id", "=", id)
    .executeTakeFirst();
  return {
    name: row.name || row.key,
    role: "",
    version: profile?.version ?? 0,
    customerId: id,
    customers,
    customerName: "",
    marks: marksOf(
      [row.name, row.rfc, profile?.trade_name ?? ""],
      ways.map(({ value }) => value),
    ),
    standing: await standingOf(db, id),
    works: false,
  };
}

async function personOf(db: ReadHandle, id: number): Promise<Found> {
  const row = await db.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  return {
    name: row.name,
    role: row.role,
    version: row.version,
    customerId: null,
    customers: [],
    customerName: "",
    marks: marksOf([row.name], [row.email]),
    standing: LAWLESS,
    works: row.active === 1,
  };
}

/** The customer that stands for another one it was merged into. */
async function standingCustomer(db: ReadHandle, id: number): Promise<{ id: number; name: string }> {
  const row = await db
    .selectFrom("customer")
    .select(["id", "name", "key", "merged_into"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.merged_into === null ? { id, name: row.name || row.key } : standingCustomer(db, row.merged_into);
}

/** What the periods of a customer's papers count from: the day its last debt was closed, or the last it was heard of. */
export async function standingOf(db: ReadHandle, customerId: number): Promise<Standing> {
  const family = await familyIds(db, customerId);
  const held = await db
    .selectFrom("customer_profile")
    .select("legal_hold")
    .where("customer_id", "in", family)
    .where("legal_hold", "=", 1)
    .executeTakeFirst();
  const debts = await db
    .selectFrom("receivable")
    .select((eb) => [eb.fn.max("closed_on").as("closed"), eb.fn.max("last_entry_on").as("entry")])
    .where("customer_id", "in", family)
    .executeTakeFirst();
  const papers = await db
    .selectFrom("document")
    .select((eb) => eb.fn.max("issued_on").as("issued"))
    .where("customer_id", "in", family)
    .executeTakeFirst();
  const days = [debts?.closed, debts?.entry, papers?.issued].filter((day) => day !== null && day !== undefined);
  const last = days.reduce((a, b) => (a > b ? a : b), "0001-01-01");
  return { closedOn: last >= NEVER ? null : last, legalHold: held !== undefined };
}

/** State by the acts of privacy: the last one of blocking, unblocking or erasing decides. */
export async function statesOf(
  db: ReadHandle,
  kind: PrivacySubject["kind"],
  ids: readonly number[],
): Promise<Map<number, { state: PrivacyState; since: string }>> {
  const states = new Map<number, { state: PrivacyState; since: string }>();
  if (ids.length === 0) return states;
  const rows = await db
    .selectFrom("privacy_act")
    .select(["subject_id", "kind", "on_day"])
    .where("subject_kind", "=", kind)
    .where("subject_id", "in", [...ids])
    .orderBy("id")
    .execute();
  const after = { block: "blocked", unblock: "active", erase: "erased" } as const;
  for (const { subject_id, kind: act, on_day } of rows) {
    const before = states.get(subject_id)?.state ?? "active";
    states.set(subject_id, { state: act === "rectify" ? before : after[act], since: on_day });
  }
  return states;
}

/** Somebody as the list of people shows them, with the state of their data. */
export async function personRow(db: ReadHandle, known: Known): Promise<PrivacyPerson> {
  const { subject, name, role, customerName } = known;
  const now = (await statesOf(db, subject.kind, [subject.id])).get(subject.id);
  return { subject, name, role, customer: customerName, state: now?.state ?? "active", since: now?.since ?? null };
}

/** What somebody is called once erased: what names them stays one, without a word about them. */
export function pseudonym({ kind, id }: PrivacySubject): string {
  return `${{ contact: "C", customer: "PF", person: "P" }[kind]}-${String(id).padStart(6, "0")}`;
}

/** Key of a natural person among the customers once even the tax law lets go of it. */
export function erasedKey(id: number): string {
  return `ERASED|${id}`;
}

/** Customers of whom words were erased; their documents may have lost their originals. */
export async function erasedCustomers(db: ReadHandle): Promise<ReadonlySet<number>> {
  const acts = await db
    .selectFrom("privacy_act")
    .select("subject_id")
    .where("subject_kind", "=", "customer")
    .where("kind", "=", "erase")
    .execute();
  const ids = new Set<number>();
  for (const { subject_id } of acts) for (const id of await familyIds(db, subject_id)) ids.add(id);
  return ids;
}
