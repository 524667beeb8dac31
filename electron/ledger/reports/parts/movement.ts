import type { KpiBoard } from "../../../../shared/contract/kpis.ts";
import { addDays, addMonths } from "../../../../shared/domain/days.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { readMovement } from "../../kpis/movement.ts";
import { empty } from "../../render/model.ts";
import { addable, apartSaid, boardOf, printed } from "./boards.ts";
import { amount, cellOf, type Kit, listing, monthly, type Part, share, words } from "./kit.ts";

const hundredths = (value: string): number => Math.round(Number(value) * 100);
const decimalOf = (value: number): string => (value / 100).toFixed(2);

interface Step {
  /** "" of all currencies together. */
  readonly currency: string;
  readonly name: string;
  readonly days: string;
}

/** What moved the DSO since the end of the month before: best-possible days and days of delay (KPIS 5). */
export async function dsoBridge(kit: Kit): Promise<Part> {
  const { bridge: own, columns } = kit.words;
  const [from, to] = [addMonths(kit.from, -1), addDays(kit.from, -1)];
  const boards = [await boardOf(kit, from, to), await boardOf(kit)];
  const told = await addable(kit, boards);
  const rows: Step[] = [];
  for (const currency of told) {
    const before = await boardOf(kit, from, to, currency);
    rows.push(...stepsOf(kit, before, await boardOf(kit, kit.from, kit.asOf, currency), told.length > 1));
  }
  return listing(kit, {
    id: "bridge",
    title: own.title,
    rows,
    ...(told.length > 1 ? { currency: (row: Step) => row.currency, note: apartSaid(kit, boards) } : {}),
    empty: own.none,
    terms: ["bridge"],
    specs: [
      words<Step>(columns.concept, (row) => row.name, { stretch: true, print: 240, sheet: 60 }),
      cellOf<Step>(columns.days, (row) => ({ kind: "decimal", value: row.days }), { print: 70 }),
    ],
  });
}

/** The steps from one board's DSO to the next one's; none where either has none. */
function stepsOf(kit: Kit, before: KpiBoard, now: KpiBoard, apart: boolean): Step[] {
  const { bridge: own } = kit.words;
  const of = (board: KpiBoard, name: string): number | null => {
    const kpi = board.kpis.find((each) => each.name === name);
    const value = kpi === undefined ? null : printed(kit, board, kpi).value;
    return value === null ? null : hundredths(value);
  };
  const [dso0, dso1, best0, best1] = [of(before, "dso"), of(now, "dso"), of(before, "bpdso"), of(now, "bpdso")];
  if (dso0 === null || dso1 === null || best0 === null || best1 === null) return [];
  const currency = apart ? now.currency : "";
  return [
    { currency, name: fillWords(own.before, { day: kit.format.day(before.to) }), days: decimalOf(dso0) },
    { currency, name: own.best, days: decimalOf(best1 - best0) },
    { currency, name: own.delay, days: decimalOf(dso1 - dso0 - (best1 - best0)) },
    { currency, name: fillWords(own.now, { day: kit.format.day(kit.asOf) }), days: decimalOf(dso1) },
  ];
}

type Movement = Awaited<ReturnType<typeof readMovement>>;

/** What was open and became of it: of all currencies added up, or of each while a rate to add them up with is missing. */
async function movementsOf(kit: Kit): Promise<Movement[]> {
  const found: Movement[] = [];
  for (const currency of await addable(kit, [await boardOf(kit)])) {
    found.push(await readMovement(kit.read, { from: kit.from, to: kit.asOf, filter: { currency } }));
  }
  return found;
}

/** How amounts of several currencies stand: added up, and at which rate, or each by itself; nothing of one currency. */
async function addedUp(kit: Kit, movements: readonly Movement[]): Promise<{ note?: string }> {
  const { words, format, from } = kit;
  const [only, ...others] = movements;
  if (others.length > 0) return { note: apartSaid(kit, [await boardOf(kit)]) };
  const day = format.day(addDays(from, -1));
  return only !== undefined && only.currencies.length > 1
    ? { note: fillWords(words.rolls.addedUp, { currency: only.currency, day }) }
    : {};
}

