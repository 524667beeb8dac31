import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { onTestFinished } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import type { PromiseDraftInput } from "../../../shared/contract/promises.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, rules, uuid } from "../support/documents.ts";
import { type DatabaseName, openLedgerOn } from "../support/ledgers.ts";

/** A ledger of invoices of one customer, with a clock that the test moves from day to day. */
export async function promiseLedger(database: DatabaseName, documents: readonly CfdiDocument[]) {
  const db = await openLedgerOn(database);
  const clock = { day: "2026-03-02" };
  // Noon at the company.
  const { context, close } = createContext({ now: () => new Date(`${clock.day}T18:00:00.000Z`) });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  await db.write((tx) => tx.bulk.insert("import_run", [run]));
  const post = (...batch: CfdiDocument[]) =>
    db.write((tx) =>
      postDocuments(tx, batch.map(incoming), { runId: 1, recordedAt: "2026-03-01T00:00:00.000Z", actor: "t" }, rules),
    );
  await post(...documents);
  const found = await client.customers.find({ text: "universidad" });
  const customerId = found.rows[0]?.id ?? 0;
  const draft = (
    payments: readonly (readonly [string, number])[],
    invoices: readonly number[] = [],
    changes: Partial<PromiseDraftInput> = {},
  ): PromiseDraftInput => ({
    customerId,
    currency: "MXN",
    payments: payments.map(([dueOn, pesos]) => ({ dueOn, amountMinor: pesos * 100 })),
    invoices: invoices.map(uuid),
    ...changes,
  });
  return {
    db,
    context,
    client,
    clock,
    post,
    customerId,
    draft,
    async make(...asked: Parameters<typeof draft>): Promise<number> {
      const { id } = await client.promises.make({ commandId: randomUUID(), draft: draft(...asked) });
      if (id === null) throw new Error("the promise waits for another person");
      return id;
    },
    /** Records money on its day or, when that has gone by, today, and applies it. */
    async pay(paidOn: string, pesos: number, applied: readonly (readonly [number, number])[] = []): Promise<string> {
      if (clock.day < paidOn) clock.day = paidOn;
      const { payments } = await client.payments.record({
        commandId: randomUUID(),
        payments: [
          {
            customerId,
            currency: "MXN",
            amountMinor: pesos * 100,
            paidOn,
            form: "03",
            applications: applied.map(([n, part]) => ({ invoiceUuid: uuid(n), amountMinor: part * 100 })),
          },
        ],
      });
      return payments[0]?.uuid ?? "";
    },
    async state(id: number, asOf: string): Promise<string> {
      const { rows } = await client.promises.page({ asOf });
      return rows.find((row) => row.id === id)?.state ?? "none";
    },
    /** Codes of checks of the ledger that fail. */
    async failing(): Promise<string[]> {
      const { checks } = await client.ledgers.verify();
      return checks.filter((check) => !check.ok && check.name !== "files").map((check) => check.name);
    },
    async openFollowUps(): Promise<string[]> {
      const rows = await db.read
        .selectFrom("follow_up")
        .select(["due_on", "note"])
        .where("state", "=", "open")
        .orderBy("due_on")
        .execute();
      return rows.map((row) => `${row.due_on} ${row.note}`);
    },
  };
}
export type PromiseLedger = Awaited<ReturnType<typeof promiseLedger>>;

/** Code of the error, or that there was none. */
export async function refusal(doing: Promise<unknown>): Promise<unknown> {
  return doing.then(
    () => "nothing refused",
    (error: { code: string }) => error.code,
  );
}
