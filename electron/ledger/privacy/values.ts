import type { PrivacyFile } from "../../../shared/contract/privacy.ts";
import { contactsOf } from "../customers/contact-reader.ts";
import { readProfile } from "../customers/profile.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Known } from "./subject.ts";

/** What can be corrected of somebody, as it stands. */
export async function valuesOf(db: ReadHandle, known: Known): Promise<PrivacyFile["values"]> {
  const { subject, name, customerId, marks } = known;
  const nothing = { name, position: "", note: "", tradeName: "", email: "", channels: [] };
  if (subject.kind === "person") return { ...nothing, email: marks.mails[0] ?? "" };
  if (customerId === null) return nothing;
  const { profile } = await readProfile(db, customerId);
  if (subject.kind === "customer") return { ...nothing, tradeName: profile.tradeName, note: profile.note };
  const contact = (await contactsOf(db, known.customers, profile.country)).find(({ id }) => id === subject.id);
  if (!contact) return nothing;
  const channels = contact.channels.map(({ shown: _, ...channel }) => channel);
  return { ...nothing, position: contact.position, note: contact.note, channels };
}
