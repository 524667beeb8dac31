import { createHash } from "node:crypto";
import { ORPCError } from "@orpc/client";
import { z } from "zod";
import type { CampaignSent } from "../../../shared/contract/campaigns.ts";
import { zContactDraft } from "../../../shared/contract/contacts.ts";
import { appendAudit } from "../audit/writer.ts";
import { sendMail } from "../contacts/mail/sender.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { CAMPAIGN_OUTCOME } from "../db/migrations/0261-campaigns.ts";
import { companyToday } from "../lib/company-today.ts";
import { type Judged, judge } from "./audience.ts";
import type { FoundCampaign } from "./campaign-reader.ts";
import { campaignRefused, existingCampaign } from "./campaign-writer.ts";
import { writeMessage } from "./message.ts";
import { keepSends, notNow, type SendOutcome, type WaitingMember, waitingMembers } from "./sends.ts";

/** What is wrong with one address or one mail; anything else stops all of them. */
const OF_ONE: ReadonlySet<string> = new Set(["address", "too-large", "refused"]);
const zFailed = z.object({ problem: z.string() });
const zBlocked = z.object({ why: z.string() });

/** Id of the one mail a member gets, however often it is tried: so that it is never sent twice. */
function commandOf(campaignId: number, memberId: number): string {
  const hex = createHash("sha256").update(`campaign ${campaignId} member ${memberId}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/** A campaign whose window runs. Throws CAMPAIGN_REFUSED. */
export function checkRunning(found: FoundCampaign): void {
  const { state } = found;
  if (state === "running") return;
  if (state === "ended" || state === "cancelled") throw campaignRefused(state, found);
  throw campaignRefused("not-started", found);
}

/** What a contact rule or a wish that came to light only now does to a message. */
function blockedBy(member: WaitingMember, error: ORPCError<string, unknown>): SendOutcome {
  const { why } = zBlocked.parse(error.data);
  if (why === "opted-out" || why === "do-not-contact" || why === "legal" || why === "placed")
    return notNow(member, why);
  if (why === "holiday") return notNow(member, why);
  return why === "hours" || why === "weekday" ? notNow(member, "hours") : notNow(member, "cap");
}

async function mailOne(
  context: LedgerContext,
  { row }: FoundCampaign,
  member: WaitingMember,
  judged: Judged,
  today: string,
): Promise<SendOutcome> {
  const { customer, to, language } = judged;
  if (judged.why !== null) return notNow(member, judged.why, judged.missing.join(", "));
  if (judged.waits || to === null) return notNow(member, "hours");
  const sender = context.personId() === null ? "" : context.actor;
  const written = await writeMessage(openLedger(context).read, judged, { today, sender });
  if ("why" in written) return notNow(member, written.why, written.problem);
  const commandId = commandOf(row.id, member.id);
  const of = { memberId: member.id, customerId: member.customerId, commandId };
  const contact = zContactDraft.parse({
    ...{ customerId: customer.id, contactId: to.contactId, channelId: to.channelId, channel: "mail" },
    ...{ outcome: CAMPAIGN_OUTCOME, invoices: written.uuids },
  });
  const { subject, body } = written;
  const enclosed = { statement: false, xml: [], letters: [] };
  try {
    const { interactionId } = await sendMail(context, {
      ...{ commandId, to: to.address, subject, body, lang: language, contact },
      ...enclosed,
    });
    return { ...of, state: "sent", interactionId };
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    if (error.code === "CONTACT_BLOCKED") return blockedBy(member, error);
    if (error.code !== "MAIL_FAILED") throw error;
    const { problem } = zFailed.parse(error.data);
    if (problem === "unknown" || problem === "already-sent") return { ...of, state: "unknown" };
    if (!OF_ONE.has(problem)) throw error;
    return { ...of, state: "failed", problem };
  }
}

/**
 * Mails the next of the treated of a campaign whose window runs. What became of each is written down before the next one is
 * begun; who is interrupted in between finds the mail in the outbox, and never sends it again. Throws CAMPAIGN_REFUSED, NOT_FOUND,
 * and MAIL_FAILED where no mail can leave at all.
 */
export async function sendCampaign(
  context: LedgerContext,
  { id, since, most }: { readonly id: number; readonly since: string; readonly most: number },
): Promise<CampaignSent> {
  const db = openLedger(context);
  const today = await companyToday({ sql: db.read }, context.now());
  const found = await existingCampaign(db.read, id, today);
  checkRunning(found);
  if (found.fields.channel !== "mail") throw campaignRefused("by-file", found);
  const { rows: members, total } = await waitingMembers(db.read, id, since, most);
  const counts = { sent: 0, leftOut: 0, later: 0, failed: 0, unknown: 0 };
  const names = {
    sent: "sent",
    handed: "sent",
    later: "later",
    "left-out": "leftOut",
    failed: "failed",
    unknown: "unknown",
  } as const;
  for (const member of members) {
    // One at a time: what was written a moment ago counts for the caps of whoever has the same address.
    const now = context.now().toISOString();
    const [judged] = await judge(db.read, found.fields, { day: today, now, ids: [member.customerId] });
    const outcome =
      judged === undefined ? notNow(member, "paid") : await mailOne(context, found, member, judged, today);
    const at = context.now().toISOString();
    const { actor } = context;
    await db.write(async (tx) => {
      await keepSends(tx, id, [outcome], { at, actor, today });
      const { state, why = "", problem = "" } = outcome;
      const detail = { campaign: id, member: member.id, state, why, problem };
      await appendAudit(tx, { at, actor, action: "campaigns.mail", detail });
    });
    counts[names[outcome.state]] += 1;
  }
  context.changes.publish("campaigns");
  return { ...counts, waiting: total - members.length };
}
