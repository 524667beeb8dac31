import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../shared/domain/days.ts";
import { databases, makeLedger } from "../support/ledgers.ts";

const scenarios = fileURLToPath(new URL("../../fixtures/cfdi/scenarios", import.meta.url));

describe.each(databases)("weekly report of an imported folder on %s", (database) => {
  it("adds up in every week: replacements, partial payments, credits, advances and three currencies", async () => {
    const { client, importPaths } = await makeLedger(database);
    const counts = await importPaths([scenarios], ["EKU9003173C9"]);
    expect(counts.posted).toBeGreaterThan(50);
    // Weeks before, through and after the documents of the scenarios; some end in mid-week.
    for (let asOf = "2024-12-29"; asOf < "2025-09-30"; asOf = addDays(asOf, 10)) {
      const report = await client.reports.weekly({ asOf });
      const { rows } = await client.receivables.totals({ asOf });
      const aging = await client.receivables.agingTotals({ asOf });
      for (const section of report.sections) {
        const { openingMinor, closingMinor, ...lines } = section.movement;
        const moved = Object.values(lines).reduce((sum, line) => sum + line, 0);
        expect(openingMinor + moved, `${section.currency} ${asOf}`).toBe(closingMinor);
        const total = rows.find((row) => row.currency === section.currency);
        expect(total?.openMinor ?? 0).toBe(section.totals.openMinor);
        expect(total?.overduePercent ?? null).toBe(section.overdue.value);
        const customers = aging.rows.find((row) => row.currency === section.currency);
        expect(customers?.unappliedMinor ?? 0).toBe(section.unappliedMinor);
        expect(section.aging).toHaveLength(customers?.customers ?? 0);
        expect(section.trend.at(-1)?.openMinor).toBe(section.totals.openMinor);
        expect(section.trend.at(-2)?.openMinor).toBe(section.previousTotals.openMinor);
      }
      // Each of the thirteen weeks is the balance of its own day, whatever came or was taken back since.
      for (const week of [0, 6]) {
        const day = report.sections[0]?.trend[week]?.day;
        if (day === undefined) continue;
        const then = await client.receivables.totals({ asOf: day });
        for (const { currency, trend } of report.sections) {
          const total = then.rows.find((row) => row.currency === currency);
          const { openMinor, overdueMinor } = total ?? { openMinor: 0, overdueMinor: 0 };
          expect(trend[week], `${currency} ${asOf}`).toMatchObject({ day, openMinor, overdueMinor });
        }
      }
    }
  });
});
