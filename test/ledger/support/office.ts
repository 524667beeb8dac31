import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { onTestFinished } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { keepPassword } from "../../../electron/ledger/users/accounts.ts";
import { type PersonDetails, zPersonRole } from "../../../shared/contract/users.ts";
import { incoming, makeDocument, rules, uuid } from "./documents.ts";
import { type DatabaseName, openLedgerOn, temporaryFolder } from "./ledgers.ts";

/** When it is there. */
const NOW = new Date("2026-03-02T18:00:00.000Z");

/** An office with somebody of each role, two collectors, and one customer of each of the two. */
export async function office(database: DatabaseName) {
  const db = await openLedgerOn(database);
  const { context, close } = createContext({ now: () => NOW });
  onTestFinished(close);
  await context.session.adopt(db);
  const client = createRouterClient(createRouter(), { context });
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  const invoice = (n: number, rfc: string, name: string) =>
    makeDocument(n, { receiver: { rfc, name, foreignTaxId: "" }, series: name.slice(0, 3) });
  const invoices = [invoice(1, "AJE010101AB1", "AJENA CANARIA SA"), invoice(2, "PRO010101AB1", "PROPIA SERENA SA")];
  await db.write(async (tx) => {
    await tx.bulk.insert("import_run", [run]);
    const told = { runId: 1, recordedAt: "2026-03-01T00:00:00.000Z", actor: "t" };
    await postDocuments(tx, invoices.map(incoming), told, rules);
  });
  const customerOf = async (text: string): Promise<number> => {
    const [found] = (await client.customers.find({ text })).rows;
    if (!found) throw new Error(`no customer ${text}`);
    return found.id;
  };
  const other = await customerOf("ajena");
  const own = await customerOf("propia");
  const people = new Map<string, number>();
  const add = async (key: string, role: PersonDetails["role"]): Promise<void> => {
    const person = { name: `Persona ${key}`, role, email: "", active: true };
    people.set(key, (await client.users.add({ commandId: randomUUID(), person })).id);
  };
  for (const role of zPersonRole.options) await add(role, role);
  await add("rival", "collector");
  const files = [join(temporaryFolder(), "contrarecibo.pdf")];
  writeFileSync(files[0] ?? "", "sellado");
  for (const customerId of [other, own]) {
    // What is worked on, for each of the two, the other one's first: its ids are 1.
    const command = () => ({ commandId: randomUUID() });
    const owed = uuid(customerId === other ? 1 : 2);
    await client.contacts.addFollowUp({ ...command(), customerId, dueOn: "2026-03-03" });
    const payments = [{ dueOn: "2026-03-09", amountMinor: 10_000 }];
    const draft = { customerId, currency: "MXN", payments, invoices: [owed] };
    await client.promises.make({ ...command(), draft });
    const accepted = { on: "2026-03-02", number: "CR-1" };
    await client.acceptance.record({ ...command(), draft: { customerId, uuids: [owed], accepted, files } });
    const plan = { by: "dates" as const, rows: [{ dueOn: "2026-03-31", amountMinor: null }] };
    const parts = [{ currency: "MXN", invoices: [owed], plan }];
    const agreed = { customerId, type: "payment-plan", parts } as const;
    await client.agreements.save({ ...command(), draft: agreed });
    const collectorId = people.get(customerId === own ? "collector" : "rival") ?? null;
    await client.customers.assign({ ...command(), assignments: [{ customerId, collectorId }] });
  }
  await db.write(async (tx) => {
    for (const id of people.values()) {
      await keepPassword(tx, { id, secret: "not looked at here", mustChange: false }, NOW.toISOString());
    }
  });
  await context.session.refreshMe();
  return { db, context, client, own, other, as: (key: string) => context.session.signIn(people.get(key) ?? 0) };
}
