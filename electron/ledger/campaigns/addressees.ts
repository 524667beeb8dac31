import type { CampaignChannel } from "../../../shared/domain/campaigns/codes.ts";
import { isRightParty, RIGHT_PARTY } from "../contacts/people.ts";
import { familyOf } from "../customers/family.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { KINDS } from "../worklist/contact-hours.ts";

/** Whom a message goes to, and by which number or address. */
export interface Addressee {
  /** Null of a letter, which goes to the customer's address. */
  readonly contactId: number | null;
  readonly channelId: number | null;
  readonly name: string;
  readonly role: string;
  readonly address: string;
  /** "" where it is the customer's. */
  readonly language: "" | "es" | "en";
}

/** Somebody to write to, or why there is nobody. */
export type Reached = Addressee | "no-address" | "address-incomplete" | "bad-channel" | "opted-out";

interface Row {
  customer_id: number;
  contact_id: number;
  channel_id: number;
  name: string;
  role: string;
  language: string;
  do_not_contact: number;
  value: string;
  state: string;
  opted_out: number;
}

const CHUNK = 2000;
const ROLES = [...RIGHT_PARTY];

/** Who of a customer's people a message goes to: one who may hear of the debt, verified before not, accounts payable first. */
function chosen(rows: readonly Row[]): Reached {
  const may = rows.filter(({ role }) => isRightParty(role));
  if (may.length === 0) return "no-address";
  const good = may.filter(({ state }) => state !== "bad");
  if (good.length === 0) return "bad-channel";
  // A number that was asked not to be used is not used under another name either.
  const closed = new Set(rows.filter((row) => row.opted_out === 1).map(({ value }) => value));
  const [first] = good
    .filter((row) => row.do_not_contact === 0 && !closed.has(row.value))
    .sort(
      (a, b) =>
        Number(b.state === "verified") - Number(a.state === "verified") ||
        ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
        a.channel_id - b.channel_id,
    );
  if (first === undefined) return "opted-out";
  const { contact_id, channel_id, name, role, value } = first;
  const language = first.language === "es" || first.language === "en" ? first.language : "";
  return { contactId: contact_id, channelId: channel_id, name, role, address: value, language };
}

/** Whom a message to each of the customers goes to on the channel. */
export async function addresseesOf(
  db: ReadHandle,
  customerIds: readonly number[],
  channel: CampaignChannel,
): Promise<ReadonlyMap<number, Reached>> {
  const kinds = KINDS[channel] ?? [];
  const found = new Map<number, Reached>();
  for (let from = 0; from < customerIds.length; from += CHUNK) {
    const some = customerIds.slice(from, from + CHUNK);
    const family = await familyOf(db, some);
    const rows: Row[] = await db
      .selectFrom("contact as p")
      .innerJoin("contact_channel as h", "h.contact_id", "p.id")
      .select(["p.customer_id", "p.id as contact_id", "h.id as channel_id", "p.name", "p.role", "p.language"])
      .select(["p.do_not_contact", "h.value", "h.state", "h.opted_out"])
      .where("p.customer_id", "in", [...family.keys()])
      .where("p.active", "=", 1)
      .where("h.active", "=", 1)
      .where("h.kind", "in", [...kinds])
      // SMS reach no switchboard: what is called a phone is a landline.
      .where("h.kind", "not in", channel === "sms" ? ["phone"] : [""])
      .orderBy("p.customer_id")
      .orderBy("h.position")
      .orderBy("h.id")
      .execute();
    const by = Map.groupBy(rows, (row) => family.get(row.customer_id) ?? row.customer_id);
    for (const id of some) found.set(id, chosen(by.get(id) ?? []));
  }
  return found;
}
