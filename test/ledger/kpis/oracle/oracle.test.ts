import fc from "fast-check";
import { expect, test } from "vitest";
import { verifyLedger } from "../../../../electron/ledger/ledgers/verify.ts";
import type { KpiBoard } from "../../../../shared/contract/kpis.ts";
import { addDays, addMonths, daysBetween, endOfMonth, startOfWeek } from "../../../../shared/domain/days.ts";
import { type DatabaseName, databases, openLedgerOn } from "../../support/ledgers.ts";
import { type Asked, beside, companyOf, count, type Figure, unapplied } from "./count.ts";
import { enter } from "./enter.ts";
import { movement } from "./movement.ts";
import { CURRENCIES, type Office, SEGMENTS, START } from "./office.ts";
import { offices } from "./story.ts";

/** How many offices in the suite; more by hand: `AL_CORRIENTE_ORACLE=500 AL_CORRIENTE_ORACLE_SEED=7`. */
const RUNS = { sqlite: Number(process.env["AL_CORRIENTE_ORACLE"] ?? 6), postgres: 1, server: 1 } as const;
const SEED = Number(process.env["AL_CORRIENTE_ORACLE_SEED"] ?? 20261123);

/** Figures whose rows are looked at as well. */
const ROWS = [
  "recoveryRate",
  "overduePct",
  "dso",
  "cei",
  "daysLate",
  "daysToPay",
  "weightedDpd",
  "top10SharePct",
] as const;

/** Months, a quarter, a week, a day, other days and all of it; and parts of the office in its last month. */
function questions(office: Office): Asked[] {
  const all = { company: null, collector: null, segment: null, group: null, currency: null };
  const months: Asked[] = [];
  for (let first = START; first <= office.last; first = addMonths(first, 1)) {
    months.push({ from: first, to: endOfMonth(first), ...all });
  }
  const amid = addDays(START, Math.floor(daysBetween(START, office.last) / 2));
  const week = startOfWeek(addDays(office.last, -14));
  const quarter = addMonths(START, Math.floor(months.length / 2));
  const periods: Asked[] = [
    { from: quarter, to: endOfMonth(addMonths(quarter, 2)), ...all },
    { from: week, to: addDays(week, 6), ...all },
    { from: amid, to: amid, ...all },
    { from: addDays(amid, -20), to: addDays(amid, 25), ...all },
    { from: START, to: office.last, ...all },
  ];
  const last = { from: `${office.last.slice(0, 7)}-01`, to: office.last, ...all };
  const heads = office.customers.filter(({ n }) => office.customers.some(({ parent }) => parent === n));
  const parts: Asked[] = [
    ...[0, 1].map((company) => ({ ...last, company })),
    ...[0, 1, 2].map((collector) => ({ ...last, collector })),
    ...SEGMENTS.slice(0, 2).map((segment) => ({ ...last, segment })),
    ...heads.slice(0, 2).map(({ n }) => ({ ...last, group: n })),
    ...CURRENCIES.map((currency) => ({ ...last, currency })),
  ];
  return [...months, ...periods, ...parts];
}

/** Figures of a board by name, those beside them by name and kind. */
function told(board: KpiBoard): Record<string, Partial<Figure>> {
  const found: Record<string, Partial<Figure>> = {};
  for (const { name, value, numerator, denominator, light, atLeast, second } of [...board.kpis, ...board.more]) {
    found[name] = { value, numerator, denominator, light, atLeast };
    for (const { kind, method, ...figure } of second) {
      found[`${name}/${kind === "exDisputed" ? kind : method}`] = figure;
    }
  }
  return found;
}

/** Centavos by which amounts of several currencies may be rounded otherwise, a few for each of a day where days weigh them. */
const CENTAVOS = 6;
const DAYS = 400;

/** Whether both are the same; of several currencies amounts are rounded by their parts (decision 71). */
function same(name: string, one: Partial<Figure>, other: Partial<Figure>, several: boolean): boolean {
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  if (!several || one.light !== other.light || one.atLeast !== other.atLeast) return false;
  const near = (a: string | null | undefined, b: string | null | undefined, most: number): boolean =>
    a === b || (a != null && b != null && Math.abs(Number(a) - Number(b)) <= most);
  const most = name.startsWith("days") || name.startsWith("weighted") ? DAYS : CENTAVOS;
  return (
    near(one.value, other.value, 0.010001) &&
    near(one.numerator, other.numerator, most) &&
    near(one.denominator, other.denominator, CENTAVOS)
  );
}

async function compare(database: DatabaseName, office: Office): Promise<void> {
  const db = await openLedgerOn(database);
  const { client, close, idOf, people } = await enter(db, office);
  try {
    expect((await verifyLedger(db, "en")).checks.filter(({ ok }) => !ok)).toEqual([]);
    for (const asked of questions(office)) {
      const { from, to, currency } = asked;
      const filter = {
        currency,
        company: companyOf(asked),
        collectorId: asked.collector === null ? null : (people[asked.collector] ?? 0),
        segment: SEGMENTS.find((segment) => segment === asked.segment) ?? null,
        groupId: asked.group === null ? null : idOf(asked.group),
      };
      const board = await client.kpis.board({ from, to, filter });
      const moved = await client.kpis.movement({ from, to, filter });
      expect(moved, `movement ${JSON.stringify(asked)}`).toEqual(movement(office, asked));
      const several = board.currencies.length > 1;
      const figures = told(board);
      for (const [name, counted] of Object.entries(count(office, asked, board.currency, board.currencies))) {
        const { value, numerator, denominator } = counted;
        const expected = name.includes("/") ? { value, numerator, denominator } : counted;
        const found = figures[name] ?? {};
        // Where both are near enough the difference is left out of what is compared, and told otherwise.
        const seen = same(name, expected, found, several) ? expected : found;
        expect(seen, `${name} ${JSON.stringify(asked)}`).toEqual(expected);
      }
      const amounts = beside(office, asked, board.currency, board.currencies);
      expect(board.beside === null, `beside ${JSON.stringify(asked)}`).toBe(amounts === null);
      for (const [name, minor] of Object.entries(amounts ?? {})) {
        const found = Number(Object.entries(board.beside ?? {}).find(([each]) => each === name)?.[1]);
        expect(Math.abs(found - minor), `${name} ${JSON.stringify(asked)}`).toBeLessThanOrEqual(several ? CENTAVOS : 0);
      }
      if (asked.company === null) {
        const waiting = [...unapplied(office, asked)].filter(([, minor]) => minor !== 0n);
        expect(Object.fromEntries(board.unapplied.map((each) => [each.currency, each.minor]))).toEqual(
          Object.fromEntries(waiting.map(([each, minor]) => [each, Number(minor)])),
        );
      }
      if (to !== office.last) continue;
      for (const name of ROWS) {
        const rows = await client.kpis.rows({ from, to, filter, name, into: board.currency, limit: 1 });
        const figure = figures[name];
        if (figure?.value == null) continue;
        expect(rows.numerator, `rows of ${name} ${JSON.stringify(asked)}`).toBe(figure.numerator);
      }
    }
  } finally {
    await close();
  }
}

test.each(databases)(
  "a random office has the figures KPIS.md gives it, counted without the program, on %s",
  async (database) => {
    await fc.assert(
      fc.asyncProperty(offices, (office) => compare(database, office)),
      { numRuns: RUNS[database], seed: SEED, endOnFailure: RUNS[database] < 10 },
    );
  },
);