/** Nothing to hold against a kept table while a rate is missing that it was made with. */
function unknownSince(kit: Kit, movements: readonly Movement[]): boolean {
  return kit.closing === "since" && movements.some(({ missing }) => missing.length > 0);
}
const NOTHING: Part = { sections: [], sheets: [], terms: [] };

type Roll = Movement["rolls"][number] & { readonly currency: string };

/** Where the open items of the beginning of the period were at its end: worse, the same, paid (KPIS 10). */
export async function rollRates(kit: Kit): Promise<Part> {
  const { rolls: own, columns } = kit.words;
  const { current, d1to30, d31to60, d61to90, d90plus } = kit.common.columns;
  const names = { current, "1-30": d1to30, "31-60": d31to60, "61-90": d61to90, "91+": d90plus } as const;
  const movements = await movementsOf(kit);
  if (unknownSince(kit, movements)) return NOTHING;
  const rows = movements.flatMap(({ currency, rolls }) =>
    rolls.every((row) => row.openingMinor === 0) ? [] : rolls.map((row): Roll => ({ ...row, currency })),
  );
  // There is no worse bucket than the last: what is still open of it stayed (KPIS 10).
  const isLast = (row: Roll): boolean => row.bucket === "91+";
  return listing(kit, {
    id: "rolls",
    title: own.title,
    rows,
    currency: (row) => row.currency,
    ...(await addedUp(kit, movements)),
    empty: own.none,
    terms: ["rolls"],
    specs: [
      words<Roll>(columns.bucket, (row) => names[row.bucket], { stretch: true, print: 90, sheet: 16 }),
      amount<Roll>(own.opening, (row) => row.openingMinor, { print: 84 }),
      amount<Roll>(own.worse, (row) => (isLast(row) ? 0 : row.worseMinor), { print: 84 }),
      cellOf<Roll>(own.worsePart, (row) => (isLast(row) ? empty : { kind: "percent", value: row.worsePercent }), {
        print: 56,
      }),
      amount<Roll>(own.stayed, (row) => (isLast(row) ? row.worseMinor : row.stayedMinor), { print: 84 }),
      share<Roll>(own.stayedPart, (row) => (isLast(row) ? row.worsePercent : row.stayedPercent), { print: 56 }),
      amount<Roll>(own.cured, (row) => row.curedMinor, { print: 84 }),
      share<Roll>(own.curedPart, (row) => row.curedPercent, { print: 56 }),
      amount<Roll>(own.nonCash, (row) => row.nonCashMinor, { print: 84 }),
    ],
  });
}

type Vintage = Movement["vintages"][number] & { readonly currency: string };

/** Unpaid share of the invoices of each month 30, 60 and 90 days after they fell due (KPIS 10). */
export async function vintages(kit: Kit): Promise<Part> {
  const { rolls: own, columns } = kit.words;
  const movements = await movementsOf(kit);
  if (unknownSince(kit, movements)) return NOTHING;
  return listing(kit, {
    id: "unpaidShares",
    title: own.vintages,
    rows: movements.flatMap(({ currency, vintages: own }) => own.map((row): Vintage => ({ ...row, currency }))),
    currency: (row) => row.currency,
    ...(await addedUp(kit, movements)),
    empty: own.noVintages,
    terms: ["vintages"],
    specs: [
      monthly<Vintage>(columns.month, (row) => row.month, { stretch: true, print: 120 }),
      amount<Vintage>(columns.issuedAmount, (row) => row.issuedMinor, { print: 110 }),
      share<Vintage>(own.at30, (row) => row.at30, { print: 90 }),
      share<Vintage>(own.at60, (row) => row.at60, { print: 90 }),
      share<Vintage>(own.at90, (row) => row.at90, { print: 90 }),
    ],
  });
}
