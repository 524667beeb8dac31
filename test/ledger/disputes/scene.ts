import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { onTestFinished } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import type { DisputeDraftInput } from "../../../shared/contract/disputes.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, makeDocument, rules, uuid } from "../support/documents.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { openLedgerOn } from "../support/ledgers.ts";

/** A credit note over an invoice. */
export function makeCredit(n: number, target: number, total: string, day: string): CfdiDocument {
  return makeDocument(n, {
    kind: "E",
    series: "NC",
    total,
    paymentMethod: "PUE",
    issuedAt: `${day}T10:00:00`,
    relations: [{ relation: "01", uuids: [uuid(target)] }],
  });
}

/** An invoice that replaces another. */
export function makeReplacement(n: number, target: number, total: string, day: string): CfdiDocument {
  return makeDocument(n, {
    total,
    issuedAt: `${day}T10:00:00`,
    relations: [{ relation: "04", uuids: [uuid(target)] }],
  });
}

/** A ledger whose clock stands on a day, with what a test says about disputes. */
export async function setUp(database: DatabaseName, documents: readonly CfdiDocument[]) {
  const clock = { day: "2026-02-02" };
  const db = await openLedgerOn(database);
  // Noon at the company.
  const { context, close } = createContext({ actor: "test", now: () => new Date(`${clock.day}T18:00:00.000Z`) });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  if (documents.length > 0) await db.write((tx) => tx.bulk.insert("import_run", [run]));
  const post = (...batch: CfdiDocument[]) =>
    db.write((tx) =>
      postDocuments(tx, batch.map(incoming), { runId: 1, recordedAt: "2026-02-01T00:00:00.000Z", actor: "t" }, rules),
    );
  await post(...documents);
  const customerId = (await client.customers.find({ text: "universidad" })).rows[0]?.id ?? 0;
  const id = () => ({ commandId: randomUUID() });
  return {
    db,
    client,
    context,
    post,
    id,
    clock,
    customerId,
    /** Opens a dispute over pesos of an invoice; all of it when none are given. */
    async open(n: number, pesos: number | null, changes: Partial<DisputeDraftInput> = {}) {
      const draft = {
        customerId,
        invoiceUuid: uuid(n),
        type: "price",
        amountMinor: pesos === null ? null : pesos * 100,
        reason: "El precio no es el pactado",
        ...changes,
      } as const;
      return client.disputes.open({ ...id(), draft });
    },
    view: (disputeId: number, asOf = clock.day) => client.disputes.get({ id: disputeId, asOf }),
    expectCredit: (disputeId: number, pesos: number | null = null, cfdi: number | null = null) =>
      client.disputes.decide({
        ...id(),
        disputeId,
        outcome: pesos === null ? "valid" : "partly",
        effect: "credit-note",
        acceptedMinor: pesos === null ? null : pesos * 100,
        rootCause: "pricing",
        cfdiUuid: cfdi === null ? null : uuid(cfdi),
      }),
    expectOther: (disputeId: number, effect: "replacement" | "cancellation") =>
      client.disputes.decide({ ...id(), disputeId, outcome: "valid", effect, rootCause: "billing-error" }),
    resolve: (disputeId: number, outcome: "valid" | "invalid" = "valid") =>
      client.disputes.decide({ ...id(), disputeId, outcome, effect: "none", rootCause: "delivery" }),
    /** Dispute of each invoice, in pesos. */
    async disputed(asOf = clock.day): Promise<Record<string, number>> {
      const { rows } = await client.receivables.page({ asOf });
      return Object.fromEntries(
        rows.filter((row) => row.disputedMinor > 0).map((row) => [row.folio, row.disputedMinor / 100]),
      );
    },
    async sound(): Promise<string[]> {
      const { checks } = await client.ledgers.verify();
      return checks.filter((check) => !check.ok && check.name !== "files").map((check) => check.detail);
    },
  };
}

/** What was refused: its code with its data. */
export const refusal = async (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => "nothing refused",
    ({ code, data }: { code: string; data?: object }) => ({ code, ...data }),
  );
