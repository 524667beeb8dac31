import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../electron/ledger/context.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { keepPassword } from "../../electron/ledger/users/accounts.ts";
import { sealPassword } from "../../electron/ledger/users/passwords.ts";

/** Makes of a ledger one with passwords: a manager, a collector in charge of three customers, and somebody to call. Password: the last word. */
const [, , path, password] = process.argv;
if (path === undefined || password === undefined) throw new Error("Usage: make-office <ledger> <password>");
const { context, close } = createContext();
const client = createRouterClient(createRouter(), { context });
const { today } = await client.ledgers.open({ path });
if (today === null) throw new Error("The ledger did not open");
const add = (name: string, role: "manager" | "collector") =>
  client.users.add({ commandId: randomUUID(), person: { name, role, email: "" } });
const raquel = await add("Raquel Luna", "manager");
const ana = await add("Ana Torres", "collector");
const { rows } = await client.receivables.aging({ asOf: today, limit: 400 });
const customers = [...new Set(rows.filter((row) => row.currency === "MXN").map((row) => row.customerId))].slice(0, 3);
await client.customers.assign({
  commandId: randomUUID(),
  assignments: customers.map((customerId) => ({ customerId, collectorId: ana.id })),
});
const [first = 0] = customers;
await client.customers.saveContact({
  commandId: randomUUID(),
  customerId: first,
  contactId: null,
  contact: {
    name: "Guadalupe Sosa",
    role: "finance",
    note: "Contesta por las tardes",
    channels: [{ kind: "email", value: "lupita@cliente.example" }],
  },
});
const secret = await sealPassword(password);
await context.session.current?.write(async (tx) => {
  for (const { id } of [raquel, ana])
    await keepPassword(tx, { id, secret, mustChange: false }, new Date().toISOString());
});
await close();
