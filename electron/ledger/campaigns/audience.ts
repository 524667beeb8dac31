import type { CampaignFields } from "../../../shared/contract/campaigns.ts";
import type { ContactCheck } from "../../../shared/contract/worklist.ts";
import type { LeftOut } from "../../../shared/domain/campaigns/codes.ts";
import { type AudienceFacts, isCapped, waitsForHours, whyLeftOut } from "../../../shared/domain/campaigns/left-out.ts";
import { type CampaignLetter, campaignLetter } from "../../../shared/domain/campaigns/letters.ts";
import { instantOf } from "../../../shared/domain/contact-hours/zone-time.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { letterRule } from "../../../shared/domain/letters/kinds.ts";
import { readMailSettings } from "../contacts/mail/settings.ts";
import type { Variable } from "../contacts/mail/template-engine.ts";
import { familyOf } from "../customers/family.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { CAMPAIGN_CALL } from "../db/tables/contacts.ts";
import { blankFields, readLetterhead } from "../letters/letterhead.ts";
import { readSettings } from "../settings/reader.ts";
import { ContactHours } from "../worklist/contact-hours.ts";
import { type Addressee, addresseesOf } from "./addressees.ts";
import { letterAddressees } from "./letter-addressees.ts";
import { type SegmentCustomer, segmentOf } from "./segment-reader.ts";
import { type CampaignText, textsOf, wantedBy } from "./texts.ts";

/** A customer of the segment as it was judged. */
export interface Judged {
  readonly customer: SegmentCustomer;
  /** Null where there is nobody to write to. */
  readonly to: Addressee | null;
  readonly language: "es" | "en";
  /** The text it would get; null where there is none in its language. */
  readonly text: CampaignText | null;
  readonly missing: readonly Variable[];
  /** Null: it is written to. */
  readonly why: LeftOut | null;
  /** The campaign's own caps are reached, whatever else stands against it. */
  readonly capped: boolean;
  /** It is, once the hours that hold allow it. */
  readonly waits: boolean;
}

/** What decides about an audience. */
export type Plan = Pick<CampaignFields, "channel" | "templateCode" | "segment" | "dayCap" | "weekCap">;

/** Customers of one judging. */
const CHUNK = 1000;
/** Minute of a day that is not today: whether it is a holiday is all that is known of it. */
const NOON = 12 * 60;

/** What was logged with a customer of late. */
interface Past {
  readonly person: boolean;
  readonly messagesToday: number;
  readonly messagesInWeek: number;
}

async function pastOf(
  db: ReadHandle,
  ids: readonly number[],
  { channel }: Plan,
  { day, planned }: { readonly day: string; readonly planned: boolean },
): Promise<ReadonlyMap<number, Past>> {
  const family = await familyOf(db, ids);
  const rows = await db
    .selectFrom("interaction as i")
    .leftJoin("interaction as later", "later.corrects_id", "i.id")
    .leftJoin("campaign_send as s", "s.interaction_id", "i.id")
    .leftJoin("campaign_delivery as d", "d.interaction_id", "i.id")
    .select(["i.customer_id", "i.channel", "i.happened_on", "s.id as send_id"])
    .where("i.customer_id", "in", [...family.keys()])
    .where("i.direction", "=", "out")
    .where("i.channel", "<>", "note")
    .where("i.withdrawn", "=", 0)
    .where("i.happened_on", ">", addDays(day, -7))
    .where("i.happened_on", "<=", day)
    .where("later.id", "is", null)
    // That a message came back is no message, and nobody's contact.
    .where("d.id", "is", null)
    .execute();
  const calls = (await callsOf(db, [...family.keys()], day)).filter((row) => planned || row.state !== "open");
  const rootOf = (row: { readonly customer_id: number }): number => family.get(row.customer_id) ?? row.customer_id;
  const by = Map.groupBy(rows, rootOf);
  const called = Map.groupBy(calls, rootOf);
  return new Map(
    [...new Set([...by.keys(), ...called.keys()])].map((id) => {
      const own = by.get(id) ?? [];
      const messages = own.filter((row) => MESSAGES.has(row.channel));
      const tasks = called.get(id) ?? [];
      // Who is to be called already is in no other campaign by call.
      const today = channel === "call" ? tasks.filter((row) => row.state === "open" || row.on_day === day).length : 0;
      return [
        id,
        {
          person: own.some((row) => row.happened_on === day && row.send_id === null),
          messagesToday: today + messages.filter((row) => row.happened_on === day && row.channel === channel).length,
          messagesInWeek: messages.length + tasks.length,
        },
      ];
    }),
  );
}

/** Calls of campaigns that were made within seven days, and those that are somebody's task. */
async function callsOf(db: ReadHandle, ids: readonly number[], day: string) {
  const rows = await db
    .selectFrom("follow_up as f")
    .leftJoin("interaction as i", "i.id", "f.done_interaction_id")
    .select(["f.customer_id", "f.state", "i.happened_on as on_day"])
    .where("f.customer_id", "in", [...ids])
    .where("f.source_kind", "=", CAMPAIGN_CALL)
    .where("f.state", "in", ["open", "done"])
    .execute();
  const since = addDays(day, -7);
  return rows.filter((row) => row.state === "open" || (row.on_day !== null && row.on_day > since && row.on_day <= day));
}

