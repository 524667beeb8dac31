import { takeIds } from "../../../electron/ledger/db/ids.ts";
import type { LedgerTx } from "../../../electron/ledger/db/ledger-db.ts";
import type { DayStamp } from "../../../electron/ledger/lib/recording.ts";
import { writeApplications } from "../../../electron/ledger/payments/posting.ts";
import { moneyDocument } from "../../../electron/ledger/payments/record-writer.ts";

/** Money in pesos as a test records it, past the checks: what it is applied to need not be there yet. */
export interface TestMoney {
  readonly uuid: string;
  readonly customerId: number;
  readonly amountMinor: number;
  readonly paidOn: string;
  readonly form: string;
  readonly operation: string;
  /** UUIDs of invoices with centavos. */
  readonly applications: readonly (readonly [string, number])[];
}

/** Stores money with its applications and posts nothing. Returns its id. */
export async function insertMoney(tx: LedgerTx, money: TestMoney, recording: DayStamp): Promise<number> {
  const id = await takeIds(tx, "payment", 1);
  const documentId = await takeIds(tx, "document", 1);
  const { uuid, customerId, amountMinor, paidOn, form, operation } = money;
  const input = { customerId, currency: "MXN", amountMinor, paidOn, form, operation };
  await tx.bulk.insert("document", [moneyDocument(documentId, uuid, input, recording.at)]);
  await tx.bulk.insert("payment", [
    {
      id,
      document_id: documentId,
      customer_id: customerId,
      currency: "MXN",
      amount_minor: amountMinor,
      paid_on: paidOn,
      form,
      operation,
      account: "",
      note: "",
      search: "",
      origin: "hand",
      recorded_at: "",
      actor: "",
    },
  ]);
  await writeApplications(
    tx,
    money.applications.map(([target, minor]) => ({
      payment_id: id,
      target_uuid: target,
      amount_minor: minor,
      target_currency: "MXN",
      target_minor: minor,
      rate: "",
      ahead: 0,
      withdraws_id: null,
    })),
    recording,
  );
  return id;
}
