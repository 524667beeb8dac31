import type { ContactCheck, ContactRuleView } from "../../../shared/contract/worklist.ts";
import { zContactRule } from "../../../shared/contract/worklist.ts";
import type { Holidays } from "../../../shared/domain/business-days.ts";
import type { LoggedContact } from "../../../shared/domain/contact-hours/engine.ts";
import { judgeContact } from "../../../shared/domain/contact-hours/engine.ts";
import type { ContactRule, Debtor } from "../../../shared/domain/contact-hours/rule.ts";
import { DEBTOR_TYPES, isLimited } from "../../../shared/domain/contact-hours/rule.ts";
import { instantOf, isZone, localTime } from "../../../shared/domain/contact-hours/zone-time.ts";
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
  const profileOf = new Map(profiles.map((row) => [row.customer_id, row]));
  const contactsOf = Map.groupBy(contacts, (row) => family.get(row.customer_id) ?? row.customer_id);
  for (const id of customerIds) {
    const profile = profileOf.get(id);
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
      log: (contactsOf.get(id) ?? []).flatMap((row): LoggedContact[] =>
        isLimited(row.channel)
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

/** A contact that was made, by the clock of the debtor. */
export interface MadeContact {
  readonly customerId: number;
  readonly channel: string;
  readonly day: string;
  /** Of the day. */
  readonly minute: number;
}

/**
 * Which hours, weekday or holiday each of these contacts broke, in their order, null where none: by the rules in force and the
 * debtor's clock, whoever made it. Limits of how often are not asked: they count contacts of all sides.
 */
export async function brokenHours(
  db: ReadHandle,
  contacts: readonly MadeContact[],
): Promise<({ readonly rule: string; readonly why: "hours" | "weekday" | "holiday" } | null)[]> {
  const [first] = contacts;
  if (first === undefined) return [];
  const known = await subjects(db, [...new Set(contacts.map(({ customerId }) => customerId))], instantOf(first, "UTC"));
  const years = contacts.map(({ day }) => Number(day.slice(0, 4)));
  const holidays = new Map<string, Holidays>();
  for (const { debtor } of known.values()) {
    if (holidays.has(debtor.country)) continue;
    holidays.set(debtor.country, await readHolidays(db, Math.min(...years), Math.max(...years), debtor.country));
  }
  const rules = (await readContactRules(db)).filter((rule) => rule.active);
  return contacts.map(({ customerId, channel, day, minute }) => {
    const subject = known.get(customerId);
    if (subject === undefined || !isLimited(channel)) return null;
    const { debtor, zone } = subject;
    const at = instantOf({ day, minute }, zone);
    const days = holidays.get(debtor.country) ?? new Set<string>();
    const judgement = judgeContact(rules, { debtor, zone, channel, at, log: [], holidays: days });
    if (judgement.allowed) return null;
    const { rule, why } = judgement.refusals.find((refusal) => refusal.rule.law) ?? judgement.refusals[0];
    return why === "hours" || why === "weekday" || why === "holiday" ? { rule: rule.code, why } : null;
  });
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

/** Contacts judged together. */
const CHUNK = 1000;

/**
 * Whether a contact may be made at the instant (COMPLIANCE 1 and 10): the customer's and the channel's own wishes first,
 * then hours, holidays and limits of every rule that holds. Where it may not, with the rule and the next legal slot. Asked
 * for again at the moment of sending.
 */
export async function checkContact(db: ReadHandle, contact: ContactToCheck, at: string): Promise<ContactCheck> {
  const [check = closed("do-not-contact")] = await checkContacts(db, [contact], at);
  return check;
}

/** As {@link checkContact}, of many contacts in their order: what they are judged by is read for all of them at once. */
export async function checkContacts(
  db: ReadHandle,
  contacts: readonly ContactToCheck[],
  at: string,
): Promise<ContactCheck[]> {
  const checks: ContactCheck[] = [];
  for (let from = 0; from < contacts.length; from += CHUNK) {
    const some = contacts.slice(from, from + CHUNK);
    const customerIds = [...new Set(some.map(({ customerId }) => customerId))];
    const hours = await ContactHours.load(db, customerIds, at);
    const wishes = await Wishes.load(db, some);
    for (const contact of some) {
      const check = hours.check(contact.customerId, contact.channel);
      const barred = !check.allowed && check.law && check.ruleId === "";
      const wish = barred || !isLimited(contact.channel) ? null : await wishes.of(contact);
      checks.push(wish === null ? check : closed(wish));
    }
  }
  return checks;
}

interface WishRow {
  readonly id: number;
  readonly contact_id: number;
  readonly customer_id: number;
  readonly kind: string;
  readonly value: string;
  readonly extension: string;
  readonly opted_out: number;
  readonly active: number;
  readonly do_not_contact: number;
}

/** What people asked for: not to be contacted, or not by a number or address, on whatever record it stands. */
class Wishes {
  readonly #db: ReadHandle;
  readonly #channels: ReadonlyMap<number, WishRow>;
  readonly #people: ReadonlyMap<number, boolean>;
  readonly #ofCustomer: ReadonlyMap<number, readonly WishRow[]>;

  private constructor(
    db: ReadHandle,
    channels: readonly WishRow[],
    people: ReadonlyMap<number, boolean>,
    family: ReadonlyMap<number, number>,
  ) {
    this.#db = db;
    this.#channels = new Map(channels.map((row) => [row.id, row]));
    this.#people = people;
    this.#ofCustomer = Map.groupBy(
      channels.filter((row) => family.has(row.customer_id)),
      (row) => family.get(row.customer_id) ?? row.customer_id,
    );
  }

  static async load(db: ReadHandle, contacts: readonly ContactToCheck[]): Promise<Wishes> {
    const customerIds = [...new Set(contacts.map(({ customerId }) => customerId))];
    const family = await familyOf(db, customerIds);
    const named = contacts.flatMap(({ channelId }) => channelId ?? []);
    const rows = async (column: "h.customer_id" | "h.id", ids: readonly number[]): Promise<WishRow[]> =>
      ids.length === 0
        ? []
        : db
            .selectFrom("contact_channel as h")
            .innerJoin("contact as p", "p.id", "h.contact_id")
            .select(["h.id", "h.contact_id", "h.customer_id", "h.kind", "h.value", "h.extension", "h.opted_out"])
            .select(["h.active", "p.do_not_contact"])
            .where(column, "in", [...ids])
            .execute();
    const own = await rows("h.customer_id", [...family.keys()]);
    const known = new Set(own.map(({ id }) => id));
    // A number may be named that is another customer's: it is judged as what it is.
    const others = await rows(
      "h.id",
      named.filter((id) => !known.has(id)),
    );
    const ids = contacts.flatMap(({ contactId }) => contactId ?? []);
    const people =
      ids.length === 0
        ? []
        : await db.selectFrom("contact").select(["id", "do_not_contact"]).where("id", "in", ids).execute();
    const asked = new Map(people.map((row) => [row.id, row.do_not_contact === 1]));
    return new Wishes(db, [...own, ...others], asked, family);
  }

  async of(contact: ContactToCheck): Promise<"opted-out" | "do-not-contact" | null> {
    const channel = this.#channels.get(contact.channelId ?? 0);
    const left =
      channel === undefined ? this.#people.get(contact.contactId ?? 0) === true : channel.do_not_contact === 1;
    if (left) return "do-not-contact";
    if (channel?.opted_out === 1) return "opted-out";
    // The same number or address on another record, or typed by hand, is the one that was asked not to be used.
    const used = contact.address?.trim() ? await typedAddress(this.#db, contact, contact.address) : channel;
    if (used === undefined) return null;
    const kinds = KINDS[contact.channel] ?? [];
    const same = (this.#ofCustomer.get(contact.customerId) ?? []).filter(
      (row) => kinds.includes(row.kind) && row.value === used.value && row.extension === used.extension,
    );
    if (same.some((row) => row.opted_out === 1)) return "opted-out";
    const theirs = used.value === channel?.value ? [] : same.filter((row) => row.active === 1);
    return theirs.length > 0 && theirs.every((row) => row.do_not_contact === 1) ? "do-not-contact" : null;
  }
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
