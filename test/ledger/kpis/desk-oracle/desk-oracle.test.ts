import fc from "fast-check";
import { expect, test } from "vitest";
import { type DatabaseName, databases, openLedgerOn } from "../../support/ledgers.ts";
import { type Asked, count } from "./count.ts";
import { openDesk } from "./enter.ts";
import { type Act, firstInvoices, live, stories } from "./story.ts";
import { nothingYet } from "./world.ts";

/** How many stories in the suite; more by hand: `AL_CORRIENTE_DESK_ORACLE=300 AL_CORRIENTE_DESK_ORACLE_SEED=7`. */
const RUNS = { sqlite: Number(process.env["AL_CORRIENTE_DESK_ORACLE"] ?? 3), postgres: 1, server: 1 } as const;
const SEED = Number(process.env["AL_CORRIENTE_DESK_ORACLE_SEED"] ?? 13);

/** Two months, one of their weeks, both together, and a part of the desk. */
const QUESTIONS: readonly Asked[] = [
  { from: "2026-03-01", to: "2026-03-31", collector: null },
  { from: "2026-04-01", to: "2026-04-30", collector: null },
  { from: "2026-03-16", to: "2026-03-22", collector: null },
  { from: "2026-03-01", to: "2026-05-31", collector: null },
  { from: "2026-03-01", to: "2026-03-31", collector: 1 },
  { from: "2026-03-01", to: "2026-03-31", collector: 0 },
];
/** Figures whose rows come to both sides of them. */
const ROWS = [
  ...["promisesKeptPct", "promisesPartialPct", "promisesBrokenPct", "ptpKeptAmountPct", "rpcRate", "rpcShare"],
  ...["promiseConversion", "coveragePct", "penetrationPct", "coverageAmountPct", "intensity"],
  ...["disputeDaysMean", "disputeSlaPct", "ledgerUpdatesPct"],
];

async function compare(database: DatabaseName, acts: readonly Act[], seen: Set<string>): Promise<void> {
  const db = await openLedgerOn(database);
  const first = firstInvoices();
  const desk = await openDesk(db, first);
  try {
    const world = await live(desk, first, acts);
    for (const asked of QUESTIONS) {
      const { from, to, collector } = asked;
      const filter = { collectorId: collector === null ? null : (desk.people[collector] ?? 0) };
      const board = await desk.client.kpis.board({ from, to, filter });
      const figures = [...board.kpis, ...board.more];
      for (const [name, expected] of Object.entries(count(world, asked))) {
        const found = figures.find((each) => each.name === name);
        expect(found, `${name} ${JSON.stringify(asked)}`).toMatchObject(expected);
        if (found === undefined) continue;
        if (found.value !== null && found.numerator !== "0") seen.add(name);
        if (collector !== null || to === "2026-05-31" || !ROWS.includes(name)) continue;
        const rows = await desk.client.kpis.rows({
          from,
          to,
          filter,
          name: found.name,
          into: board.currency,
          limit: 1,
        });
        const sums = { numerator: rows.numerator ?? "0", denominator: rows.denominator ?? "0" };
        const { numerator, denominator } = found;
        expect(sums, `rows of ${name} ${JSON.stringify(asked)}`).toEqual({ numerator, denominator });
      }
    }
  } finally {
    await desk.close();
  }
}

test.each(databases)(
  "a random desk has the figures KPIS.md gives it, counted without the program, on %s",
  async (database) => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(stories, (acts) => compare(database, acts, seen)),
      { numRuns: RUNS[database], seed: SEED, endOnFailure: RUNS[database] < 10 },
    );
    // Stories in which nothing comes about would prove nothing.
    if (database === "sqlite")
      expect([...seen].sort()).toEqual(
        Object.keys(count(nothingYet(), { from: "2026-03-01", to: "2026-03-31", collector: null })).sort(),
      );
  },
);
