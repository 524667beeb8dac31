import {
  type Channel,
  type Contact,
  zChannelKind,
  zChannelState,
  zContactRole,
} from "../../../shared/contract/customer-profile.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { ContactChannelRow, ContactRow } from "../db/tables/customers.ts";
import { showPhone } from "../lib/phones.ts";

const ROLE_ORDER: readonly string[] = zContactRole.options;

function channelOf(row: ContactChannelRow, country: string): Channel {
  const kind = zChannelKind.parse(row.kind);
  return {
    id: row.id,
    kind,
    value: row.value,
    shown: kind === "email" ? row.value : showPhone(row.value, country),
    extension: row.extension,
    state: zChannelState.parse(row.state),
    optedOut: row.opted_out === 1,
  };
}

function contactOf(row: ContactRow, channels: readonly Channel[]): Contact {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    role: zContactRole.parse(row.role),
    position: row.position,
    language: row.language === "es" || row.language === "en" ? row.language : "",
    note: row.note,
    active: row.active === 1,
    doNotContact: row.do_not_contact === 1,
    channels: [...channels],
  };
}

/** People at a customer and at those merged into it: those who are there first, right parties before others. */
export async function contactsOf(db: ReadHandle, customerIds: readonly number[], country: string): Promise<Contact[]> {
  const rows = await db
    .selectFrom("contact")
    .selectAll()
    .where("customer_id", "in", [...customerIds])
    .execute();
  if (rows.length === 0) return [];
  const channels = await db
    .selectFrom("contact_channel")
    .selectAll()
    .where("customer_id", "in", [...customerIds])
    .where("active", "=", 1)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const by = Map.groupBy(channels, (row) => row.contact_id);
  const rank = (row: ContactRow): number => ROLE_ORDER.indexOf(row.role);
  rows.sort((a, b) => b.active - a.active || rank(a) - rank(b) || a.id - b.id);
  return rows.map((row) =>
    contactOf(
      row,
      (by.get(row.id) ?? []).map((each) => channelOf(each, country)),
    ),
  );
}