const MESSAGES: ReadonlySet<string> = new Set(["mail", "whatsapp", "sms", "letter"]);

/** What the hours and limits of law and company say, as a campaign takes it. */
function ruleOf(check: ContactCheck): AudienceFacts["rule"] {
  if (check.allowed) return null;
  if (check.why === "hours" || check.why === "weekday") return "hours";
  if (check.why === "holiday") return "holiday";
  return check.why === "day" || check.why === "week" || check.why === "gap" || check.why === "one-channel"
    ? "cap"
    : null;
}

/** What the text wants and is empty of this customer, as far as that is known before it is filled in. */
function missingOf(
  wanted: readonly Variable[],
  to: Addressee | null,
  customer: SegmentCustomer,
  company: { readonly payTo: string; readonly named: boolean },
): Variable[] {
  const empty: Partial<Record<Variable, boolean>> = {
    contacto: to !== null && to.name === "",
    rfc: customer.rfc === "",
    datos_de_pago: company.payTo === "",
    empresa: !company.named,
    vencido: !customer.invoices.some(({ days, freeMinor }) => days > 0 && freeMinor > 0),
  };
  return wanted.filter((name) => empty[name] === true);
}

/** Whether a letter is about one of the invoices. */
function isAbout(letter: CampaignLetter, { invoices }: SegmentCustomer): boolean {
  const { about } = letterRule(letter);
  if (about === "overdue") return invoices.some(({ days, freeMinor }) => days > 0 && freeMinor > 0);
  return about !== "upcoming" || invoices.some(({ days, freeMinor }) => days <= 0 && freeMinor > 0);
}

/**
 * The customers of a segment by their ids, each with why it is left out, on a day: now, where the day is today. Those of `ids`
 * alone where they are given, whether or not they still are of the segment. Calls that are somebody's task count towards the caps
 * as if they had been made, unless nothing `planned` is to count.
 */
export async function judge(
  db: ReadHandle,
  plan: Plan,
  {
    day,
    now,
    ids = null,
    planned = true,
  }: {
    readonly day: string;
    readonly now: string | null;
    readonly ids?: readonly number[] | null;
    readonly planned?: boolean;
  },
): Promise<Judged[]> {
  const customers = await segmentOf(db, plan.segment, day, ids);
  const { timeZone, ownRfcs } = await readSettings(db);
  const { payTo, fromName } = await readMailSettings(db);
  const company = { payTo, named: fromName !== "" || ownRfcs.length > 0 };
  const at = now ?? instantOf({ day, minute: NOON }, timeZone);
  const texts = await textsOf(db, plan.channel, plan.templateCode);
  const letter = plan.channel === "letter" ? campaignLetter(plan.templateCode) : null;
  // What a letter wants of its customer is known once it is written.
  const wanted = new Map([...texts].map(([language, text]) => [language, letter === null ? wantedBy(text) : []]));
  const headless = letter !== null && blankFields(await readLetterhead(db)).length > 0;
  const judged: Judged[] = [];
  for (let from = 0; from < customers.length; from += CHUNK) {
    const some = customers.slice(from, from + CHUNK);
    const own = some.map(({ id }) => id);
    const reached =
      plan.channel === "letter" ? await letterAddressees(db, own) : await addresseesOf(db, own, plan.channel);
    const hours = await ContactHours.load(db, own, at);
    const past = await pastOf(db, own, plan, { day, planned });
    for (const customer of some) {
      const found = reached.get(customer.id) ?? "no-address";
      const to = typeof found === "string" ? null : found;
      const language = to?.language || customer.language;
      const text = texts.get(language) ?? null;
      const missing = missingOf(wanted.get(language) ?? [], to, customer, company);
      const sum = (of: (invoice: SegmentCustomer["invoices"][number]) => number): number =>
        customer.invoices.reduce((total, invoice) => total + of(invoice), 0);
      const before = past.get(customer.id);
      const facts: AudienceFacts = {
        legal: customer.legal,
        doNotContact: customer.doNotContact,
        placed: customer.placed,
        disputed: customer.disputed,
        promised: customer.promised,
        verifying: customer.verifying,
        openMinor: sum(({ openMinor }) => openMinor),
        freeMinor: sum(({ freeMinor }) => freeMinor),
        reach: typeof found === "string" ? found : "ok",
        text: text !== null,
        unfit: headless ? "letterhead" : letter !== null && !isAbout(letter, customer) ? "nothing-due" : null,
        complete: missing.length === 0,
        rule: ruleOf(hours.check(customer.id, plan.channel)),
        contactedToday: before?.person ?? false,
        messagesToday: before?.messagesToday ?? 0,
        messagesInWeek: before?.messagesInWeek ?? 0,
      };
      const why = whyLeftOut(facts, plan);
      judged.push({
        customer,
        to,
        language,
        text,
        missing,
        why,
        capped: isCapped(facts, plan),
        waits: waitsForHours(facts, plan),
      });
    }
  }
  return judged;
}
