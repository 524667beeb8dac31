import { sql } from "kysely";
import { ERASED } from "../db/audit-chain.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { likePattern } from "../lib/search.ts";
import type { HeldRow, Judge } from "./held-row.ts";
import { names, roughPatterns } from "./marks.ts";
import type { Known } from "./subject.ts";

/** Areas of which an event is about a person and proves no obligation; of all others it stays as long as the paper does. */
const ABOUT_PEOPLE = new Set([
  "contacts",
  "mail",
  "customers",
  "privacy",
  "users",
  "worklist",
  "reports",
  "backup",
  "views",
]);

/**
 * Events of the audit that name somebody in words, or by their id as a contact; of a person of ours also those they made.
 * Words of an event can be emptied, its place in the chain stays.
 */
export async function auditHeld(
  db: ReadHandle,
  known: Known,
  log: ReadonlySet<number>,
  judge: Judge,
): Promise<HeldRow[]> {
  const { subject, marks } = known;
  const rough = roughPatterns(marks).map((pattern) => sql`lower(detail) like lower(${pattern}) escape '\\'`);
  if (subject.kind === "contact") {
    rough.push(sql`detail like ${likePattern(`"contactId":${subject.id}`)} escape '\\'`);
    rough.push(sql`subject = ${`contact:${subject.id}`}`);
    // What was logged with them is told with the customer as subject.
    const customers = known.customers.map((id) => `customer:${id}`);
    rough.push(sql`(action like 'contacts.%' and subject in (${sql.join(customers)}))`);
    // Changed contacts are told whole, with the id they have.
    rough.push(
      sql`(action in ('customers.addContact', 'customers.changeContact') and detail like ${likePattern(`"id":${subject.id},`)} escape '\\')`,
    );
  }
  if (subject.kind === "customer") {
    const customers = known.customers.map((id) => `customer:${id}`);
    rough.push(sql`subject in (${sql.join(customers)})`);
  }
  if (subject.kind === "person") rough.push(sql`person_id = ${subject.id}`, sql`actor = ${known.name}`);
  if (rough.length === 0) return [];
  const { rows } = await sql<{
    seq: number;
    at: string;
    action: string;
    actor: string;
    subject: string;
    detail: string;
    person_id: number | null;
  }>`select seq, at, action, actor, subject, detail, person_id from audit
    where text_key <> '' and action <> ${ERASED} and (${sql.join(rough, sql` or `)}) order by seq`.execute(db);
  const named = names(marks);
  const found: HeldRow[] = [];
  for (const row of rows) {
    const made = subject.kind === "person" && (row.person_id === subject.id || row.actor === known.name);
    if (!made && !named(row.detail) && !isAbout(row, known, log)) continue;
    const area = row.action.split(".", 1)[0] ?? "";
    const law = ABOUT_PEOPLE.has(area) ? "none" : "commercial";
    found.push({
      part: made ? "acts" : "audit",
      table: "audit",
      key: "seq",
      id: row.seq,
      on: row.at,
      label: row.action,
      text: made ? row.subject : row.detail,
      empties: ["actor", "pc", "detail", "text_key"],
      keep: made ? null : judge(law, row.at.slice(0, 10)),
    });
  }
  return found;
}

interface Event {
  readonly subject: string;
  readonly action: string;
  readonly detail: string;
}

/** Whether an event names somebody by what it is about, or by an id in what it says. */
function isAbout({ subject, action, detail }: Event, known: Known, log: ReadonlySet<number>): boolean {
  const { kind, id } = known.subject;
  if (kind === "customer") return known.customers.some((each) => subject === `customer:${each}`);
  if (kind !== "contact") return false;
  if (subject === `contact:${id}`) return true;
  const said = parsed(detail);
  if (action === "customers.addContact" || action === "customers.changeContact") {
    return [said?.["after"], said?.["before"]].some((each) => isRecord(each) && each["id"] === id);
  }
  const logged = said?.["interaction"];
  // Of what was logged the audit has ids and codes, and words only where somebody gave a reason.
  const words = said?.["reason"] ?? said?.["override"] ?? "";
  return holds(said, "contactId", id) || (typeof logged === "number" && log.has(logged) && words !== "");
}

function holds(value: unknown, key: string, wanted: number): boolean {
  if (Array.isArray(value)) return value.some((each) => holds(each, key, wanted));
  if (!isRecord(value)) return false;
  return value[key] === wanted || Object.values(value).some((each) => holds(each, key, wanted));
}

function parsed(detail: string): Readonly<Record<string, unknown>> | null {
  try {
    const said: unknown = JSON.parse(detail);
    return isRecord(said) ? said : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
