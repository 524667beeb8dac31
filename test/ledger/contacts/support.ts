import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { onTestFinished } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import type { ContactDraftInput } from "../../../shared/contract/contacts.ts";
import { incoming, makeDocument, rules } from "../support/documents.ts";
import { type DatabaseName, openLedgerOn } from "../support/ledgers.ts";

/** A Tuesday, ten in the morning in Mexico City. */
export const TUESDAY = "2026-03-10T16:00:00.000Z";

/** A ledger with two open invoices of one customer, who has two people with a phone and a mail address each. */
export async function setUp(database: DatabaseName, at = TUESDAY) {
  const db = await openLedgerOn(database);
  const clock = { at };
  const { context, close } = createContext({ actor: "test", now: () => new Date(clock.at) });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  await db.write((tx) => tx.bulk.insert("import_run", [run]));
  await db.write((tx) =>
    postDocuments(
      tx,
      [makeDocument(1), makeDocument(2, { total: "500.00" })].map(incoming),
      { runId: 1, recordedAt: at, actor: "t" },
      rules,
    ),
  );
  const found = await client.customers.find({ text: "universidad" });
  const customerId = found.rows[0]?.id ?? 0;
  await db.write(async (tx) => {
    const person = { customer_id: customerId, version: 1, position: "", language: "", note: "", active: 1 };
    await tx.bulk.insert("contact", [
      { ...person, id: 1, name: "Laura Ruiz", role: "accounts-payable", do_not_contact: 0 },
      { ...person, id: 2, name: "Conmutador", role: "reception", do_not_contact: 0 },
    ]);
    const channel = { customer_id: customerId, extension: "", state: "unverified", opted_out: 0, active: 1 };
    await tx.bulk.insert("contact_channel", [
      { ...channel, id: 1, contact_id: 1, kind: "phone", value: "+525555551234", position: 1 },
      { ...channel, id: 2, contact_id: 1, kind: "email", value: "laura@cliente.example", position: 2 },
      { ...channel, id: 3, contact_id: 2, kind: "phone", value: "+525555550000", position: 1 },
    ]);
    for (const name of ["contact", "contact_channel"]) {
      await tx.sql.insertInto("sequence").values({ name, next_id: 10 }).execute();
    }
  });
  const draft = (changes: Partial<ContactDraftInput> = {}): ContactDraftInput & { commandId: string } => ({
    commandId: randomUUID(),
    customerId,
    contactId: 1,
    channelId: 1,
    channel: "call",
    outcome: "RP-INFO",
    note: "Dice que revisa con tesorería",
    next: { kind: "followUp", dueOn: "2026-03-13", note: "Preguntar la fecha" },
    ...changes,
  });
  return { db, context, client, clock, customerId, draft };
}

/** Code of the error that something ends with. */
export const refusal = async (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => "nothing refused",
    (error: { code?: string }) => error.code ?? String(error),
  );
