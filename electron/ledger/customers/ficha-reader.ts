import { sql } from "kysely";
import type { Lang } from "../../../shared/contract/common.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { stageOf } from "../../../shared/domain/customers/stage.ts";
import { daysBetween } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { disputedMinor } from "../disputes/reader.ts";
import { checkRfc } from "../lib/tax-ids.ts";
import { agingByCustomer } from "../receivables/aging-reader.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { pausedBy } from "../receivables/paused.ts";
import { contactsOf } from "./contact-reader.ts";
import { creditOf, holdReasonsOf, strategyFor } from "./credit-reader.ts";
import { familyIds } from "./family.ts";
import { habitsOf } from "./habit.ts";
import { mergeOf, mergesInto } from "./merge-reader.ts";
import { readProfile } from "./profile.ts";
import { readCustomerRules } from "./rules.ts";
import { decidedStage } from "./stage-decisions.ts";
import { disputesOf, lastContactOf, nextFollowUpOf, promisesOf } from "./standing-reader.ts";

const NAMED = ["id", "key", "rfc", "name"] as const;

/** All there is to know of a customer before a call, as of a day; null when there is none of that id. */
export async function readFicha(
  db: ReadHandle,
  request: { readonly customerId: number; readonly asOf: string; readonly lang: Lang },
): Promise<Ficha | null> {
  const { customerId, asOf, lang } = request;
  const customer = await db.selectFrom("customer").select(NAMED).where("id", "=", customerId).executeTakeFirst();
  if (!customer) return null;
  const ids = await familyIds(db, customerId);
  const { version, profile } = await readProfile(db, customerId);
  const terms = await db
    .selectFrom("customer_terms")
    .select("credit_days")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  const balances = await agingByCustomer(db, { asOf, customerId });
  const items = await openItemsOf(db, customerId, asOf);
  const undisputed = items.find((item) => item.disputed < item.open_minor);
  const chased = items.find((item) => item.disputed < item.open_minor && item.paused === null);
  const dueOn = undisputed?.due_on ?? null;
  const rules = await readCustomerRules(db);
  const flags = { legal: profile.legalHold, placed: profile.placed, preventiveDays: rules.preventiveDays };
  const byAge = stageOf(dueOn, asOf, flags);
  const decision = await decidedStage(db, customerId, asOf);
  const stage = stageOf(dueOn, asOf, { ...flags, decided: decision?.stage ?? null });
  const credit = await creditOf(db, { ids, profile }, balances, asOf, rules);
  const promises = await promisesOf(db, customerId, asOf);
  const known = { profile, credit, promises, asOf };
  return {
    customer: { ...customer, otherNames: await otherNames(db, customer), rfcCheck: checkRfc(customer.rfc) },
    asOf,
    version,
    profile,
    collector: await collectorOf(db, profile.collectorId),
    parent: await namedCustomer(db, profile.parentId),
    children: await childrenOf(db, ids),
    creditDays: terms?.credit_days ?? null,
    balances,
    oldest: oldestOf(items, asOf),
    stage: { ...stage, byAge: byAge.code, decided: decision?.decided ?? null },
    strategy: await strategyFor(
      db,
      ids,
      { ...known, dueOn: chased?.due_on ?? dueOn, rests: chased === undefined },
      rules,
    ),
    habit: (await habitsOf(db, [customerId], asOf)).get(customerId) ?? null,
    credit,
    holdReasons: await holdReasonsOf(db, ids, { ...known, daysPastDue: stage.daysPastDue }, rules),
    people: (await contactsOf(db, ids, profile.country)).filter((contact) => contact.active),
    lastContact: await lastContactOf(db, ids, asOf, lang),
    nextFollowUp: await nextFollowUpOf(db, ids),
    promises,
    disputes: await disputesOf(db, customerId, asOf),
    merged: await mergesInto(db, customerId),
    mergedInto: await mergeOf(db, customerId),
  };
}

async function otherNames(db: ReadHandle, customer: { id: number; name: string }): Promise<string[]> {
  const rows = await db
    .selectFrom("document")
    .select("receiver_name")
    .distinct()
    .where("customer_id", "=", customer.id)
    .orderBy("receiver_name")
    .execute();
  return rows.map((row) => row.receiver_name).filter((name) => name !== customer.name && name !== "");
}

async function collectorOf(db: ReadHandle, id: number | null): Promise<Ficha["collector"]> {
  if (id === null) return null;
  const person = await db.selectFrom("person").select(["id", "name"]).where("id", "=", id).executeTakeFirst();
  return person ?? null;
}

async function namedCustomer(db: ReadHandle, id: number | null): Promise<Ficha["parent"]> {
  if (id === null) return null;
  const { rows } = await sql<NonNullable<Ficha["parent"]>>`select k.id, k.key, k.rfc, k.name from customer as c
    join customer as k on k.id = coalesce(c.merged_into, c.id) where c.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

async function childrenOf(db: ReadHandle, ids: readonly number[]): Promise<Ficha["children"]> {
  return db
    .selectFrom("customer")
    .innerJoin("customer_profile", "customer_profile.customer_id", "customer.id")
    .select(["customer.id", "customer.key", "customer.rfc", "customer.name"])
    .where("parent_id", "in", [...ids])
    .where("merged_into", "is", null)
    .orderBy("customer.search")
    .execute();
}

interface Item {
  readonly uuid: string;
  readonly series: string;
  readonly folio: string;
  readonly currency: string;
  readonly due_on: string;
  readonly open_minor: number;
  readonly disputed: number;
  /** What keeps everybody from asking for it; see `pausedBy`. */
  readonly paused: string | null;
}

/** Open items of a customer with what is disputed of each, the oldest first. */
async function openItemsOf(db: ReadHandle, customerId: number, asOf: string): Promise<readonly Item[]> {
  const { rows } = await sql<Item>`select d.uuid, d.series, d.folio, i.currency, i.due_on, i.open_minor,
      ${disputedMinor(asOf, "i.id", "i.open_minor")} as disputed, ${pausedBy(asOf, "i.id")} as paused
    from (select r.id, r.document_id, r.currency, r.due_on, ${openAsOf(asOf)} as open_minor from receivable as r
      where ${maybeOpen(asOf)} and r.customer_id = ${customerId}) as i join document as d on d.id = i.document_id
    where i.open_minor > 0 order by i.due_on, i.id`.execute(db);
  return rows;
}

function oldestOf(items: readonly Item[], asOf: string): Ficha["oldest"] {
  return [...Map.groupBy(items, (item) => item.currency).values()].flatMap(([item]) =>
    item === undefined
      ? []
      : [
          {
            currency: item.currency,
            uuid: item.uuid,
            label: documentLabel(item),
            dueOn: item.due_on,
            daysPastDue: daysBetween(item.due_on, asOf),
            openMinor: item.open_minor,
          },
        ],
  );
}
