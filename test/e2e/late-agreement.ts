import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../electron/ledger/context.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { addDays } from "../../shared/domain/days.ts";

/**
 * An agreement that Laura made forty days ago, Marta allowed and the customer signed: its only instalment was due thirty days
 * ago, and nothing came. With a quita of 100.00 on one invoice.
 */
const [path, invoiceUuid] = process.argv.slice(2);
if (path === undefined || invoiceUuid === undefined) throw new Error("Usage: late-agreement <ledger> <invoice>");
const then = new Date(Date.now() - 40 * 86_400_000);
const { context, close } = createContext({ now: () => then });
const client = createRouterClient(createRouter(), { context });
const command = () => ({ commandId: randomUUID() });
await client.ledgers.open({ path });
const people = (await client.users.list()).rows;
const become = (role: string) =>
  client.users.become({ ...command(), id: people.find((person) => person.role === role)?.id ?? null });
await become("collector");
const { today } = await client.agreements.agreeable({ customerId: 1 });
const { id } = await client.agreements.save({
  ...command(),
  draft: {
    customerId: 1,
    type: "quita",
    parts: [
      {
        currency: "MXN",
        invoices: [invoiceUuid],
        quitaMinor: 10_000,
        plan: { by: "dates", rows: [{ dueOn: addDays(today, 10), amountMinor: null }] },
      },
    ],
  },
});
const { approvalId } = await client.agreements.ask({ ...command(), id });
await become("manager");
await client.approvals.decide({ ...command(), id: approvalId, decision: "approved" });
await become("collector");
await client.agreements.offer({ ...command(), id, expiresOn: today });
await client.agreements.sign({ ...command(), id, signedOn: today });
await close();
