import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type {
  ContactTotals,
  Interaction,
  InteractionColumn,
  InteractionSelection,
  UnpaidReason,
} from "../../../shared/contract/contacts.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { createList } from "../lib/list.ts";
import { columnCondition, familyOf, keysAsked, type ListColumns } from "../lib/list-columns.ts";
import { wordConditions } from "../lib/search.ts";
import { readSettings } from "../settings/reader.ts";
import { interactionSheet } from "./export-columns.ts";
import { readOutcomes } from "./outcomes.ts";

/** What is known of a row beside the table itself, joined only where it is read. */
const JOINS = `join customer as c on c.id = i.customer_id join customer as k on k.id = coalesce(c.merged_into, c.id)
  left join person as p on p.id = i.person_id`;

/** Expressions behind each column; the only names that reach SQL. */
const COLUMNS: ListColumns<InteractionColumn> = {
  happenedAt: { kind: "day", value: "i.happened_on", order: ["i.happened_at"] },
  happenedOn: { kind: "day", value: "i.happened_on" },
  customerName: { kind: "key", value: "k.id", names: "customer", order: ["k.search"] },
  customerKey: { kind: "text", value: "k.key", search: "k.search" },
  channel: { kind: "text", value: "i.channel" },
  direction: { kind: "text", value: "i.direction" },
  outcome: { kind: "text", value: "coalesce(i.outcome, '')" },
  reachedName: { kind: "text", value: "i.reached_name", search: "i.search", order: ["i.reached_name"] },
  person: { kind: "key", value: "i.person_id", names: "person", order: ["p.search"] },
  note: { kind: "text", value: "i.note", search: "i.search" },
  durationS: { kind: "number", value: "i.duration_s" },
  nextKind: { kind: "text", value: "i.next_kind" },
  unpaidReason: { kind: "text", value: "i.unpaid_reason" },
  attachments: {
    kind: "number",
    value: `(select cast(count(*) as bigint) from attachment_use as u
      where u.owner_kind = 'interaction' and u.owner_id = i.id)`,
  },
  address: { kind: "text", value: "i.address", search: "i.search" },
  subject: { kind: "text", value: "i.subject", search: "i.search" },
};

/** Rows of the log that hold: not corrected by another, and not one that only takes another back. */
export const HOLDS = sql`i.withdrawn = 0 and not exists (select 1 from interaction as z where z.corrects_id = i.id)`;

/** FROM and WHERE of a selection, the row as `i`. */
function selected(selection: InteractionSelection): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`1 = 1`];
  if (!selection.corrected) parts.push(HOLDS);
  // A local day lies within a day of the same one in UTC: the index by time ends where the days do.
  if (selection.from !== null) {
    parts.push(sql`i.happened_on >= ${selection.from} and i.happened_at >= ${addDays(selection.from, -1)}`);
  }
  if (selection.to !== null) {
    parts.push(sql`i.happened_on <= ${selection.to} and i.happened_at < ${addDays(selection.to, 2)}`);
  }
  const only = selection.customerId === null ? keysAsked(selection.filters, "customerName") : [selection.customerId];
  if (only !== null) parts.push(sql`i.customer_id in (${familyOf(only)})`);
  parts.push(...wordConditions(selection.search, "i.search", "k.search"));
  for (const filter of selection.filters) parts.push(columnCondition(COLUMNS[filter.column], filter));
  return sql`interaction as i ${sql.raw(JOINS)} where ${sql.join(parts, sql` and `)}`;
}

interface Row {
  id: number;
  customer_id: number;
  key: string;
  name: string;
  contact_id: number | null;
  reached_name: string;
  reached_role: string;
  channel: Interaction["channel"];
  direction: Interaction["direction"];
  outcome: string | null;
  happened_at: string;
  happened_on: string;
  duration_s: number | null;
  note: string;
  unpaid_reason: UnpaidReason | "";
  address: string;
  subject: string;
  message_id: string;
  connected: number;
  right_party: number;
  next_kind: Interaction["nextKind"];
  corrects_id: number | null;
  corrected_by: number | null;
  taken_back: number | null;
  withdrawn: number;
  correction_reason: string;
  override_reason: string;
  person_id: number | null;
  person_name: string | null;
  recorded_at: string;
  actor: string;
  attachments: number;
}

const FIELDS =
  sql.raw(`i.id, k.id as customer_id, k.key, k.name, i.contact_id, i.reached_name, i.reached_role, i.channel,
  i.direction, i.outcome, i.happened_at, i.happened_on, i.duration_s, i.note, i.unpaid_reason, i.address, i.subject,
  i.message_id, i.connected, i.right_party, i.next_kind, i.corrects_id, i.withdrawn, i.correction_reason,
  i.override_reason, i.person_id, p.name as person_name, i.recorded_at, i.actor,
  (select z.id from interaction as z where z.corrects_id = i.id) as corrected_by,
  (select z.withdrawn from interaction as z where z.corrects_id = i.id) as taken_back,
  ${COLUMNS.attachments.value} as attachments`);

