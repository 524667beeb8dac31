import type { CustomerProfile } from "../../../shared/contract/customer-profile.ts";
import { customerKey } from "../../../shared/domain/customer-key.ts";
import type { CustomerLine } from "../../../shared/domain/customers/import-line.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import type { Bulk } from "../db/bulk.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { isMailAddress } from "../lib/mail-address.ts";
import { readPhone } from "../lib/phones.ts";
import { type LimitReach, maySetLimit } from "./credit-approvals.ts";
import { DEFAULT_PROFILE, profileOf } from "./profile.ts";

/** Reads rows by lists of keys, inside a transaction or outside. */
export interface Reading {
  readonly sql: ReadHandle;
  readonly bulk: Pick<Bulk, "selectIn">;
}

/** A way to reach somebody, as it is kept. */
export interface PlannedChannel {
  readonly kind: "phone" | "mobile" | "whatsapp" | "email";
  readonly value: string;
  readonly extension: string;
}

/** What a row does: nothing of it is done yet. */
export interface Plan {
  readonly line: CustomerLine;
  readonly key: string;
  readonly outcome: "new" | "changed" | "same" | "refused";
  readonly problem: { readonly field: string; readonly code: string; readonly detail: string } | null;
  readonly changes: Partial<CustomerProfile>;
  readonly creditDays: number | null;
  /** Somebody new, or new ways to reach somebody: `id` null for a new one. */
  readonly contact: {
    readonly id: number | null;
    readonly name: string;
    readonly channels: readonly PlannedChannel[];
  } | null;
}

interface KnownContact {
  readonly id: number | null;
  readonly search: string;
  readonly channels: Set<string>;
}

/** A customer as it will stand after the rows judged so far. */
interface Standing {
  profile: CustomerProfile;
  creditDays: number | null;
  readonly contacts: KnownContact[];
  /** Row that said the value of each field. */
  readonly said: Map<string, number>;
}

const channelKey = (channel: PlannedChannel): string => `${channel.kind}|${channel.value}|${channel.extension}`;

/**
 * Says what becomes of each row of a file of customers. Cells change what they say and leave the rest; people and ways to
 * reach them are added, never taken away; a row that says nothing new is the same, so that a file may come twice.
 * `limits` is how far who imports may set credit limits (COLLECTIONS 19); a row with one beyond that is refused.
 */
export async function judgeCustomers(
  reading: Reading,
  lines: readonly CustomerLine[],
  limits: LimitReach,
): Promise<Plan[]> {
  const known = await look(reading, lines);
  return lines.map((line) => judge(line, known, limits));
}

interface Known {
  readonly standings: Map<string, Standing>;
  readonly existing: Set<string>;
  readonly people: ReadonlyMap<string, number>;
  readonly ownRfcs: ReadonlySet<string>;
}

function judge(line: CustomerLine, known: Known, limits: LimitReach): Plan {
  const key = customerKey(line.rfc, line.name);
  const refuse = (field: string, code: string, detail = ""): Plan => ({
    line,
    key,
    outcome: "refused",
    problem: { field, code, detail },
    changes: {},
    creditDays: null,
    contact: null,
  });
  if (known.ownRfcs.has(line.rfc)) return refuse("rfc", "own-rfc");
  const existed = known.existing.has(key);
  if (!existed && line.name === "") return refuse("name", "name-missing-new");
  const standing = known.standings.get(key) ?? fresh();
  const wanted: Partial<CustomerProfile> = {};
  if (line.tradeName !== undefined) wanted.tradeName = line.tradeName;
  if (line.creditLimitMinor !== undefined) {
    wanted.creditLimitMinor = line.creditLimitMinor;
    wanted.creditCurrency = line.creditCurrency ?? standing.profile.creditCurrency;
  }
  if (line.riskClass !== undefined) wanted.riskClass = line.riskClass;
  if (line.language !== undefined) wanted.language = line.language;
  if (line.note !== undefined) wanted.note = line.note;
  if (line.collector !== undefined) {
    const person = known.people.get(searchForm(line.collector));
    if (person === undefined) return refuse("collector", "no-such-person", line.collector);
    wanted.collectorId = person;
  }
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(wanted)) {
    const now = standing.profile[field as keyof CustomerProfile];
    const saidIn = standing.said.get(field);
    if (saidIn !== undefined && now !== value) return refuse(fieldName(field), "contradicts", String(saidIn));
    if (now !== value) changes[field] = value;
  }
  const limitMoves = "creditLimitMinor" in changes || "creditCurrency" in changes;
  if (limitMoves && !maySetLimit(limits, standing.profile.creditLimitMinor)) return refuse("limit", "not-yours");
  const daysSaidIn = standing.said.get("creditDays");
  if (line.creditDays !== undefined && daysSaidIn !== undefined && standing.creditDays !== line.creditDays) {
    return refuse("creditDays", "contradicts", String(daysSaidIn));
  }
  const creditDays = line.creditDays !== undefined && line.creditDays !== standing.creditDays ? line.creditDays : null;
  const channels = plannedChannels(line, standing.profile.country);
  if ("code" in channels) return refuse(channels.field, channels.code, channels.value);
  const contact = plannedContact(line, standing, channels);

  for (const field of Object.keys(wanted)) standing.said.set(field, line.row);
  if (line.creditDays !== undefined) standing.said.set("creditDays", line.row);
  standing.profile = { ...standing.profile, ...(changes as Partial<CustomerProfile>) };
  standing.creditDays = line.creditDays ?? standing.creditDays;
  known.standings.set(key, standing);
  known.existing.add(key);
  const any = Object.keys(changes).length > 0 || creditDays !== null || contact !== null;
  return {
    line,
    key,
    outcome: existed ? (any ? "changed" : "same") : "new",
    problem: null,
    changes: changes as Partial<CustomerProfile>,
    creditDays,
    contact,
  };
}

