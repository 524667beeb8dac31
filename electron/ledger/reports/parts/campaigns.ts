import type { CampaignResult } from "../../../../shared/contract/campaigns.ts";
import type { CampaignChannel } from "../../../../shared/domain/campaigns/codes.ts";
import { DELIVERY_STATES, type DeliveryState } from "../../../../shared/domain/campaigns/delivery.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { findCampaigns } from "../../campaigns/campaign-reader.ts";
import { campaignResult } from "../../campaigns/results-reader.ts";
import { decimal } from "../../render/model.ts";
import {
  amount,
  cellOf,
  date,
  type Kit,
  listing,
  number,
  ofCurrency,
  type Part,
  share,
  together,
  words,
} from "./kit.ts";

/** A campaign whose window met the period, with what came of it by the cut-off. */
interface CampaignLine {
  readonly name: string;
  readonly channel: CampaignChannel;
  readonly startedOn: string;
  readonly endsOn: string;
  readonly result: CampaignResult;
}

interface CashLine {
  readonly name: string;
  readonly currency: string;
  readonly treatedMinor: number;
  readonly controlMinor: number;
  readonly incrementalMinor: number | null;
}

type CallLine = NonNullable<CampaignResult["calls"]> & { readonly name: string };

async function linesOf({ read, from, asOf }: Kit): Promise<CampaignLine[]> {
  const lines: CampaignLine[] = [];
  for (const { row, start } of await findCampaigns(read, asOf)) {
    if (start === null || start.on_day > asOf || start.until_on < from) continue;
    const window = { id: row.id, startedOn: start.on_day, endsOn: start.until_on };
    const result = await campaignResult(read, window, asOf);
    lines.push({ name: row.name, channel: row.channel, startedOn: start.on_day, endsOn: start.until_on, result });
  }
  return lines.sort((a, b) => (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0));
}

/**
 * Campaigns whose window ran or ended in the period (COLLECTIONS 16 and 18): both groups, their pay rates, the lift with its
 * 95 % interval and what it allows to be said, and the cash beside it.
 */
export async function campaigns(kit: Kit): Promise<Part> {
  const own = kit.words.campaigns;
  const lines = await linesOf(kit);
  const table = listing<CampaignLine>(kit, {
    id: "campaigns",
    title: own.title,
    rows: lines,
    empty: own.none,
    terms: ["campaigns"],
    specs: [
      words<CampaignLine>(own.name, (row) => row.name, { stretch: true, print: 96, sheet: 36 }),
      words<CampaignLine>(own.channel, (row) => own.channels[row.channel], { print: 0 }),
      date<CampaignLine>(own.startedOn, (row) => row.startedOn, { print: 54 }),
      date<CampaignLine>(own.endsOn, (row) => row.endsOn, { print: 54 }),
      number<CampaignLine>(own.treated, (row) => row.result.treated, { print: 46 }),
      number<CampaignLine>(own.treatedPaid, (row) => row.result.treatedPaid, { print: 42 }),
      number<CampaignLine>(own.control, (row) => row.result.control, { print: 42 }),
      number<CampaignLine>(own.controlPaid, (row) => row.result.controlPaid, { print: 42 }),
      share<CampaignLine>(own.treatedRate, (row) => row.result.lift.treatedRate, { print: 48 }),
      share<CampaignLine>(own.controlRate, (row) => row.result.lift.controlRate, { print: 48 }),
      cellOf<CampaignLine>(own.points, (row) => decimal(row.result.lift.points), { print: 42 }),
      words<CampaignLine>(own.interval, ({ result }) => intervalOf(kit, result), { print: 82, sheet: 22 }),
      cellOf<CampaignLine>(own.low, (row) => decimal(row.result.lift.low), { print: 0 }),
      cellOf<CampaignLine>(own.high, (row) => decimal(row.result.lift.high), { print: 0 }),
      words<CampaignLine>(own.verdict, (row) => own.verdicts[row.result.lift.verdict], { print: 84, sheet: 30 }),
    ],
  });
  if (lines.length === 0) return table;
  const told = lines.filter(({ result }) => result.deliveries.length > 0);
  const called = lines.flatMap(({ name, result: { calls } }): CallLine[] =>
    calls === null ? [] : [{ name, ...calls }],
  );
  return together([
    ...[table, cashOf(kit, lines)],
    ...(told.length === 0 ? [] : [deliveryOf(kit, told)]),
    ...(called.length === 0 ? [] : [callsOf(kit, called)]),
  ]);
}

function intervalOf({ words: { campaigns: own } }: Kit, { lift: { low, high } }: CampaignResult): string {
  if (low === null || high === null) return "";
  const signed = (value: string): string => value.replace(/^-/, "−");
  return fillWords(own.fromTo, { low: signed(low), high: signed(high) });
}

/** Cash of both groups within the windows, and what of that of the treated is owed to the campaign. */
function cashOf(kit: Kit, lines: readonly CampaignLine[]): Part {
  const own = kit.words.campaigns;
  const rows = lines.flatMap(({ name, result }): CashLine[] => result.amounts.map((each) => ({ name, ...each })));
  return listing<CashLine>(kit, {
    id: "campaignCash",
    title: own.cash,
    rows: ofCurrency(kit, rows),
    currency: (row) => row.currency,
    empty: own.noCash,
    terms: ["campaigns"],
    specs: [
      words<CashLine>(own.name, (row) => row.name, { stretch: true, print: 160, sheet: 36 }),
      amount<CashLine>(own.treatedCash, (row) => row.treatedMinor, { print: 100 }),
      amount<CashLine>(own.controlCash, (row) => row.controlMinor, { print: 100 }),
      amount<CashLine>(own.incremental, (row) => row.incrementalMinor, { print: 110 }),
    ],
  });
}

/** The calls of campaigns: tasks that were made, and what became of them. */
function callsOf(kit: Kit, rows: readonly CallLine[]): Part {
  const own = kit.words.campaigns;
  return listing<CallLine>(kit, {
    id: "campaignCalls",
    title: own.calls,
    rows,
    empty: "",
    terms: ["campaigns"],
    specs: [
      words<CallLine>(own.name, (row) => row.name, { stretch: true, print: 160, sheet: 36 }),
      number<CallLine>(own.callTasks, (row) => row.tasks, { print: 70 }),
      number<CallLine>(own.callOpen, (row) => row.open, { print: 70 }),
      number<CallLine>(own.callAttempted, (row) => row.attempted, { print: 70 }),
      number<CallLine>(own.callReached, (row) => row.reached, { print: 70 }),
      number<CallLine>(own.callRightParty, (row) => row.rightParty, { print: 70 }),
      number<CallLine>(own.callDropped, (row) => row.dropped, { print: 70 }),
    ],
  });
}

/** What providers told of the messages: customers in every state that is true of theirs. */
function deliveryOf(kit: Kit, lines: readonly CampaignLine[]): Part {
  const own = kit.words.campaigns;
  const state = (title: string, of: DeliveryState) =>
    number<CampaignLine>(title, ({ result }) => result.deliveries.find((each) => each.state === of)?.customers ?? 0, {
      print: 56,
    });
  return listing<CampaignLine>(kit, {
    id: "campaignDelivery",
    title: own.delivery,
    rows: lines,
    empty: "",
    terms: ["campaigns"],
    specs: [
      words<CampaignLine>(own.name, (row) => row.name, { stretch: true, print: 160, sheet: 36 }),
      number<CampaignLine>(own.treated, (row) => row.result.treated, { print: 56 }),
      ...DELIVERY_STATES.map((each) => state(own.deliveries[each], each)),
    ],
  });
}