function toInteraction(row: Row): Interaction {
  return {
    id: row.id,
    customerId: row.customer_id,
    customerKey: row.key,
    customerName: row.name,
    contactId: row.contact_id,
    reachedName: row.reached_name,
    reachedRole: row.reached_role,
    channel: row.channel,
    direction: row.direction,
    outcome: row.outcome,
    happenedAt: row.happened_at,
    happenedOn: row.happened_on,
    durationS: row.duration_s,
    note: row.note,
    unpaidReason: row.unpaid_reason === "" ? null : row.unpaid_reason,
    address: row.address,
    subject: row.subject,
    messageId: row.message_id,
    connected: row.connected === 1,
    rightParty: row.right_party === 1,
    nextKind: row.next_kind,
    correctsId: row.corrects_id,
    correctedById: row.corrected_by,
    takenBack: row.taken_back === 1,
    withdrawn: row.withdrawn === 1,
    correctionReason: row.correction_reason,
    overrideReason: row.override_reason,
    personId: row.person_id,
    personName: row.person_name ?? "",
    recordedAt: row.recorded_at,
    actor: row.actor,
    attachments: row.attachments,
  };
}

/** What decides between rows the asked order holds equal; one index has it with the time that was asked for. */
function latestFirst(sort: readonly { by: InteractionColumn; desc: boolean }[]): RawBuilder<unknown>[] {
  const byTime = sort.find(({ by }) => by === "happenedAt");
  if (byTime !== undefined) return [byTime.desc ? sql`i.id desc` : sql`i.id`];
  return [sql`i.happened_at desc`, sql`i.id desc`];
}

/** Counts of KPIS 9: attempts are outbound and worked. */
const COUNTS = {
  attempts: "case when i.direction = 'out' and i.worked = 1 then 1 else 0 end",
  connects: "i.connected",
  rightParty: "i.right_party",
  promises: "case when i.next_kind = 'promise' then 1 else 0 end",
};

/** The log: the latest first unless asked otherwise. Groups are of the rows that hold. */
export const interactionList = createList({
  columns: COLUMNS,
  prepare: (_db: { readonly read: ReadHandle }, selection: InteractionSelection) => selection,
  from: selected,
  fields: FIELDS,
  last: latestFirst,
  toRows: (rows: readonly Row[]) => rows.map(toInteraction),
  customer: "k.id",
  currency: null,
  count: "contacts",
  sums: COUNTS,
  counted: (selection) => ({ ...selection, corrected: false }),
  async sheet({ read }, lang) {
    const { timeZone } = await readSettings(read);
    return interactionSheet(lang, await readOutcomes(read), timeZone);
  },
});

/** One row of the log; null when there is none of that id. */
export async function interactionById(db: ReadHandle, id: number): Promise<Interaction | null> {
  const result = await sql<Row>`select ${FIELDS} from interaction as i ${sql.raw(JOINS)} where i.id = ${id}`.execute(
    db,
  );
  const row = result.rows[0];
  return row ? toInteraction(row) : null;
}

/** Totals of the rows that hold, in all, by outcome and by person. */
export async function interactionTotals(read: ReadHandle, selection: InteractionSelection): Promise<ContactTotals> {
  const db = { read };
  const most = { offset: 0, limit: MOST_GROUPS };
  const holding = { ...selection, corrected: false };
  const [all] = await interactionList.totals(db, holding);
  const outcomes = await interactionList.groups(db, selection, { by: "outcome", sort: MOST_FIRST, ...most });
  const people = await interactionList.groups(db, selection, { by: "person", sort: MOST_FIRST, ...most });
  const { contacts = 0, attempts = 0, connects = 0, rightParty = 0, promises = 0 } = all ?? {};
  return {
    contacts,
    attempts,
    connects,
    rightParty,
    promises,
    byOutcome: outcomes.rows.flatMap(({ key, rows }) => (key === "" ? [] : [{ code: String(key), contacts: rows }])),
    byPerson: people.rows.map(({ key, label, rows, ...counts }) => ({
      personId: typeof key === "number" ? key : null,
      name: label,
      contacts: rows,
      attempts: counts.attempts,
      connects: counts.connects,
      rightParty: counts.rightParty,
      promises: counts.promises,
    })),
  };
}

/** People and outcomes there may be. */
const MOST_GROUPS = 1000;
const MOST_FIRST = [{ by: "rows", desc: true }];
