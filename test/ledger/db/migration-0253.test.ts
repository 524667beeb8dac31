import { join } from "node:path";
import type { Kysely } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { sealed } from "../../../electron/ledger/db/audit-chain.ts";
import { migrations } from "../../../electron/ledger/db/migrations/migrations.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import type { Tables } from "../../../electron/ledger/db/tables/tables.ts";
import { temporaryFolder } from "../support/ledgers.ts";

test("a ledger somebody has worked in before seals is copied, proved and opened: its chain holds as it was written", async () => {
  const path = join(temporaryFolder(), "anterior.alcorriente");
  const steps = migrations.filter((step) => step.version < 253);
  const old = await openSqliteLedger(path, { mode: "must-not-exist", steps });
  await old.write(async (tx) => {
    const db = tx.sql as unknown as Kysely<Tables>;
    let prev: { seq: number; hash: string } | undefined;
    for (const action of ["settings.update", "imports.start"]) {
      const at = "2026-01-05T16:00:00.000Z";
      const row = sealed(prev, { at, person_id: null, action, subject: "", actor: "test", pc: "", detail: "{}" });
      const { seal: _, ...asThen } = row;
      await db
        .insertInto("audit")
        .values(asThen as typeof row)
        .execute();
      prev = row;
    }
  });
  await old.close();
  const { context, close } = createContext({ actor: "test" });
  onTestFinished(close);
  const db = await context.session.open(path, "must-exist");
  const rows = await db.read.selectFrom("audit").select(["action", "seal"]).orderBy("seq").execute();
  expect(rows.slice(0, 2)).toEqual([
    { action: "settings.update", seal: "" },
    { action: "imports.start", seal: "" },
  ]);
});
