import type { ContactCheck, ContactRuleView } from "../../../shared/contract/worklist.ts";
import { zContactRule } from "../../../shared/contract/worklist.ts";
import type { Holidays } from "../../../shared/domain/business-days.ts";
import type { LoggedContact } from "../../../shared/domain/contact-hours/engine.ts";
import { judgeContact } from "../../../shared/domain/contact-hours/engine.ts";
import type { ContactRule, Debtor } from "../../../shared/domain/contact-hours/rule.ts";
import { DEBTOR_TYPES, isLimited } from "../../../shared/domain/contact-hours/rule.ts";
import { isZone, localTime } from "../../../shared/domain/contact-hours/zone-time.ts";
import { zoneOfPlace } from "../../../shared/domain/contact-hours/zones.ts";
import { familyOf } from "../customers/family.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { ContactRuleRow } from "../db/tables/worklist.ts";
import { readHolidays } from "../lib/holidays.ts";
import { readPhone } from "../lib/phones.ts";
import { readSettings } from "../settings/reader.ts";

/** Contacts are looked at this far back: limits of seven days and what they may answer. */
const LOOK_BACK_MS = 15 * 24 * 60 * 60_000;

/** A rule of the table as screens see it. */
export function ruleView(row: ContactRuleRow): ContactRuleView {
  const rule = zContactRule.parse({
    code: row.code,
    country: row.country,
    state: row.state,
    debtorTypes: JSON.parse(row.debtor_types),
    channels: JSON.parse(row.channels),
    slots: JSON.parse(row.slots),
    onHolidays: row.on_holidays === 1,
    caps: JSON.parse(row.caps),
    law: row.law === 1,
    source: row.source,
    checkedOn: row.checked_on,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    note: row.note,
    active: row.active === 1,
  });
  return { ...rule, version: row.version, recordedAt: row.recorded_at, actor: row.actor };
}

/** Versions in force, by country, state and code. */
export async function readContactRules(db: ReadHandle): Promise<ContactRuleView[]> {
  const rows = await db
    .selectFrom("contact_rule")
    .selectAll()
    .where("replaced_at", "=", "")
    .orderBy("country")
    .orderBy("state")
    .orderBy("code")
    .execute();
  return rows.map(ruleView);
}

/** A customer as contact rules see it. */
interface Subject {
  readonly id: number;
  readonly debtor: Debtor;
  readonly zone: string;
  /** Why nobody contacts this customer at all. */
  readonly barred: "legal" | "placed" | "do-not-contact" | null;
  readonly log: readonly LoggedContact[];
}

function debtorTypeOf(text: string): Debtor["debtorType"] {
  // A type this version does not know gets the strictest rules of the country.
  return DEBTOR_TYPES.find((type) => type === text) ?? "consumer";
}

async function subjects(db: ReadHandle, customerIds: readonly number[], at: string): Promise<Map<number, Subject>> {
  if (customerIds.length === 0) return new Map();
  const { timeZone } = await readSettings(db);
  const profiles = await db
    .selectFrom("customer_profile")
    .selectAll()
    .where("customer_id", "in", customerIds)
    .execute();
  const family = await familyOf(db, customerIds);
  const contacts = await db
    .selectFrom("interaction as i")
    .leftJoin("interaction as later", "later.corrects_id", "i.id")
    .select(["i.customer_id", "i.happened_at", "i.direction", "i.channel", "i.connected"])
    .where("i.customer_id", "in", [...family.keys()])
    .where("i.happened_at", ">=", new Date(Date.parse(at) - LOOK_BACK_MS).toISOString())
    .where("i.withdrawn", "=", 0)
    .where("later.id", "is", null)
    .execute();
  const found = new Map<number, Subject>();
  for (const id of customerIds) {
    const profile = profiles.find((row) => row.customer_id === id);
    const country = profile?.country || "MX";
    const zone = profile?.time_zone || zoneOfPlace(country, profile?.state ?? "") || timeZone;
    found.set(id, {
      id,
      debtor: { country, state: profile?.state ?? "", debtorType: debtorTypeOf(profile?.debtor_type ?? "company") },
      zone: isZone(zone) ? zone : timeZone,
      barred:
        profile?.legal_hold === 1
          ? "legal"
          : profile?.placed === 1
            ? "placed"
            : profile?.do_not_contact === 1
              ? "do-not-contact"
              : null,
      log: contacts.flatMap((row): LoggedContact[] =>
        family.get(row.customer_id) === id && isLimited(row.channel)
          ? [{ at: row.happened_at, direction: row.direction, channel: row.channel, connected: row.connected === 1 }]
          : [],
      ),
    });
  }
  return found;
}

/** Reads rules and calendars once and judges as many contacts as needed. */
export class ContactHours {
  readonly #at: string;
  readonly #rules: readonly (ContactRule & { readonly source: string })[];
  readonly #subjects: ReadonlyMap<number, Subject>;
  readonly #holidays: ReadonlyMap<string, Holidays>;

  private constructor(
    at: string,
    rules: readonly (ContactRule & { readonly source: string })[],
    subjectsById: ReadonlyMap<number, Subject>,
    holidays: ReadonlyMap<string, Holidays>,
  ) {
    this.#at = at;
    this.#rules = rules;
    this.#subjects = subjectsById;
    this.#holidays = holidays;
  }

  /** For contacts with these customers at an instant. */
  static async load(db: ReadHandle, customerIds: readonly number[], at: string): Promise<ContactHours> {
    const found = await subjects(db, customerIds, at);
    const year = Number(at.slice(0, 4));
    const holidays = new Map<string, Holidays>();
    for (const { debtor } of found.values()) {
      if (!holidays.has(debtor.country)) {
        holidays.set(debtor.country, await readHolidays(db, year - 1, year + 1, debtor.country));
      }
    }
    const rules = (await readContactRules(db)).filter((rule) => rule.active);
    return new ContactHours(at, rules, found, holidays);
  }

