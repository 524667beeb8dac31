import { MessageChannel } from "node:worker_threads";
import { createRouterClient } from "@orpc/server";
import { expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { createDispatcher } from "../../../electron/ledger/transport/dispatcher.ts";
import { portEndpoint } from "../../../electron/ledger/transport/endpoint.ts";
import { serve } from "../../../electron/ledger/transport/serve.ts";
import { openLedgerOn } from "../support/ledgers.ts";
import { memoryLog } from "./memory-log.ts";

const CANARY = "canario-que-no-debe-quedar";

test("a refused call stands in the log by its name and reason, once a minute, and never what it asked for", async () => {
  const { context, close } = createContext({});
  onTestFinished(close);
  await context.session.adopt(await openLedgerOn("sqlite"));
  const { users } = createRouterClient(createRouter(), { context });
  const first = await users.makeFirst({ name: "Raquel Luna", password: "girasoles-de-mayo-7" });
  const person = { name: "Ana Solís", role: "collector", email: "", active: true } as const;
  const ana = await users.add({ commandId: crypto.randomUUID(), person });
  await users.setPassword({ id: ana.id, password: "tren a Veracruz 1950" });

  const { log, lines } = memoryLog();
  const { port1, port2 } = new MessageChannel();
  serve(portEndpoint(port2, "message"), createDispatcher(createRouter(), log), context, log);
  onTestFinished(() => port1.close());
  let answered = 0;
  port1.on("message", () => {
    answered += 1;
  });
  let asked = 0;
  const ask = async (path: string, json: object): Promise<void> => {
    asked += 1;
    port1.postMessage(JSON.stringify({ i: String(asked), p: { u: path, b: { json } } }));
    await expect.poll(() => answered, { interval: 5 }).toBe(asked);
  };

  await users.lock({});
  await ask("/customers/find", { text: CANARY });
  await users.signIn({ id: first.session.person?.id ?? 0, password: "girasoles-de-mayo-7" });
  for (let n = 0; n < 50; n++) await ask("/customers/find", { text: { canary: CANARY } });
  await ask("/customers/find", { text: CANARY });
  await users.signIn({ id: ana.id, password: "tren a Veracruz 1950" });
  await ask("/users/setPassword", { id: first.session.person?.id ?? 0, password: CANARY });

  const refused = lines.filter(({ event }) => event === "call refused").map(({ text }) => JSON.parse(text) as object);
  expect(refused).toEqual([
    { procedure: "customers.find", code: "NOT_SIGNED_IN", why: null },
    { procedure: "customers.find", code: "INVALID_INPUT", why: null },
    { procedure: "users.setPassword", code: "NOT_ALLOWED", why: "password" },
  ]);
  expect(JSON.stringify(lines)).not.toContain(CANARY);
});
