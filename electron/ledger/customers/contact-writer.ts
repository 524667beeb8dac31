import type { ContactDraft } from "../../../shared/contract/customer-profile.ts";
import { appendAudit } from "../audit/writer.ts";
import { sayByHand } from "../contacts/channel-events.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { ContactChannelRow, ContactRow } from "../db/tables/customers.ts";
import { ledgerError } from "../ledger-error.ts";
import { isMailAddress } from "../lib/mail-address.ts";
import { readPhone } from "../lib/phones.ts";
import type { Stamp } from "../lib/recording.ts";
import { readProfile } from "./profile.ts";

type DraftChannel = ContactDraft["channels"][number];

/** Digits of an extension. */
const EXTENSION = /^\d{0,8}$/;

/**
 * A channel as it is kept: phones in E.164 without the prefixes Mexico no longer dials, an extension written behind the
 * number in its own place, mail addresses in lower case. Throws FIELD_REFUSED.
 */
export function normalChannel(draft: DraftChannel, country: string): DraftChannel {
  const refuse = (code: string, value = draft.value): never => {
    throw ledgerError("FIELD_REFUSED", { field: "channels", code, value });
  };
  if (draft.kind === "email") {
    const value = draft.value.replace(/^mailto:/i, "").toLowerCase();
    return isMailAddress(value) ? { ...draft, value, extension: "" } : refuse("not-a-mail");
  }
  const read = readPhone(draft.value, country);
  if (!read.ok) return refuse(read.code);
  const extension = draft.extension === "" ? read.phone.extension : draft.extension;
  if (!EXTENSION.test(extension)) return refuse("not-an-extension", extension);
  return { ...draft, value: read.phone.number, extension };
}

function normalChannels(draft: ContactDraft, country: string): DraftChannel[] {
  const channels = draft.channels.map((channel) => normalChannel(channel, country));
  const seen = new Set<string>();
  for (const { kind, value, extension } of channels) {
    const key = `${kind}|${value}|${extension}`;
    if (seen.has(key)) throw ledgerError("FIELD_REFUSED", { field: "channels", code: "repeated-channel", value });
    seen.add(key);
  }
  return channels;
}

/**
 * Adds a contact or saves all that is known of one; returns its id. Channels left out stay, not active, because logged
 * contacts name them; one typed again comes back. Throws NOT_FOUND, CHANGED_MEANWHILE and FIELD_REFUSED.
 */
export async function saveContact(
  tx: LedgerTx,
  input: {
    readonly customerId: number;
    readonly contactId: number | null;
    readonly version: number;
    readonly contact: ContactDraft;
  },
  recording: Stamp,
): Promise<number> {
  const { contact } = input;
  const before = await stored(tx, input.contactId);
  if (before !== null && before.version !== input.version) {
    throw ledgerError("CHANGED_MEANWHILE", { what: before.name });
  }
  const customerId = before?.customer_id ?? input.customerId;
  const customer = await tx.sql.selectFrom("customer").select("key").where("id", "=", customerId).executeTakeFirst();
  if (!customer) throw ledgerError("NOT_FOUND", { what: "customer", id: String(customerId) });
  const { profile } = await readProfile(tx.sql, input.customerId);
  const channels = normalChannels(contact, profile.country);
  const id = before?.id ?? (await takeIds(tx, "contact", 1));
  const row: ContactRow = {
    id,
    customer_id: customerId,
    version: (before?.version ?? 0) + 1,
    name: contact.name,
    role: contact.role,
    position: contact.position,
    language: contact.language,
    note: contact.note,
    active: contact.active ? 1 : 0,
    do_not_contact: contact.doNotContact ? 1 : 0,
  };
  if (before === null) await tx.bulk.insert("contact", [row]);
  else await tx.sql.updateTable("contact").set(row).where("id", "=", id).execute();
  const were = await keepChannels(tx, row, channels, recording);
  const { version: _, ...told } = row;
  await appendAudit(tx, {
    ...recording,
    action: before === null ? "customers.addContact" : "customers.changeContact",
    detail: {
      customer: customer.key,
      before: before === null ? null : { ...before, channels: were },
      after: { ...told, channels },
    },
  });
  return id;
}

async function stored(tx: LedgerTx, contactId: number | null): Promise<ContactRow | null> {
  if (contactId === null) return null;
  const row = await tx.sql.selectFrom("contact").selectAll().where("id", "=", contactId).executeTakeFirst();
  if (!row) throw ledgerError("NOT_FOUND", { what: "contact", id: String(contactId) });
  return row;
}

/** Brings the channels of a contact to the list; returns those that were active. */
async function keepChannels(
  tx: LedgerTx,
  contact: ContactRow,
  wanted: readonly DraftChannel[],
  { at }: Stamp,
): Promise<Pick<ContactChannelRow, "kind" | "value" | "extension" | "state" | "opted_out">[]> {
  const known = await tx.sql
    .selectFrom("contact_channel")
    .selectAll()
    .where("contact_id", "=", contact.id)
    .orderBy("active", "desc")
    .orderBy("id")
    .execute();
  const taken = new Set<number>();
  const find = (draft: DraftChannel): ContactChannelRow | undefined => {
    const free = known.filter((row) => !taken.has(row.id));
    return (
      // A number that changed gets a row of its own: logged contacts name the old one.
      free.find((row) => row.id === draft.id && row.kind === draft.kind && row.value === draft.value) ??
      free.find((row) => row.kind === draft.kind && row.value === draft.value && row.extension === draft.extension)
    );
  };
  const rows: ContactChannelRow[] = [];
  const fresh: Omit<ContactChannelRow, "id">[] = [];
  // Those named by id first, so that what was typed again does not take their row.
  const order = wanted
    .map((draft, position) => ({ draft, position }))
    .sort((a, b) => Number(b.draft.id !== null) - Number(a.draft.id !== null));
  for (const { draft, position } of order) {
    const row = find(draft);
    const values = {
      contact_id: contact.id,
      customer_id: contact.customer_id,
      kind: draft.kind,
      value: draft.value,
      extension: draft.extension,
      state: draft.state,
      opted_out: draft.optedOut ? 1 : 0,
      position,
      active: 1,
    };
    if (row === undefined) fresh.push(values);
    else {
      taken.add(row.id);
      rows.push({ id: row.id, ...values });
      await sayByHand(tx, row, values, at);
    }
  }
  let id = fresh.length === 0 ? 0 : await takeIds(tx, "contact_channel", fresh.length);
  await tx.bulk.insert(
    "contact_channel",
    fresh.map((values) => ({ id: id++, ...values })),
  );
  const columns = ["kind", "value", "extension", "state", "opted_out", "position", "active"] as const;
  await tx.bulk.update("contact_channel", columns, rows);
  const gone = known.filter((row) => row.active === 1 && !taken.has(row.id)).map((row) => ({ ...row, active: 0 }));
  await tx.bulk.update("contact_channel", ["active"], gone);
  return known
    .filter((row) => row.active === 1)
    .map(({ kind, value, extension, state, opted_out }) => ({ kind, value, extension, state, opted_out }));
}
