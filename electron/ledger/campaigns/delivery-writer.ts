import type { DemandedStep, Outcome } from "../../../shared/contract/contacts.ts";
import { LONGEST_NOTE, zContactDraft } from "../../../shared/contract/contacts.ts";
import { addBusinessDays, type Holidays } from "../../../shared/domain/business-days.ts";
import type { CampaignChannel } from "../../../shared/domain/campaigns/codes.ts";
import type { DeliveryState } from "../../../shared/domain/campaigns/delivery.ts";
import { instantOf } from "../../../shared/domain/contact-hours/zone-time.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { logContact } from "../contacts/log-writer.ts";
import { answersDemand, readOutcomes } from "../contacts/outcomes.ts";
import type { ContactRecording } from "../contacts/recording.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { REPLY_OUTCOME } from "../db/migrations/0271-campaign-delivery.ts";
import { recordOutcome } from "../letters/deliveries.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { NewDelivery } from "./delivery-match.ts";

/** States that leave a contact in the log, as somebody would log them by hand. */
type Logged = Extract<DeliveryState, "bounced" | "replied" | "opted-out">;
const isLogged = (state: DeliveryState): state is Logged =>
  state === "bounced" || state === "replied" || state === "opted-out";

/** Minute of the day of what has a day and no time. */
const NOON = 12 * 60;

/** How a result is logged: by which outcome, and who wrote to whom. */
interface Way {
  readonly direction: "in" | "out";
  readonly outcome: Outcome;
}

const BOUNCED: Readonly<Partial<Record<CampaignChannel, string>>> = { mail: "MAIL-BNC", whatsapp: "WA-NO", sms: "NE" };

/** Steps of a letter's way that results tell of. */
const LETTER_STEPS: Readonly<Partial<Record<DeliveryState, "delivered" | "returned">>> = {
  ...{ delivered: "delivered", bounced: "returned" },
};

/**
 * Outcomes that a follow-up answers, by state: the one this program brings, or where that was switched off the first that says the
 * same. Null where none does: then the state is kept alone.
 */
async function waysOf(tx: LedgerTx, channel: CampaignChannel): Promise<Readonly<Record<Logged, Way | null>>> {
  const usable = (await readOutcomes(tx.sql)).filter(
    ({ active, nextStep }) => active && answersDemand(nextStep satisfies DemandedStep, "followUp"),
  );
  const choose = (code: string, fits: (outcome: Outcome) => boolean): Outcome | undefined =>
    usable.find((outcome) => outcome.code === code && fits(outcome)) ?? usable.find(fits);
  const way = (direction: Way["direction"], outcome: Outcome | undefined): Way | null =>
    outcome === undefined ? null : { direction, outcome };
  return {
    bounced: way(
      "out",
      choose(BOUNCED[channel] ?? "", ({ badChannel, optOut }) => badChannel && !optOut),
    ),
    replied: way(
      "in",
      usable.find(({ code }) => code === REPLY_OUTCOME),
    ),
    "opted-out": way(
      "in",
      choose("CAN", ({ optOut, badChannel }) => optOut && !badChannel),
    ),
  };
}

/** What stands in the log and beside what is to be done. */
export interface DeliveryWords {
  /** Name of the campaign in `{{name}}`. */
  readonly notes: Readonly<Record<Logged, string>>;
  /** What a letter's step says it is known from. */
  readonly letterStep: string;
  readonly name: string;
}

/**
 * Keeps what is new of the messages of a campaign. What came back, was answered or asks for no more goes through the log of contacts as
 * by hand: so the number is bad or closed at once, and whoever has the customer finds what is to be done.
 */
export async function keepDeliveries(
  tx: LedgerTx,
  campaign: { readonly id: number; readonly channel: CampaignChannel },
  fresh: readonly NewDelivery[],
  words: DeliveryWords,
  recording: ContactRecording,
): Promise<void> {
  if (fresh.length === 0) return;
  const { at, actor, today } = recording;
  const year = Number(today.slice(0, 4));
  const holidays = await readHolidays(tx.sql, year, year + 1);
  const ways = await waysOf(tx, campaign.channel);
  const kept: (number | null)[] = [];
  for (const delivery of fresh) {
    const step = LETTER_STEPS[delivery.state];
    if (campaign.channel === "letter" && step !== undefined) {
      await recordLetterStep(tx, delivery, step, words, recording);
      kept.push(null);
      continue;
    }
    const way = isLogged(delivery.state) ? ways[delivery.state] : null;
    kept.push(way === null ? null : await logDelivery(tx, campaign.channel, delivery, way, words, holidays, recording));
  }
  const first = await takeIds(tx, "campaign_delivery", fresh.length);
  await tx.bulk.insert(
    "campaign_delivery",
    fresh.map(({ message, state, on, said }, index) => ({
      ...{ id: first + index, campaign_id: campaign.id, member_id: message.memberId, customer_id: message.customerId },
      ...{ state, on_day: on, interaction_id: kept[index] ?? null, recorded_at: at, actor, said },
    })),
  );
}

/** What became of a letter goes to its own way, unless somebody wrote it down there by hand. */
async function recordLetterStep(
  tx: LedgerTx,
  { message: { letterId }, reply }: NewDelivery,
  step: "delivered" | "returned",
  { letterStep, name }: DeliveryWords,
  recording: ContactRecording,
): Promise<void> {
  if (letterId === null) return;
  const known = await tx.sql
    .selectFrom("letter_delivery")
    .select("id")
    .where("letter_id", "=", letterId)
    .where("step", "=", step)
    .executeTakeFirst();
  if (known !== undefined) return;
  const detail = reply === "" ? fillWords(letterStep, { name }) : reply;
  await recordOutcome(tx, letterId, step, detail.slice(0, 300), [], recording);
}

async function logDelivery(
  tx: LedgerTx,
  channel: CampaignChannel,
  { message, state, on, reply }: NewDelivery,
  { direction, outcome }: Way,
  { notes, name }: DeliveryWords,
  holidays: Holidays,
  recording: ContactRecording,
): Promise<number> {
  const { today, timeZone } = recording;
  const { contactId, channelId, address, reachedName, customerName } = message;
  const note = fillWords(isLogged(state) ? notes[state] : "", { name });
  const noon = instantOf({ day: on, minute: NOON }, timeZone);
  const draft = zContactDraft.parse({
    ...{ customerId: message.customerId, contactId, channelId, channel, direction, outcome: outcome.code },
    reachedName: contactId === null ? reachedName || customerName : "",
    address: channelId === null ? address : "",
    // Nothing comes back before it was sent.
    ...(on < today ? { happenedAt: noon < message.sentAt ? message.sentAt : noon } : {}),
    note: reply === "" ? note : reply.slice(0, LONGEST_NOTE),
    next: { kind: "followUp", dueOn: addBusinessDays(today, outcome.nextDays, holidays), note },
  });
  const extras = { files: [], rule: { id: "", version: "" }, nextFor: message.collectorId };
  return (await logContact(tx, draft, extras, recording)).interactionId;
}
