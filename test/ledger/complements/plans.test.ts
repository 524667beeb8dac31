import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { ListSelection } from "../../../electron/ledger/complements/list-reader.ts";
import { listQueries } from "../../../electron/ledger/complements/list-reader.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { zComplementList } from "../../../shared/contract/complements.ts";
import { temporaryFolder } from "../support/ledgers.ts";

test("a list reads its own findings and the documents they name, never the ledger", async () => {
  const db = await openSqliteLedger(`${temporaryFolder()}/plan.alcorriente`, { mode: "must-not-exist" });
  const planOf = async <T>(query: RawBuilder<T>): Promise<string[]> =>
    (await sql<{ detail: string }>`explain query plan ${query}`.execute(db.read)).rows.map((row) => row.detail);
  for (const list of zComplementList.options) {
    const selection: ListSelection = {
      list,
      asOf: "2026-06-30",
      search: "peña",
      filters: [{ column: "daysLeft", op: "range", from: -10, to: 0 }],
      sort: [{ by: "customerName", desc: false }],
      lang: "es",
    };
    const { page, count } = listQueries(selection, { offset: 0, limit: 200 });
    for (const plan of [await planOf(page), await planOf(count)]) {
      const index = list === "broken" ? "chain_finding_first" : "chain_finding_list (list=?";
      expect(
        plan.some((step) => step.includes(`f USING INDEX ${index}`)),
        plan.join("\n"),
      ).toBe(true);
      // The only scan there may be is that of the partial index of broken chains.
      const scans = plan.filter((step) => step.startsWith("SCAN") && !step.includes("chain_finding_first"));
      expect(scans, plan.join("\n")).toEqual([]);
    }
  }
  await db.close();
});
