import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../electron/ledger/context.ts";
import { createRouter } from "../../electron/ledger/router.ts";

/**
 * Prepares a collector's day in a ledger: a collector and a coordinator, customers in the collector's charge, phones, a
 * call agreed for today, and rules of contact that allow every hour, so that a test may run at any time. It works as the
 * collector from then on.
 */
const path = process.argv[2];
if (path === undefined) throw new Error("Usage: make-day <ledger>");
const { context, close } = createContext();
const client = createRouterClient(createRouter(), { context });
const command = () => ({ commandId: randomUUID() });

const { today } = await client.ledgers.open({ path });
if (today === null) throw new Error("The ledger did not open");
for (const rule of (await client.worklist.contactRules()).rows) {
  if (rule.country !== "MX") continue;
  const { version, recordedAt: _at, actor: _actor, ...rest } = rule;
  const always = { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00" };
  await client.worklist.saveContactRule({
    ...command(),
    version,
    rule: { ...rest, slots: [always], caps: [], onHolidays: true },
  });
}
const ana = await client.users.add({
  ...command(),
  person: { name: "Ana Torres", role: "collector", email: "ana@example.com" },
});
await client.users.add({
  ...command(),
  person: { name: "Carla Ruiz", role: "coordinator", email: "carla@example.com" },
});
const { rows } = await client.receivables.aging({ asOf: today, limit: 400 });
const overdue = rows
  .filter((row) => row.currency === "MXN" && row.balanceMinor - row.currentMinor > 0)
  .sort((a, b) => b.balanceMinor - a.balanceMinor);
const charge = overdue.slice(0, 14);
await client.customers.assign({
  ...command(),
  assignments: charge.map(({ customerId }) => ({ customerId, collectorId: ana.id })),
});
for (const [index, { customerId }] of charge.entries()) {
  await client.customers.saveContact({
    ...command(),
    customerId,
    contactId: null,
    contact: {
      name: `Lic. Rosa Méndez ${String(index + 1)}`,
      role: "accounts-payable",
      channels: [{ kind: "phone", value: `+5255555512${String(10 + index)}`, extension: "104" }],
    },
  });
}
const [, called] = charge;
if (called === undefined) throw new Error("Nobody is overdue");
await client.contacts.addFollowUp({
  ...command(),
  customerId: called.customerId,
  dueOn: today,
  note: "Enviar factura",
});
await client.users.become({ ...command(), id: ana.id });
await close();
