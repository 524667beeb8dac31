import type { ContactDraft, ContactMoment } from "../../../shared/contract/contacts.ts";
import type { ContactCheck } from "../../../shared/contract/worklist.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { supervises } from "../lib/supervises.ts";
import { checkContact } from "../worklist/contact-hours.ts";
import type { LogExtras } from "./log-writer.ts";
import { keptCustomer } from "./people.ts";

type Planned = Pick<ContactDraft, "customerId" | "contactId" | "channelId" | "channel" | "address">;

async function check(db: ReadHandle, planned: Planned, at: string): Promise<ContactCheck> {
  const customer = await keptCustomer(db, planned.customerId);
  return checkContact(db, { ...planned, customerId: customer?.id ?? planned.customerId }, at);
}

/** Whether a contact may be made at the instant, and whether who works here may make it all the same. */
export async function contactMoment(context: LedgerContext, planned: Planned, at: string): Promise<ContactMoment> {
  const db = openLedger(context).read;
  return { check: await check(db, planned, at), mayOverride: await supervises(db, context.personId()) };
}

function blocked(refused: Extract<ContactCheck, { allowed: false }>): Error {
  const { why, ruleId, law, hours, nextAt, nextLocal } = refused;
  return ledgerError("CONTACT_BLOCKED", { why, ruleId, law, hours, nextAt, nextLocal });
}

/**
 * The rule that held for a contact that has happened (COMPLIANCE 10: it is kept with the row). One that a rule refused is
 * logged all the same, because the log tells what was done; but not without saying why. Throws CONTACT_BLOCKED.
 */
export async function ruleOfLog(db: ReadHandle, draft: ContactDraft, now: string): Promise<LogExtras["rule"]> {
  if (draft.direction === "in" || draft.channel === "note") return { id: "", version: "" };
  const found = await check(db, draft, draft.happenedAt ?? now);
  if (!found.allowed && draft.overrideReason === "") throw blocked(found);
  return { id: found.ruleId, version: found.ruleVersion };
}

/**
 * The rule that holds for a mail that is about to go out to an address: law and the customer's wishes stop it, a rule of the
 * company's own only a coordinator or manager sets aside, with a reason. It is judged as the mail it is, whatever the contact
 * it leaves behind says. Throws CONTACT_BLOCKED.
 */
export async function ruleOfSending(
  context: LedgerContext,
  { to, contact }: { readonly to: string; readonly contact: ContactDraft },
): Promise<LogExtras["rule"]> {
  const db = openLedger(context).read;
  const found = await check(db, { ...contact, channel: "mail", address: to }, context.now().toISOString());
  if (!found.allowed) {
    const may = await supervises(db, context.personId());
    if (found.law || contact.overrideReason === "" || !may) throw blocked(found);
  }
  return { id: found.ruleId, version: found.ruleVersion };
}
