import type { Lang } from "../../../shared/contract/common.ts";
import { zContactDraft } from "../../../shared/contract/contacts.ts";
import type { CampaignChannel } from "../../../shared/domain/campaigns/codes.ts";
import { smsLength } from "../../../shared/domain/campaigns/sms.ts";
import { campaignsEn } from "../../../shared/i18n/campaigns.en.ts";
import { campaignsEs } from "../../../shared/i18n/campaigns.es.ts";
import { appendAudit } from "../audit/writer.ts";
import { logContact } from "../contacts/log-writer.ts";
import type { ContactRecording } from "../contacts/recording.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { CAMPAIGN_OUTCOME } from "../db/migrations/0261-campaigns.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";
import { writeTable } from "../render/renderer.ts";
import { checkContact } from "../worklist/contact-hours.ts";
import { judge } from "./audience.ts";
import { existingCampaign } from "./campaign-writer.ts";
import { writeMessage } from "./message.ts";
import { checkRunning } from "./sender.ts";
import { keepSends, notNow, type SendOutcome, waitingMembers } from "./sends.ts";

/** Rows of one file. */
const MOST = 20_000;

/**
 * Writes who is still to be written to into a file for a provider, each judged again and logged as contacted: once in a file, the
 * message is on its way as far as anybody here knows. Nothing is kept where the file cannot be written. Throws CAMPAIGN_REFUSED,
 * NOT_FOUND and what writing a file throws.
 */
export async function handOverCampaign(
  tx: LedgerTx,
  { id, file, lang }: { readonly id: number; readonly file: string; readonly lang: Lang },
  recording: ContactRecording,
): Promise<{ file: string; rows: number; leftOut: number; later: number }> {
  const { at, today, actor, personId } = recording;
  const found = await existingCampaign(tx.sql, id, today);
  checkRunning(found);
  const { channel } = found.fields;
  const { rows: members } = await waitingMembers(tx.sql, id, at, MOST);
  const judged = await judge(tx.sql, found.fields, {
    ...{ day: today, now: at },
    ids: [...new Set(members.map(({ customerId }) => customerId))],
  });
  const by = new Map(judged.map((each) => [each.customer.id, each]));
  const outcomes: SendOutcome[] = [];
  const lines: TableValue[][] = [];
  for (const member of members) {
    const each = by.get(member.customerId);
    // Of two customers that are one by now, one message is enough.
    by.delete(member.customerId);
    if (each === undefined) {
      outcomes.push(notNow(member, "cap"));
      continue;
    }
    const { customer, to, why, waits, missing, language } = each;
    if (why !== null || waits || to === null) {
      outcomes.push(notNow(member, why ?? "hours", missing.join(", ")));
      continue;
    }
    const planned = { customerId: customer.id, contactId: to.contactId, channelId: to.channelId, channel };
    const check = await checkContact(tx.sql, planned, at);
    if (!check.allowed) {
      outcomes.push(notNow(member, "opted-out"));
      continue;
    }
    const written = await writeMessage(tx.sql, each, { today, sender: personId === null ? "" : actor });
    if ("why" in written) {
      outcomes.push(notNow(member, written.why, written.problem));
      continue;
    }
    const { interactionId } = await logContact(
      tx,
      zContactDraft.parse({ ...planned, outcome: CAMPAIGN_OUTCOME, invoices: written.uuids, note: written.body }),
      { files: [], rule: { id: check.ruleId, version: check.ruleVersion } },
      recording,
    );
    outcomes.push({ memberId: member.id, customerId: member.customerId, state: "handed", interactionId });
    const length = channel === "sms" ? smsLength(written.body) : null;
    lines.push([
      ...[member.id, to.address, to.name, customer.name, language],
      ...(channel === "mail" ? [written.subject] : []),
      written.body,
      ...(length === null ? [] : [length.places, length.parts]),
    ]);
  }
  if (lines.length > 0) {
    await writeTable({
      file,
      sheetName: (lang === "es" ? campaignsEs : campaignsEn).file.sheet,
      columns: columnsOf(lang, channel),
      rows: lines,
    });
  }
  await keepSends(tx, id, outcomes, { at, actor, today });
  const of = (state: SendOutcome["state"]): number => outcomes.filter((each) => each.state === state).length;
  const counts = { rows: lines.length, leftOut: of("left-out"), later: of("later") };
  await appendAudit(tx, { at, actor, action: "campaigns.handOver", detail: { campaign: id, ...counts } });
  return { file, ...counts };
}

function columnsOf(lang: Lang, channel: CampaignChannel): TableColumn[] {
  const words = (lang === "es" ? campaignsEs : campaignsEn).file;
  return [
    { header: words.reference, kind: "integer", width: 12 },
    { header: words.number, kind: "text", width: 18 },
    { header: words.contact, kind: "text", width: 28 },
    { header: words.customer, kind: "text", width: 40 },
    { header: words.language, kind: "text", width: 8 },
    ...(channel === "mail" ? [{ header: words.subject, kind: "text", width: 50 } as const] : []),
    { header: words.message, kind: "text", width: 100 },
    ...(channel === "sms"
      ? ([
          { header: words.places, kind: "integer", width: 12 },
          { header: words.parts, kind: "integer", width: 10 },
        ] as const)
      : []),
  ];
}
