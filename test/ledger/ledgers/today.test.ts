import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { temporaryFolder } from "../support/ledgers.ts";

test("the status says what day it is where the company is, whatever the PC's clock stands at", async () => {
  const { context, close } = createContext({ actor: "test", now: () => new Date("2026-11-22T03:30:00Z") });
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  expect(await client.ledgers.status()).toMatchObject({ open: false, today: null, timeZone: null });

  await client.ledgers.create({ path: join(temporaryFolder(), "hoy.alcorriente") });
  expect(await client.ledgers.status()).toMatchObject({ today: "2026-11-21", timeZone: "America/Mexico_City" });

  await client.settings.update({ commandId: crypto.randomUUID(), changes: { timeZone: "Europe/Madrid" } });
  expect(await client.ledgers.status()).toMatchObject({ today: "2026-11-22", timeZone: "Europe/Madrid" });
});
