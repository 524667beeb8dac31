import { randomUUID } from "node:crypto";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { AcceptanceDraft, CustomerPaymentTerms } from "../../../shared/contract/acceptance.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, rules, uuid } from "../support/documents.ts";
import type { DatabaseName, TestLedger } from "../support/ledgers.ts";
import { makeLedger } from "../support/ledgers.ts";

/** Reviews on Wednesdays, pays on Thursdays, 30 days from the contrarecibo: the example of COLLECTIONS 6. */
export const WEEKLY: CustomerPaymentTerms = {
  basis: "acceptanceDate",
  reviewWeekdays: [3],
  reviewHours: { from: "09:00", to: "13:00" },
  channel: "counter",
  channelDetail: "Recepción, planta baja",
  documents: ["xml", "pdf", "po"],
  documentsNote: "",
  paymentDays: [{ currency: "", weekdays: [4], monthDays: [] }],
  holidayShift: "next",
  closings: [],
};

/** A ledger with documents in it. */
export async function ledgerWith(database: DatabaseName, documents: readonly CfdiDocument[]): Promise<TestLedger> {
  const ledger = await makeLedger(database);
  await ledger.db.write((tx) =>
    tx.bulk.insert("import_run", [
      { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
    ]),
  );
  await post(ledger, documents);
  return ledger;
}

/** Books documents, as an import does. */
export async function post(ledger: TestLedger, documents: readonly CfdiDocument[]): Promise<void> {
  const context = { runId: 1, recordedAt: "2026-06-01T00:00:00.000Z", actor: "test" };
  await ledger.db.write((tx) => postDocuments(tx, documents.map(incoming), context, rules));
}

/** Reads a stream to its end; what it said. */
export async function toTheEnd<T>(stream: AsyncIterable<T> | Promise<AsyncIterable<T>>): Promise<T[]> {
  const said: T[] = [];
  for await (const each of await stream) said.push(each);
  return said;
}

/** Sets the payment terms of a customer. */
export function saveTerms({ client }: TestLedger, terms: CustomerPaymentTerms | null, customerId = 1) {
  return toTheEnd(client.acceptance.saveTerms({ commandId: randomUUID(), customerId, terms }));
}

/** Records something of invoices by their numbers. */
export function record({ client }: TestLedger, numbers: readonly number[], draft: Partial<AcceptanceDraft>) {
  return client.acceptance.record({
    commandId: randomUUID(),
    draft: { customerId: 1, uuids: numbers.map(uuid), ...draft },
  });
}

/** Due and expected day of an invoice by its number. */
export async function daysOf({ client }: TestLedger, number: number): Promise<[string, string]> {
  const { dueOn, expectedOn } = await client.acceptance.ofInvoice({ uuid: uuid(number) });
  return [dueOn, expectedOn];
}
