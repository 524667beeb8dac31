import { expect, test } from "vitest";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { creditSalesAt } from "../../../electron/ledger/kpis/credit-sales.ts";
import { WHOLE } from "../../../electron/ledger/kpis/filter.ts";
import { temporaryFolder } from "../support/ledgers.ts";
import { plansOf } from "../support/plans.ts";

test("whether sales are opening balances is asked of these, never of all invoices", async () => {
  const db = await openSqliteLedger(`${temporaryFolder()}/plan.alcorriente`, { mode: "must-not-exist" });
  const plans = await plansOf(db, (read) => creditSalesAt(read, ["2026-05-31", "2026-06-30"], WHOLE));
  const asked = plans.filter((plan) => plan.some((step) => /^(SCAN|SEARCH) opened\b/.test(step)));
  expect(asked).toHaveLength(1);
  const [first = "", second = ""] = asked[0] ?? [];
  expect(first).toMatch(/^SCAN opened\b/);
  expect(second).toMatch(/^SEARCH r USING INDEX \S+ \(document_id=\?\)/);
  await db.close();
});
