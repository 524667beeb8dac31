import type { KpiMovement } from "../../../../shared/contract/kpis.ts";
import { addDays, addMonths, daysBetween, endOfMonth } from "../../../../shared/domain/days.ts";
import { type Asked, chosen } from "./count.ts";
import { by, type Fraction, inOne, rateOn, shown, sum, times, whole } from "./exact.ts";
import { cameBack, received } from "./items.ts";
import { type Item, type Office, openOn } from "./office.ts";

/** Roll rates and vintages (KPIS 10), debt by debt. */

const BUCKETS = ["current", "1-30", "31-60", "61-90", "91+"] as const;
/** Months that have a vintage (decision 39: those of the trend). */
const MONTHS = 13;

function bucketOn(item: Item, day: string): number {
  const late = daysBetween(item.dueOn, day);
  return late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4;
}

/** What of a bucket was paid: not what paid for what came back, and no more than left it (decision 71). */
function cured(item: Item, { from, to }: Asked): number {
  const left = openOn(item, addDays(from, -1)) - openOn(item, to);
  return Math.max(0, Math.min(received(item, from, to) - cameBack(item, from, to), left));
}

/** What the document that stood for an item on a day was issued over. */
const issuedOver = (item: Item, to: string): number =>
  item.entries.findLast(({ kind, day }) => kind === "charge" && day <= to)?.minor ?? 0;

/** Everything that is told of the movement of a period. */
export function movement(office: Office, asked: Asked): KpiMovement {
  const { from, to } = asked;
  const opening = addDays(from, -1);
  const items = office.items.filter(chosen(office, asked));
  const followed = items.filter((item) => openOn(item, opening) !== 0);
  const first = addMonths(`${to.slice(0, 7)}-01`, 1 - MONTHS);
  const sold = items.filter(
    ({ issuedOn, endedOn }) => issuedOn >= first && issuedOn <= to && (endedOn === null || endedOn > to),
  );
  const currencies = [...new Set([...followed, ...sold].map(({ currency }) => currency))].sort();
  const several = currencies.length > 1;
  const currency = several ? "MXN" : (asked.currency ?? currencies[0] ?? "MXN");
  const missing = (several ? currencies : [])
    .filter((each) => rateOn(office, each, opening) === null)
    .map((each) => ({ currency: each, day: opening }));
  const common = { currency, currencies, missing };
  const amount = (of: readonly Item[], minor: (item: Item) => number): bigint | null =>
    inOne(office, sum(of, minor), currency, opening);
  const percent = (part: bigint, all: bigint): string | null => {
    const share = by(whole(part), whole(all));
    return share === null ? null : shown(times(share, whole(100)));
  };

  const rolls: KpiMovement["rolls"] = [];
  let chain: Fraction | null = whole(100);
  for (const [index, bucket] of BUCKETS.entries()) {
    const own = followed.filter((item) => bucketOn(item, opening) === index);
    const worse = (item: Item): boolean => bucketOn(item, to) > index || index === 4;
    const held = amount(own, (item) => openOn(item, opening));
    const ends = [
      amount(own, (item) => (worse(item) ? openOn(item, to) : 0)),
      amount(own, (item) => (worse(item) ? 0 : openOn(item, to))),
      amount(own, (item) => cured(item, asked)),
      amount(own, (item) => openOn(item, opening) - openOn(item, to) - cured(item, asked)),
    ] as const;
    const [worseMinor, stayedMinor, curedMinor, nonCashMinor] = ends;
    if (held === null || worseMinor === null || stayedMinor === null || curedMinor === null || nonCashMinor === null) {
      return { ...common, rolls: [], chainPercent: null, vintages: [] };
    }
    rolls.push({
      bucket,
      openingMinor: Number(held),
      worseMinor: Number(worseMinor),
      stayedMinor: Number(stayedMinor),
      curedMinor: Number(curedMinor),
      nonCashMinor: Number(nonCashMinor),
      worsePercent: percent(worseMinor, held),
      stayedPercent: percent(stayedMinor, held),
      curedPercent: percent(curedMinor, held),
      nonCashPercent: percent(nonCashMinor, held),
    });
    const share = by(whole(worseMinor), whole(held));
    if (index < 4) chain = chain === null || share === null ? null : times(chain, share);
  }
  const chainPercent = chain === null ? null : shown(chain);

  const vintages: KpiMovement["vintages"] = [];
  for (let month = first; missing.length === 0 && month <= to; month = addMonths(month, 1)) {
    const own = sold.filter(({ issuedOn }) => issuedOn.slice(0, 7) === month.slice(0, 7));
    const issued = amount(own, (item) => issuedOver(item, to));
    if (own.length === 0 || issued === null) continue;
    const at = (age: number): string | null => {
      if (endOfMonth(month) > to || own.some(({ dueOn }) => addDays(dueOn, age) > to)) return null;
      const unpaid = amount(own, (item) => openOn(item, addDays(item.dueOn, age)));
      return unpaid === null ? null : percent(unpaid, issued);
    };
    vintages.push({
      month: month.slice(0, 7),
      issuedMinor: Number(issued),
      at30: at(30),
      at60: at(60),
      at90: at(90),
    });
  }
  return { ...common, rolls, chainPercent, vintages };
}
