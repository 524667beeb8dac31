import { sql } from "kysely";
import type { CampaignChannel } from "../../../shared/domain/campaigns/codes.ts";
import type { DeliveryLine, DeliveryProblem, DeliveryState } from "../../../shared/domain/campaigns/delivery.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { replyDigest } from "../db/reply-digest.ts";
import { readPhone } from "../lib/phones.ts";
import { SENT_LETTER, SENT_MEMBERS } from "./sends.ts";

/** A message of a campaign that left, as a provider's row may name it. */
export interface SentMessage {
  readonly memberId: number;
  /** The customer that counts: the one itself, or the one it was merged into. */
  readonly customerId: number;
  readonly customerName: string;
  /** Keys of both, where they are two. */
  readonly keys: readonly string[];
  readonly sentOn: string;
  readonly sentAt: string;
  readonly address: string;
  readonly reachedName: string;
  /** Null where they are the customer's no more. */
  readonly contactId: number | null;
  readonly channelId: number | null;
  readonly collectorId: number | null;
  /** Of a letter; null and "" otherwise. */
  readonly letterId: number | null;
  readonly folio: string;
}

interface MessageRow {
  id: number;
  customer_id: number;
  name: string;
  key: string;
  root_key: string;
  happened_on: string;
  happened_at: string;
  address: string;
  reached_name: string;
  contact_id: number | null;
  channel_id: number | null;
  collector_id: number | null;
  letter_id: number | null;
  folio: string | null;
}

/** Messages of a campaign that left, each with the number or address it went to. */
export async function sentMessages(db: ReadHandle, campaignId: number): Promise<SentMessage[]> {
  const { rows } = await sql<MessageRow>`select m.id, k.id as customer_id,
      case when k.name = '' then k.key else k.name end as name, c.key, k.key as root_key, i.happened_on, i.happened_at,
      i.address, i.reached_name, w.id as contact_id, h.id as channel_id, p.collector_id,
      l.id as letter_id, l.folio
    ${SENT_MEMBERS}
      left join letter as l on l.id = ${SENT_LETTER}
      join customer as c on c.id = m.customer_id join customer as k on k.id = coalesce(c.merged_into, c.id)
      left join customer_profile as p on p.customer_id = k.id
      left join contact as w on w.id = i.contact_id
        and exists (select 1 from customer as o where o.id = w.customer_id and coalesce(o.merged_into, o.id) = k.id)
      left join contact_channel as h on h.id = i.channel_id
        and exists (select 1 from customer as o where o.id = h.customer_id and coalesce(o.merged_into, o.id) = k.id)
    where m.campaign_id = ${campaignId} and m.control = 0 order by m.id`.execute(db);
  return rows.map((row) => ({
    ...{ memberId: row.id, customerId: row.customer_id, customerName: row.name },
    keys: row.key === row.root_key ? [row.key] : [row.key, row.root_key],
    ...{ sentOn: row.happened_on, sentAt: row.happened_at, address: row.address, reachedName: row.reached_name },
    ...{ contactId: row.contact_id, channelId: row.channel_id, collectorId: row.collector_id },
    ...{ letterId: row.letter_id, folio: row.folio ?? "" },
  }));
}

/** What is known of the messages of a campaign. */
export class KnownDeliveries {
  readonly #told = new Set<string>();

  /** Those that were kept. */
  static async read(db: ReadHandle, campaignId: number): Promise<KnownDeliveries> {
    const rows = await db
      .selectFrom("campaign_delivery")
      .select(["member_id", "state", "said"])
      .where("campaign_id", "=", campaignId)
      .execute();
    const known = new KnownDeliveries();
    for (const row of rows) known.add(row.member_id, row.state, row.said);
    return known;
  }

  /** Remembers a state of a message and what was said with it. */
  add(memberId: number, state: DeliveryState, said: string): void {
    this.#told.add(`${memberId} ${state}`);
    this.#told.add(`${memberId} ${state} ${said}`);
  }

  /** Whether nothing new is told by it: a state without words says nothing beside one with them. */
  has(memberId: number, state: DeliveryState, said: string): boolean {
    return this.#told.has(said === "" ? `${memberId} ${state}` : `${memberId} ${state} ${said}`);
  }
}

/** Something new that a row says of a message. */
export interface NewDelivery {
  readonly message: SentMessage;
  readonly state: DeliveryState;
  readonly on: string;
  readonly reply: string;
  /** What tells its words from those of another answer. */
  readonly said: string;
}

