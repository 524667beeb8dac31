import { agingBarOption } from "../../../../shared/charts/aging-bar.ts";
import type { ChartTexts } from "../../../../shared/charts/option.ts";
import { chartTexts } from "../../../../shared/charts/texts.ts";
import type { AgingTotals } from "../../../../shared/contract/receivables.ts";
import { addDays } from "../../../../shared/domain/days.ts";
import { percentOf } from "../../../../shared/domain/kpis/concentration.ts";
import { inCurrencyOrder } from "../../../../shared/domain/rates/exchange-rate.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { agingTotals } from "../../receivables/aging-reader.ts";
import type { Block } from "../../render/model.ts";
import { changeSentence } from "../change-words.ts";
import { movementLines } from "../reader.ts";
import { movementOf, nothing, shown } from "../weekly.ts";
import { amount, columnOf, type Kit, ofCurrency, onPage, share, words } from "./kit.ts";
import { topPriorities } from "./priorities.ts";

/** Balances of a currency at the cut-off and at the end of the day before the period. */
interface Standing {
  readonly currency: string;
  readonly totals: AgingTotals;
  readonly previousTotals: AgingTotals;
}

async function standings(kit: Kit): Promise<Standing[]> {
  const now = ofCurrency(kit, await agingTotals(kit.read, kit.asOf));
  const before = ofCurrency(kit, await agingTotals(kit.read, addDays(kit.from, -1)));
  return inCurrencyOrder(new Set([...now, ...before].map(({ currency }) => currency))).map((currency) => ({
    currency,
    totals: now.find((each) => each.currency === currency) ?? nothing(currency),
    previousTotals: before.find((each) => each.currency === currency) ?? nothing(currency),
  }));
}

/** As high as the list beside it, alone or over the lines of other currencies. */
const CHART_HEIGHT = 160;
const LOW_CHART_HEIGHT = 104;
/** Beside the list of customers the chart has room for five bars and their amounts. */
const CHART_WEIGHT = 1;
const LIST_WEIGHT = 2;

/** Names of the buckets without "days", which would run into each other below a narrow chart. */
function unitless(texts: ChartTexts): ChartTexts {
  const [current, ...late] = texts.buckets;
  const [d1to30, d31to60, d61to90, d90plus] = late.map((name) => name.replace(/ \p{L}+$/u, ""));
  return { ...texts, buckets: [current, d1to30 ?? "", d31to60 ?? "", d61to90 ?? "", d90plus ?? ""] };
}

/**
 * What the first page says under the lights, so that a manager who reads no other page knows: what changed since the day before
 * the period, the aging, and the ten customers to see to first with what to do, all of the first currency; the other
 * currencies with their balances in a line each.
 */
export async function underLights(kit: Kit): Promise<Block[]> {
  const all = await standings(kit);
  const [first, ...others] = all;
  if (first === undefined) return [{ kind: "note", text: kit.words.aging.none, printOnly: true }];
  const { firstPage: own, priorities } = kit.words;
  const before = addDays(kit.from, -1);
  const lines = await movementLines(kit.read, before, kit.asOf);
  const { openMinor } = first.totals;
  const movement = movementOf(lines, first.currency, first.previousTotals.openMinor, openMinor);
  const changed = changeSentence({ words: kit.common, format: kit.format }, { ...first, movement });
  const option = agingBarOption(first.totals, kit.palette, unitless(chartTexts(kit.lang)), kit.format);
  return [
    { kind: "note", text: `${fillWords(own.since, { day: kit.format.day(before) })} ${changed}` },
    {
      kind: "side",
      parts: [
        {
          weight: CHART_WEIGHT,
          blocks: [
            { kind: "heading", text: `${kit.common.sections.agingChart} · ${first.currency}` },
            { kind: "chart", option, height: others.length === 0 ? CHART_HEIGHT : LOW_CHART_HEIGHT },
            ...(others.length === 0 ? [] : [balances(kit, others)]),
          ],
        },
        {
          weight: LIST_WEIGHT,
          blocks: [
            { kind: "heading", text: `${priorities.title} · ${first.currency}` },
            ...(await topPriorities(kit, first.currency)),
          ],
        },
      ],
    },
  ];
}

/** Currencies with what is open and how much of it is overdue. */
function balances(kit: Kit, others: readonly Standing[]): Block {
  const { open, overdueShare } = kit.common.columns;
  const specs = [
    words<Standing>(kit.words.firstPage.others, (row) => row.currency, { stretch: true, print: 60 }),
    amount<Standing>(open, (row) => row.totals.openMinor, { print: 70 }),
    share<Standing>(overdueShare, ({ totals }) => shown(percentOf(totals.overdueMinor, totals.openMinor)), {
      print: 44,
    }),
  ];
  return onPage(
    specs.map(columnOf),
    others.map((row) => specs.map((each) => each.cell(row))),
  );
}