  /** The customer's time zone. */
  zone(customerId: number): string {
    return this.#subjects.get(customerId)?.zone ?? "UTC";
  }

  /** Judges a contact on a channel; letters, portals and notes are always allowed. */
  check(customerId: number, channel: string): ContactCheck {
    const subject = this.#subjects.get(customerId);
    if (subject === undefined || !isLimited(channel)) return { allowed: true, ruleId: "", ruleVersion: "" };
    if (subject.barred !== null) return closed(subject.barred);
    const judgement = judgeContact(this.#rules, {
      debtor: subject.debtor,
      zone: subject.zone,
      channel,
      at: this.#at,
      log: subject.log,
      holidays: this.#holidays.get(subject.debtor.country) ?? new Set(),
    });
    if (judgement.allowed) {
      return {
        allowed: true,
        ruleId: judgement.rules.map((rule) => rule.code).join(" "),
        ruleVersion: judgement.rules.map((rule) => String(rule.version)).join(" "),
      };
    }
    const { rule, why, hours } = judgement.refusals.find((refusal) => refusal.rule.law) ?? judgement.refusals[0];
    return {
      allowed: false,
      ruleId: rule.code,
      ruleVersion: String(rule.version),
      why,
      hours,
      source: this.#rules.find((known) => known.code === rule.code)?.source ?? "",
      law: judgement.law,
      nextAt: judgement.nextAt,
      nextLocal: judgement.nextAt === null ? null : localText(judgement.nextAt, subject.zone),
    };
  }
}

/** A customer or channel that is closed itself, whatever the hour: nobody may override that. */
function closed(why: Exclude<ContactCheck, { allowed: true }>["why"] & string): ContactCheck {
  const nothing = { ruleId: "", ruleVersion: "", hours: "", source: "", nextAt: null, nextLocal: null };
  return { allowed: false, ...nothing, why, law: true };
}

function localText(instant: string, zone: string): string {
  const { day, minute } = localTime(instant, zone);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A contact somebody is about to make. */
export interface ContactToCheck {
  readonly customerId: number;
  /** call, visit, mail, whatsapp, sms; anything else is allowed. */
  readonly channel: string;
  /** Who is contacted and by which phone or address, where they are the customer's own. */
  readonly contactId?: number | null;
  readonly channelId?: number | null;
  /** Phone or mail address typed by hand; "" without. */
  readonly address?: string;
}

/**
 * Whether a contact may be made at the instant (COMPLIANCE 1 and 10): the customer's and the channel's own wishes first,
 * then hours, holidays and limits of every rule that holds. Where it may not, with the rule and the next legal slot. Asked
 * for again at the moment of sending.
 */
export async function checkContact(db: ReadHandle, contact: ContactToCheck, at: string): Promise<ContactCheck> {
  const hours = await ContactHours.load(db, [contact.customerId], at);
  const check = hours.check(contact.customerId, contact.channel);
  if (!check.allowed && check.law && check.ruleId === "") return check;
  const wish = isLimited(contact.channel) ? await wishOf(db, contact) : null;
  return wish === null ? check : closed(wish);
}

async function wishOf(db: ReadHandle, contact: ContactToCheck): Promise<"opted-out" | "do-not-contact" | null> {
  const channel = await db
    .selectFrom("contact_channel")
    .select(["contact_id", "kind", "value", "extension", "opted_out"])
    .where("id", "=", contact.channelId ?? 0)
    .executeTakeFirst();
  const person = await db
    .selectFrom("contact")
    .select("do_not_contact")
    .where("id", "=", channel?.contact_id ?? contact.contactId ?? 0)
    .executeTakeFirst();
  if (person?.do_not_contact === 1) return "do-not-contact";
  if (channel?.opted_out === 1) return "opted-out";
  // The same number or address on another record, or typed by hand, is the one that was asked not to be used.
  const used = contact.address?.trim() ? await typedAddress(db, contact, contact.address) : channel;
  if (used === undefined) return null;
  const same = await db
    .selectFrom("contact_channel as h")
    .innerJoin("contact as p", "p.id", "h.contact_id")
    .select(["h.opted_out", "h.active", "p.do_not_contact"])
    .where("h.customer_id", "in", [...(await familyOf(db, [contact.customerId])).keys()])
    .where("h.kind", "in", KINDS[contact.channel] ?? [])
    .where("h.value", "=", used.value)
    .where("h.extension", "=", used.extension)
    .execute();
  if (same.some((row) => row.opted_out === 1)) return "opted-out";
  const theirs = used.value === channel?.value ? [] : same.filter((row) => row.active === 1);
  return theirs.length > 0 && theirs.every((row) => row.do_not_contact === 1) ? "do-not-contact" : null;
}

/** Kinds of number or address that a channel reaches; a wish about one of them holds wherever it stands. */
export const KINDS: Readonly<Record<string, readonly string[]>> = {
  call: ["phone", "mobile"],
  sms: ["phone", "mobile"],
  whatsapp: ["whatsapp", "mobile"],
  mail: ["email"],
};

/** What was typed, in the form in which numbers and addresses are kept. */
async function typedAddress(
  db: ReadHandle,
  { customerId, channel }: ContactToCheck,
  text: string,
): Promise<{ readonly value: string; readonly extension: string }> {
  if (channel === "mail") return { value: text.trim().toLowerCase(), extension: "" };
  const profile = await db
    .selectFrom("customer_profile")
    .select("country")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  const read = readPhone(text, profile?.country || "MX");
  return read.ok
    ? { value: read.phone.number, extension: read.phone.extension }
    : { value: text.trim(), extension: "" };
}