/** A row, and what it comes to: what is new, nothing that is, or why it is not taken. */
export type JudgedRow =
  | { readonly row: number; readonly outcome: "taken" | "known"; readonly fresh: readonly NewDelivery[] }
  | {
      readonly row: number;
      readonly outcome: "refused";
      readonly problem: { readonly field: string; readonly code: RowProblem; readonly detail: string };
    };

/** Why a row that can be read is not taken, words in shared/i18n under `tabular.problems`. */
export type RowProblem = DeliveryProblem | "no-such-message" | "other-message" | "before-sent" | "in-future";

const NAMES = ["reference", "address", "customer"] as const;

/** A number or address in the one form it is compared in. */
function comparable(text: string, channel: CampaignChannel): string {
  if (channel === "mail") return text.trim().toLowerCase();
  // Providers write the country code without its plus.
  const digits = text.replace(/\D/g, "");
  const read = [readPhone(text), readPhone(`+${digits}`)].find(({ ok }) => ok);
  return read?.ok === true ? read.phone.number : digits;
}

/**
 * Finds the message of each row, by its reference, its number or address, or its customer's key; where a row names it by more than one
 * of them, all have to mean the same. A number that several customers of the campaign share speaks for all of them. What two rows say is
 * new in the first of them; an answer with its words comes before one without, wherever they stand.
 */
export function judgeDeliveries(
  lines: readonly DeliveryLine[],
  messages: readonly SentMessage[],
  {
    channel,
    known,
    today,
  }: { readonly channel: CampaignChannel; readonly known: KnownDeliveries; readonly today: string },
): JudgedRow[] {
  const by = {
    // A letter is named by its folio too.
    reference: new Map([
      ...Map.groupBy(messages, ({ memberId }) => String(memberId)),
      ...Map.groupBy(messages, ({ folio }) => folio.toUpperCase()),
    ]),
    address: Map.groupBy(
      messages.filter(({ address }) => address !== ""),
      ({ address }) => comparable(address, channel),
    ),
    customer: Map.groupBy(
      messages.flatMap((message) => message.keys.map((key) => ({ key, message }))),
      ({ key }) => key,
    ),
  };
  const found = (name: (typeof NAMES)[number], text: string): readonly SentMessage[] => {
    if (name === "reference") return by.reference.get(text.replace(/\.0$/, "").toUpperCase()) ?? [];
    if (name === "address") return by.address.get(comparable(text, channel)) ?? [];
    return (by.customer.get(text.toUpperCase()) ?? []).map(({ message }) => message);
  };
  const judgeLine = (line: DeliveryLine): JudgedRow => {
    const { row, state, reply } = line;
    const said = replyDigest(state, reply);
    const refuse = (field: string, code: RowProblem, detail: string): JudgedRow => ({
      ...{ row, outcome: "refused" },
      problem: { field, code, detail },
    });
    let meant: readonly SentMessage[] | null = null;
    for (const name of NAMES) {
      const text = line[name];
      if (text === "") continue;
      const own = found(name, text);
      if (own.length === 0) return refuse(name, "no-such-message", text);
      const before: readonly SentMessage[] | null = meant;
      const both: readonly SentMessage[] = before === null ? own : before.filter((each) => own.includes(each));
      if (both.length === 0) return refuse(name, "other-message", text);
      meant = both;
    }
    const all = meant ?? [];
    // A provider's clock may be that of another zone, where it is tomorrow by now.
    if (line.on !== null && line.on > addDays(today, 1)) return refuse("on", "in-future", line.on);
    const on = line.on === null || line.on > today ? today : line.on;
    if (all.some(({ sentOn }) => on < sentOn)) return refuse("on", "before-sent", on);
    const fresh = all.filter(({ memberId }) => !known.has(memberId, state, said));
    for (const { memberId } of fresh) known.add(memberId, state, said);
    return {
      row,
      outcome: fresh.length > 0 ? "taken" : "known",
      fresh: fresh.map((message) => ({ message, state, on, reply, said })),
    };
  };
  const inTurn = lines.toSorted((a, b) => Number(a.reply === "") - Number(b.reply === ""));
  const judged = new Map(inTurn.map((line) => [line, judgeLine(line)]));
  return lines.flatMap((line) => judged.get(line) ?? []);
}