/** Field of the file that says a field of the profile. */
function fieldName(field: string): string {
  if (field === "creditLimitMinor") return "limit";
  if (field === "creditCurrency") return "currency";
  return field === "collectorId" ? "collector" : field;
}

function fresh(): Standing {
  return { profile: DEFAULT_PROFILE, creditDays: null, contacts: [], said: new Map() };
}

function plannedChannels(
  line: CustomerLine,
  country: string,
): PlannedChannel[] | { readonly field: string; readonly code: string; readonly value: string } {
  const channels = new Map<string, PlannedChannel>();
  for (const { field, kind, value, extension } of line.contact?.channels ?? []) {
    const read = readChannel(kind, value, extension, country);
    if (typeof read === "string") return { field, code: read, value };
    channels.set(channelKey(read), read);
  }
  return [...channels.values()];
}

function readChannel(
  kind: PlannedChannel["kind"],
  value: string,
  extension: string,
  country: string,
): PlannedChannel | string {
  if (kind === "email") {
    const address = value.toLowerCase();
    return isMailAddress(address) ? { kind, value: address, extension: "" } : "not-a-mail";
  }
  const phone = readPhone(value, country);
  if (!phone.ok) return phone.code;
  const digits = extension.replace(/\D/g, "");
  return { kind, value: phone.phone.number, extension: phone.phone.extension || digits.slice(0, 8) };
}

/** What a row adds to the people of a customer; null when it adds nothing. Remembers it for the rows behind. */
function plannedContact(line: CustomerLine, standing: Standing, channels: readonly PlannedChannel[]): Plan["contact"] {
  if (line.contact === undefined) return null;
  const search = searchForm(line.contact.name);
  const met =
    standing.contacts.find((each) => search !== "" && each.search === search) ??
    (search === ""
      ? standing.contacts.find((each) => channels.some((one) => each.channels.has(channelKey(one))))
      : undefined);
  const missing = channels.filter((channel) => met === undefined || !met.channels.has(channelKey(channel)));
  if (met !== undefined && missing.length === 0) return null;
  const contact = met ?? { id: null, search, channels: new Set<string>() };
  if (met === undefined) standing.contacts.push(contact);
  for (const channel of missing) contact.channels.add(channelKey(channel));
  return { id: contact.id, name: line.contact.name, channels: missing };
}

async function look(reading: Reading, lines: readonly CustomerLine[]): Promise<Known> {
  const { bulk, sql } = reading;
  const keys = [...new Set(lines.map((line) => customerKey(line.rfc, line.name)))];
  const customers = await bulk.selectIn("customer", ["id", "key", "merged_into"], "key", keys);
  const ids = [...new Set(customers.map((row) => row.merged_into ?? row.id))];
  const profiles = new Map(
    (await bulk.selectIn("customer_profile", PROFILE_COLUMNS, "customer_id", ids)).map((row) => [row.customer_id, row]),
  );
  const terms = new Map(
    (await bulk.selectIn("customer_terms", ["customer_id", "credit_days"], "customer_id", ids)).map((row) => [
      row.customer_id,
      row.credit_days,
    ]),
  );
  const contacts = await bulk.selectIn("contact", ["id", "customer_id", "name", "active"], "customer_id", ids);
  const channels = await bulk.selectIn(
    "contact_channel",
    ["contact_id", "kind", "value", "extension"],
    "customer_id",
    ids,
  );
  const people = await sql.selectFrom("person").select(["id", "search"]).where("active", "=", 1).execute();
  const own = await sql.selectFrom("own_rfc").select("rfc").execute();
  const standings = new Map<string, Standing>();
  const byCustomer = new Map<number, Standing>();
  for (const { id, key, merged_into } of customers) {
    const counts = merged_into ?? id;
    const profile = profiles.get(counts);
    // Two keys of one customer are judged as one: what a row says of either holds for both.
    const shared = byCustomer.get(counts);
    if (shared !== undefined) {
      standings.set(key, shared);
      continue;
    }
    const standing: Standing = {
      profile: profile === undefined ? DEFAULT_PROFILE : profileOf(profile),
      creditDays: terms.get(counts) ?? null,
      contacts: contacts
        .filter((contact) => contact.customer_id === counts)
        .sort((a, b) => b.active - a.active || a.id - b.id)
        .map((contact) => ({
          id: contact.id,
          search: searchForm(contact.name),
          channels: new Set(
            channels
              .filter((channel) => channel.contact_id === contact.id)
              .map((row) => `${row.kind}|${row.value}|${row.extension}`),
          ),
        })),
      said: new Map(),
    };
    byCustomer.set(counts, standing);
    standings.set(key, standing);
  }
  return {
    standings,
    existing: new Set(standings.keys()),
    people: new Map(people.map((row) => [row.search, row.id])),
    ownRfcs: new Set(own.map((row) => row.rfc)),
  };
}

const PROFILE_COLUMNS = [
  "customer_id",
  "version",
  "trade_name",
  "search",
  "parent_id",
  "language",
  "debtor_type",
  "country",
  "state",
  "time_zone",
  "risk_class",
  "collector_id",
  "credit_limit_minor",
  "credit_currency",
  "hold",
  "hold_reason",
  "hold_until",
  "legal_hold",
  "placed",
  "do_not_contact",
  "note",
  "updated_at",
  "credit_granted_by",
  "credit_review_on",
  "credit_guarantee",
  "credit_insured_minor",
] as const;
