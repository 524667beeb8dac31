import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { ContactChannelRow, ContactRow } from "../db/tables/customers.ts";
import type { DayStamp } from "../lib/recording.ts";
import type { PostingRules } from "../receivables/posting-rules.ts";
import type { Plan } from "./import-judge.ts";
import { updateProfile } from "./profile-writer.ts";
import { setCreditDays } from "./writer.ts";

/** Carries out the plans of a file: customers that are missing, what is known of each, and the people there. */
export async function importCustomers(
  tx: LedgerTx,
  plans: readonly Plan[],
  source: { readonly file: string; readonly sha256: string },
  rules: PostingRules,
  recording: DayStamp,
): Promise<void> {
  const ids = await ensureCustomers(tx, plans);
  const added = new Map<string, number>();
  for (const plan of plans) {
    const customerId = ids.get(plan.key);
    if (customerId === undefined) throw new Error("customer was not made");
    await updateProfile(tx, { customerId, version: null, changes: plan.changes }, recording);
    if (plan.creditDays !== null) {
      const change = { customerId, creditDays: plan.creditDays };
      await setCreditDays(tx, change, rules, { at: recording.at, actor: recording.actor });
    }
    await addContact(tx, customerId, plan, added);
  }
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: "customers.import",
    detail: { ...source, rows: plans.length },
  });
}

/** Finds or makes the customers; a name from a CFDI, before or after, goes before one from a spreadsheet. */
async function ensureCustomers(tx: LedgerTx, plans: readonly Plan[]): Promise<Map<string, number>> {
  const wanted = new Map(plans.map((plan) => [plan.key, plan.line]));
  const known = await tx.bulk.selectIn("customer", ["id", "key", "merged_into"], "key", [...wanted.keys()]);
  const ids = new Map(known.map((row) => [row.key, row.merged_into ?? row.id]));
  const missing = plans.filter(({ key, line }) => !ids.has(key) && wanted.get(key)?.name !== "" && line.name !== "");
  const fresh = [...new Map(missing.map((plan) => [plan.key, plan.line]))];
  if (fresh.length === 0) return ids;
  let id = await takeIds(tx, "customer", fresh.length);
  const rows = fresh.map(([key, { rfc, name }]) => ({
    id: id++,
    key,
    rfc,
    name,
    search: searchForm(`${name} ${rfc}`),
    name_from: "",
    merged_into: null,
  }));
  await tx.bulk.insert("customer", rows);
  for (const row of rows) ids.set(row.key, row.id);
  return ids;
}

/** Adds somebody, or ways to reach somebody. `added` remembers those this file has made. */
async function addContact(tx: LedgerTx, customerId: number, plan: Plan, added: Map<string, number>): Promise<void> {
  const { contact, line } = plan;
  if (contact === null || line.contact === undefined) return;
  const key = `${customerId}|${searchForm(contact.name)}`;
  const known = contact.id ?? (contact.name === "" ? undefined : added.get(key));
  const id = known ?? (await takeIds(tx, "contact", 1));
  if (known === undefined) {
    const row: ContactRow = {
      id,
      customer_id: customerId,
      version: 1,
      name: contact.name === "" ? line.contact.position || line.name || line.rfc : contact.name,
      role: contact.name === "" && line.contact.position === "" ? "reception" : line.contact.role,
      position: line.contact.position,
      language: "",
      note: "",
      active: 1,
      do_not_contact: 0,
    };
    await tx.bulk.insert("contact", [row]);
    added.set(key, id);
  } else {
    await tx.sql
      .updateTable("contact")
      .set((eb) => ({ version: eb("version", "+", 1) }))
      .where("id", "=", id)
      .execute();
  }
  if (contact.channels.length === 0) return;
  const last = await tx.sql
    .selectFrom("contact_channel")
    .select((eb) => eb.fn.max("position").as("position"))
    .where("contact_id", "=", id)
    .executeTakeFirst();
  let position = (last?.position ?? -1) + 1;
  let channelId = await takeIds(tx, "contact_channel", contact.channels.length);
  const rows = contact.channels.map(
    (channel): ContactChannelRow => ({
      id: channelId++,
      contact_id: id,
      customer_id: customerId,
      ...channel,
      state: "unverified",
      opted_out: 0,
      position: position++,
      active: 1,
    }),
  );
  await tx.bulk.insert("contact_channel", rows);
}
