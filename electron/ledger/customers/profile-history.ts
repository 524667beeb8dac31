import { sql } from "kysely";
import { z } from "zod";
import { type CustomerProfile, zCustomerProfile } from "../../../shared/contract/customer-profile.ts";
import { instantOf } from "../../../shared/domain/contact-hours/zone-time.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Action of the event that tells what changed of a customer. */
const CHANGED = "customers.update";
/** Action of the event that tells who was put in charge of many customers, and who had them before. */
const ASSIGNED = "customers.assign";

/** A profile's field. */
export type ProfileField = keyof CustomerProfile;

/** What stood before in some fields when a profile was changed. */
export interface ProfileChange<Field extends ProfileField> {
  readonly at: string;
  /** Who made it; "" when nobody had signed in or the name was erased. */
  readonly actor: string;
  /** Of the fields asked about those that changed; null: the words of the event were erased. */
  readonly was: Partial<Pick<CustomerProfile, Field>> | null;
}

/** Changes of customers' profiles since an instant. */
export interface ProfileChanges<Field extends ProfileField> {
  /** By customer, the first first; an event that was erased may have told of any field. */
  readonly of: ReadonlyMap<number, readonly ProfileChange<Field>[]>;
  /** Events without words, of nobody knows whom. */
  readonly erased: number;
}

/** Last instant of a day where the company is, excluded. */
export function endOfDay(day: string, timeZone: string): string {
  return instantOf({ day: addDays(day, 1), minute: 0 }, timeZone);
}

/**
 * Changes of some fields of customers' profiles from an instant on. Only what holds now is stored; the audit tells of each
 * change what stood before it, so that what held on a past day is what the first change after it found.
 */
export async function profileChanges<Field extends ProfileField>(
  db: ReadHandle,
  since: string,
  fields: readonly Field[],
): Promise<ProfileChanges<Field>> {
  const told = sql.join(
    fields.map((field) => sql`detail like ${`%"${field}"%`}`),
    sql` or `,
  );
  const collectors = fields.some((field) => field === "collectorId");
  const which = sql`action = ${CHANGED} and (${told} or text_key = '')`;
  const { rows } = await sql<EventRow>`
    select seq, at, subject, actor, action, detail, text_key from audit
    where (${collectors ? sql`(${which}) or action = ${ASSIGNED}` : which}) and at >= ${since} order by seq`.execute(
    db,
  );
  const zEvent = z.object({ customer: z.string(), before: zCustomerProfile.partial() });
  const changes = new Map<number, Numbered<Field>[]>();
  const tell = (id: number, change: Numbered<Field>): void => {
    const own = changes.get(id);
    if (own === undefined) changes.set(id, [change]);
    else own.push(change);
  };
  const byKey: { readonly key: string; readonly change: Numbered<Field> }[] = [];
  let erased = 0;
  for (const { seq, at, subject, actor, action, detail, text_key } of rows) {
    const id = /^customer:(\d+)$/.exec(subject)?.[1];
    if (text_key === "") {
      if (id === undefined) erased += 1;
      else tell(Number(id), { seq, at, actor, was: null });
      continue;
    }
    if (action === ASSIGNED) {
      for (const [customerId, collectorId] of assignedIn(detail)) {
        tell(customerId, { seq, at, actor, was: only({ collectorId }, fields) });
      }
      continue;
    }
    const event = zEvent.safeParse(JSON.parse(detail));
    if (!event.success) continue;
    const was = only(event.data.before, fields);
    if (Object.keys(was).length === 0) continue;
    const change = { seq, at, actor, was };
    if (id === undefined) byKey.push({ key: event.data.customer, change });
    else tell(Number(id), change);
  }
  const ids = await idsOf(
    db,
    byKey.map(({ key }) => key),
  );
  for (const { key, change } of byKey) {
    const id = ids.get(key);
    if (id !== undefined) tell(id, change);
  }
  // Events that name their customer by number and those before that name it by key follow each other.
  for (const own of changes.values()) own.sort((a, b) => a.seq - b.seq);
  return { of: changes, erased };
}

interface EventRow {
  readonly seq: number;
  readonly at: string;
  readonly subject: string;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  readonly text_key: string;
}

interface Numbered<Field extends ProfileField> extends ProfileChange<Field> {
  /** Place in the log: two changes may bear the same instant. */
  readonly seq: number;
}

/** Of what stood in a profile the fields that are asked about. */
function only<Field extends ProfileField>(
  before: { readonly [Name in ProfileField]?: CustomerProfile[Name] | undefined },
  fields: readonly Field[],
): Partial<Pick<CustomerProfile, Field>> {
  const was: Partial<Pick<CustomerProfile, Field>> = {};
  for (const field of fields) {
    const value = before[field];
    if (value !== undefined) was[field] = value;
  }
  return was;
}

const zAssigned = z.object({ before: z.array(z.tuple([z.number().int(), z.number().int().nullable()])) });

/** Customers that one event gave to somebody else, with who had them before. */
function assignedIn(detail: string): readonly (readonly [number, number | null])[] {
  const event = zAssigned.safeParse(JSON.parse(detail));
  return event.success ? event.data.before : [];
}

/** Fields of a profile by customer as they were at an instant, of those customers alone that changed since. */
export async function profilesAt<Field extends ProfileField>(
  db: ReadHandle,
  instant: string,
  fields: readonly Field[],
): Promise<ReadonlyMap<number, Partial<Pick<CustomerProfile, Field>>>> {
  const changes = await profileChanges(db, instant, fields);
  return new Map(
    [...changes.of].map(([id, own]) => {
      // The first change of a field says what it was; what was erased says nothing, and what is known after it stands.
      const was: Partial<Pick<CustomerProfile, Field>> = {};
      for (const change of own.toReversed()) Object.assign(was, change.was);
      return [id, was];
    }),
  );
}

/** Keys asked about in one statement. */
const STEP = 500;

async function idsOf(db: ReadHandle, keys: readonly string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(keys)];
  const found = new Map<string, number>();
  for (let start = 0; start < wanted.length; start += STEP) {
    const rows = await db
      .selectFrom("customer")
      .select(["id", "key"])
      .where("key", "in", wanted.slice(start, start + STEP))
      .execute();
    for (const row of rows) found.set(row.key, row.id);
  }
  return found;
}
