import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeLedger, temporaryFolder } from "../support/ledgers.ts";

test("a demo whose making was cut off is completed, a whole one is never made again", async () => {
  const { client, context } = await makeLedger("sqlite");
  const path = join(temporaryFolder(), "demo.alcorriente");
  const first = await client.ledgers.createDemo({ path, commandId: randomUUID() });
  expect(first.status).toMatchObject({ demo: true, suggestedAsOf: "2026-10-31" });
  await client.imports.cancel({ runId: first.runId });
  await context.importing.finished(first.runId);
  expect((await client.imports.runs({})).rows[0]?.state).toBe("cancelled");
  await client.ledgers.close();

  const second = await client.ledgers.createDemo({ path, commandId: randomUUID() });
  await context.importing.finished(second.runId);
  const { run } = await client.imports.items({ runId: second.runId, limit: 1 });
  expect(run.state).toBe("done");
  expect(run.counts.posted + run.counts.duplicate).toBeGreaterThan(4000);
  // Its first board is full: the story has its rates, each once, and says that they are made up.
  const board = await client.kpis.board({ from: "2026-10-01", to: "2026-10-31" });
  expect(board).toMatchObject({ currency: "MXN", missing: [] });
  expect(board.rates.map(({ currency, source }) => `${currency} ${source}`)).toContain("USD demo");
  for (const name of ["recoveryRate", "overduePct", "dso", "cei", "top10SharePct"]) {
    expect(board.kpis.find((kpi) => kpi.name === name)?.value, name).not.toBeNull();
  }
  await client.ledgers.close();

  await expect(client.ledgers.createDemo({ path, commandId: randomUUID() })).rejects.toMatchObject({
    code: "LEDGER_EXISTS",
  });
  expect(await client.ledgers.status()).toMatchObject({ open: false });
});
