import { setImmediate } from "node:timers/promises";
import type { Lang } from "../../../shared/contract/common.ts";
import type { ContactCheck } from "../../../shared/contract/worklist.ts";
import type { CampaignChannel } from "../../../shared/domain/campaigns/codes.ts";
import { smsLength } from "../../../shared/domain/campaigns/sms.ts";
import { campaignsEn } from "../../../shared/i18n/campaigns.en.ts";
import { campaignsEs } from "../../../shared/i18n/campaigns.es.ts";
import { appendAudit } from "../audit/writer.ts";
import { logMessages, type SentToPerson } from "../contacts/log-messages.ts";
import { readOutcome } from "../contacts/outcomes.ts";
import type { ContactRecording } from "../contacts/recording.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { CAMPAIGN_OUTCOME } from "../db/migrations/0261-campaigns.ts";
import { ledgerError } from "../ledger-error.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";
import { writeTable } from "../render/renderer.ts";
import { checkContacts } from "../worklist/contact-hours.ts";
import { type Judged, judge } from "./audience.ts";
import type { FoundCampaign } from "./campaign-reader.ts";
import { campaignRefused, existingCampaign } from "./campaign-writer.ts";
import { grounds, messageOf, valuesOf, type Written } from "./message.ts";
import { checkRunning } from "./sender.ts";
import { keepSends, notNow, type SendOutcome, type WaitingMember, waitingMembers } from "./sends.ts";

/** Rows of one file. */
const MOST = 20_000;

/** A message as it was written before the ledger is held for keeping it. */
export interface PreparedMessage {
  readonly written: Written;
  readonly check: ContactCheck;
  /** What it was written from: the message stands while this does. */
  readonly from: string;
}

/** Throws CAMPAIGN_REFUSED for one whose messages are no rows of a file. */
function checkByFile(found: FoundCampaign): void {
  const { channel } = found.fields;
  if (channel === "letter" || channel === "call") throw campaignRefused("other-way", found);
}

/** Customers whose messages are written before it is told how far it is. */
const PIECE = 100;
/** Messages filled in before others get their turn. */
const TURN = 200;

/** Messages of those who may be written to, by the customer: all that they are made of is read for all of them at once. */
async function prepare(
  db: ReadHandle,
  audience: readonly Judged[],
  planned: { readonly channel: CampaignChannel; readonly today: string; readonly at: string; readonly sender: string },
): Promise<Map<number, PreparedMessage>> {
  const reached = audience.flatMap((judged) => {
    const { to, why, waits } = judged;
    return why !== null || waits || to === null ? [] : [{ judged, to }];
  });
  const messages = new Map<number, PreparedMessage>();
  if (reached.length === 0) return messages;
  const contacts = reached.map(({ judged: { customer }, to: { contactId, channelId } }) => ({
    ...{ customerId: customer.id, contactId, channelId, channel: planned.channel },
  }));
  const checks = await checkContacts(db, contacts, planned.at);
  const written = reached.map(({ judged }) => judged);
  const values = await valuesOf(db, written, planned.today);
  for (const [index, { judged }] of reached.entries()) {
    if (index % TURN === TURN - 1) await setImmediate();
    const check = checks[index];
    if (check === undefined) continue;
    messages.set(judged.customer.id, { check, written: messageOf(values, judged, planned), from: grounds(judged) });
  }
  return messages;
}

/**
 * Writes the messages of who is still to be written to, by the customer, before anything is kept: so that the ledger is not held while
 * thousands are written. Tells after each piece how far it is. Throws CAMPAIGN_REFUSED and NOT_FOUND.
 */
export async function* prepareMessages(
  db: ReadHandle,
  id: number,
  recording: Pick<ContactRecording, "at" | "today" | "actor" | "personId">,
): AsyncGenerator<{ readonly done: number; readonly total: number }, ReadonlyMap<number, PreparedMessage>> {
  const { at, today, actor, personId } = recording;
  const found = await existingCampaign(db, id, today);
  checkRunning(found);
  checkByFile(found);
  const { rows: members } = await waitingMembers(db, id, at, MOST);
  const ids = [...new Set(members.map(({ customerId }) => customerId))];
  const total = ids.length;
  const planned = { channel: found.fields.channel, today, at, sender: personId === null ? "" : actor };
  const prepared = new Map<number, PreparedMessage>();
  for (let done = 0; done < total; ) {
    yield { done, total };
    const piece = ids.slice(done, done + PIECE);
    const judged = await judge(db, found.fields, { day: today, now: at, ids: piece });
    for (const [customerId, message] of await prepare(db, judged, planned)) prepared.set(customerId, message);
    done += piece.length;
  }
  yield { done: total, total };
  return prepared;
}

