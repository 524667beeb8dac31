import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../electron/ledger/context.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { addDays } from "../../shared/domain/days.ts";

const command = () => ({ commandId: randomUUID() });

/**
 * Signs so many agreements in the ledger, each on one invoice with a quita of 1.00, as of thirty days ago: by now all are in
 * default. Returns how many there are.
 */
export async function signAgreements(path: string, count: number): Promise<number> {
  const then = new Date(Date.now() - 30 * 86_400_000);
  const { context, close } = createContext({ now: () => then });
  const client = createRouterClient(createRouter(), { context });
  await client.ledgers.open({ path });
  const person = { email: "", active: true };
  const maker = await client.users.add({ ...command(), person: { ...person, name: "Ana", role: "collector" } });
  const approver = await client.users.add({ ...command(), person: { ...person, name: "Eva", role: "director" } });
  const become = (id: number) => client.users.become({ ...command(), id });
  const { today } = await client.agreements.agreeable({ customerId: 1 });
  const { rows } = await client.receivables.documents({ asOf: today, all: false });
  // What was paid since then would have been paid under the agreement.
  const later = await client.receivables.documents({ asOf: addDays(today, 1000), all: false });
  const still = new Set(later.rows.map((row) => row.uuid));
  const open = rows
    .filter((row) => row.kind === "I" && row.currency === "MXN" && row.openMinor > 1000 && still.has(row.uuid))
    .slice(0, count);
  const plan = { by: "dates" as const, rows: [{ dueOn: addDays(today, 10), amountMinor: null }] };
  const asked: { id: number; approvalId: number }[] = [];
  await become(maker.id);
  for (const { uuid, customerId } of open) {
    const part = { currency: "MXN", invoices: [uuid], quitaMinor: 100, plan };
    const draft = { customerId, type: "quita" as const, parts: [part] };
    const { id } = await client.agreements.save({ ...command(), draft });
    asked.push(await client.agreements.ask({ ...command(), id }));
  }
  await become(approver.id);
  for (const { approvalId: id } of asked) await client.approvals.decide({ ...command(), id, decision: "approved" });
  await become(maker.id);
  for (const { id } of asked) {
    await client.agreements.offer({ ...command(), id, expiresOn: today });
    await client.agreements.sign({ ...command(), id, signedOn: today });
  }
  await close();
  return asked.length;
}