/**
 * Writes who is still to be written to into a file for a provider, each judged again and logged as contacted: once in a file, the
 * message is on its way as far as anybody here knows. A message whose grounds changed since it was prepared is written anew. Nothing is
 * kept where the file cannot be written. Throws CAMPAIGN_REFUSED, NOT_FOUND and what writing a file throws.
 */
export async function handOverCampaign(
  tx: LedgerTx,
  { id, file, lang }: { readonly id: number; readonly file: string; readonly lang: Lang },
  prepared: ReadonlyMap<number, PreparedMessage>,
  recording: ContactRecording,
): Promise<{ file: string; rows: number; leftOut: number; later: number }> {
  const { at, today, actor, personId } = recording;
  const found = await existingCampaign(tx.sql, id, today);
  checkRunning(found);
  checkByFile(found);
  const { channel } = found.fields;
  const outcome = await readOutcome(tx.sql, CAMPAIGN_OUTCOME);
  if (outcome === null) throw ledgerError("NOT_FOUND", { what: "outcome", id: CAMPAIGN_OUTCOME });
  const { rows: members } = await waitingMembers(tx.sql, id, at, MOST);
  const judged = await judge(tx.sql, found.fields, {
    ...{ day: today, now: at },
    ids: [...new Set(members.map(({ customerId }) => customerId))],
  });
  const by = new Map(judged.map((each) => [each.customer.id, each]));
  const planned = { channel, today, at, sender: personId === null ? "" : actor };
  const changed = judged.filter((each) => prepared.get(each.customer.id)?.from !== grounds(each));
  const anew = await prepare(tx.sql, changed, planned);
  const again = new Set(changed.map(({ customer }) => customer.id));
  const stopped: SendOutcome[] = [];
  const goes: { member: WaitingMember; message: SentToPerson }[] = [];
  const lines: TableValue[][] = [];
  for (const member of members) {
    const each = by.get(member.customerId);
    // Of two customers that are one by now, one message is enough.
    by.delete(member.customerId);
    if (each === undefined) {
      stopped.push(notNow(member, "cap"));
      continue;
    }
    const { customer, to, why, waits, missing, language } = each;
    const ready = (again.has(customer.id) ? anew : prepared).get(customer.id);
    if (ready === undefined || to === null) {
      stopped.push(notNow(member, why ?? (waits ? "hours" : "no-address"), missing.join(", ")));
      continue;
    }
    const { check, written } = ready;
    if (!check.allowed) {
      stopped.push(notNow(member, "opted-out"));
      continue;
    }
    if ("why" in written) {
      stopped.push(notNow(member, written.why, written.problem));
      continue;
    }
    const { contactId, channelId, name, role, address } = to;
    if (contactId === null || channelId === null) {
      stopped.push(notNow(member, "no-address"));
      continue;
    }
    const rule = { id: check.ruleId, version: check.ruleVersion };
    const reached = { customerId: customer.id, contactId, channelId, name, role, address, channel };
    goes.push({ member, message: { ...reached, invoices: written.uuids, body: written.body, rule } });
    const length = channel === "sms" ? smsLength(written.body) : null;
    lines.push([
      ...[member.id, address, name, customer.name, language],
      ...(channel === "mail" ? [written.subject] : []),
      written.body,
      ...(length === null ? [] : [length.places, length.parts]),
    ]);
  }
  const logged = await logMessages(
    tx,
    goes.map(({ message }) => message),
    outcome,
    recording,
  );
  const handed = goes.map(
    ({ member }, index): SendOutcome => ({
      ...{ memberId: member.id, customerId: member.customerId, state: "handed" },
      interactionId: logged[index] ?? 0,
    }),
  );
  if (lines.length > 0) {
    await writeTable({
      file,
      sheetName: (lang === "es" ? campaignsEs : campaignsEn).file.sheet,
      columns: columnsOf(lang, channel),
      rows: lines,
    });
  }
  await keepSends(tx, id, [...handed, ...stopped], { at, actor, today });
  const of = (state: SendOutcome["state"]): number => stopped.filter((each) => each.state === state).length;
  const counts = { rows: lines.length, leftOut: of("left-out"), later: of("later") };
  const contacts = logged.length === 0 ? {} : { contacts: [logged[0], logged.at(-1)] };
  await appendAudit(tx, { at, actor, action: "campaigns.handOver", detail: { campaign: id, ...counts, ...contacts } });
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
