import { randomUUID } from "node:crypto";
import type { PaymentInput, StandsNow } from "../../../shared/contract/payments.ts";
import { formatMinor } from "../../../shared/domain/money.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { DocumentRow } from "../db/tables/documents.ts";
import type { PaymentEventRow, PaymentRow } from "../db/tables/payments.ts";
import { ledgerError } from "../ledger-error.ts";
import type { DayStamp } from "../lib/recording.ts";
import { ownDocument } from "../receivables/own-document.ts";
import type { CheckedApplication, Payer } from "./application-check.ts";
import { ApplicationCheck } from "./application-check.ts";
import { CHEQUE } from "./facts.ts";
import { postPayments, writeApplications, writeEvents } from "./posting.ts";
import { standsNow } from "./stands-now.ts";

/** What {@link recordPayments} answers for each payment, in order. */
export type Recorded = StandsNow & { readonly id: number; readonly linked: number; readonly doubles: number };

/**
 * Records money with its applications. Complementos that document it are linked in the same transaction, so that it counts
 * once whichever came first. Throws NOT_FOUND, DAY_IN_FUTURE, DAY_TOO_EARLY, INVALID_INPUT and the errors of
 * {@link ApplicationCheck}; nothing is recorded then.
 */
export async function recordPayments(
  tx: LedgerTx,
  given: readonly PaymentInput[],
  options: { origin: PaymentRow["origin"]; thirdParty: boolean },
  recording: DayStamp,
): Promise<Recorded[]> {
  await checkInputs(tx, given, recording.today);
  const inputs = await forKeptCustomers(tx, given);
  const firstId = await takeIds(tx, "payment", inputs.length);
  const firstDocument = await takeIds(tx, "document", inputs.length);
  const rows = inputs.map((input, index) => {
    const uuid = randomUUID().toUpperCase();
    return { input, uuid, id: firstId + index, documentId: firstDocument + index };
  });
  await tx.bulk.insert(
    "document",
    rows.map((row) => moneyDocument(row.documentId, row.uuid, row.input, recording.at)),
  );
  await tx.bulk.insert(
    "payment",
    rows.map(
      ({ id, documentId, uuid, input }): PaymentRow => ({
        id,
        document_id: documentId,
        customer_id: input.customerId,
        currency: input.currency,
        amount_minor: input.amountMinor,
        paid_on: input.paidOn,
        form: input.form,
        operation: input.operation,
        account: input.account,
        note: input.note,
        origin: options.origin,
        search: searchForm(`${input.operation} ${input.account} ${input.note} ${uuid}`),
        recorded_at: recording.at,
        actor: recording.actor,
      }),
    ),
  );
  await writeEvents(tx, rows.flatMap(clearing), recording);

  const check = await ApplicationCheck.load(
    tx,
    inputs.flatMap((input) => input.applications.map((application) => application.invoiceUuid)),
    { thirdParty: options.thirdParty, without: null },
  );
  const applications: CheckedApplication[] = rows.flatMap(({ id, documentId, uuid, input }) => {
    const payer: Payer = {
      id,
      documentId,
      customerId: input.customerId,
      currency: input.currency,
      label: input.operation || `…${uuid.slice(-12)}`,
      unappliedMinor: input.amountMinor,
      restMinor: input.amountMinor,
    };
    return input.applications.map((application) => check.check(payer, application));
  });
  await writeApplications(tx, applications, recording);
  await postPayments(tx, new Set(rows.map((row) => row.id)), recording);
  await check.refuseUnposted(tx, { documented: await documentedAmong(tx, applications) });
  for (const { uuid, input } of rows) {
    const { customerId, currency, paidOn, form, operation } = input;
    const detail = {
      payment: uuid,
      customerId,
      currency,
      amount: formatMinor(input.amountMinor, currency),
      paidOn,
      form,
      operation,
      origin: options.origin,
      applications: input.applications,
    };
    await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "payments.record", detail });
  }
  return answer(tx, rows);
}

/** Payments among those applied that a complement documents. */
async function documentedAmong(tx: LedgerTx, applications: readonly CheckedApplication[]): Promise<Set<number>> {
  const ids = [...new Set(applications.map((row) => row.payment_id))];
  const links = await tx.bulk.selectIn("payment_pago", ["payment_id", "how"], "payment_id", ids);
  return new Set(links.filter(({ how }) => how !== "double").map((link) => link.payment_id));
}

/** Money of a customer that was merged into another is that one's. */
async function forKeptCustomers(tx: LedgerTx, inputs: readonly PaymentInput[]): Promise<readonly PaymentInput[]> {
  const ids = [...new Set(inputs.map((input) => input.customerId))];
  const rows = await tx.bulk.selectIn("customer", ["id", "merged_into"], "id", ids);
  const kept = new Map(rows.map((row) => [row.id, row.merged_into ?? row.id]));
  return inputs.map((input) => ({ ...input, customerId: kept.get(input.customerId) ?? input.customerId }));
}

async function answer(tx: LedgerTx, rows: readonly { id: number; documentId: number }[]): Promise<Recorded[]> {
  const links = await tx.bulk.selectIn(
    "payment_pago",
    ["payment_id", "how"],
    "payment_id",
    rows.map((row) => row.id),
  );
  const count = (id: number, double: boolean): number =>
    links.filter((link) => link.payment_id === id && (link.how === "double") === double).length;
  const stands = new Map(
    (
      await standsNow(
        tx,
        rows.map((row) => row.id),
      )
    ).map((row) => [row.id, row]),
  );
  return rows.flatMap(({ id }) => {
    const row = stands.get(id);
    return row ? [{ ...row, linked: count(id, false), doubles: count(id, true) }] : [];
  });
}

async function checkInputs(tx: LedgerTx, inputs: readonly PaymentInput[], today: string): Promise<void> {
  const wanted = [...new Set(inputs.map((input) => input.customerId))];
  const known = new Set((await tx.bulk.selectIn("customer", ["id"], "id", wanted)).map((row) => row.id));
  for (const input of inputs) {
    if (!known.has(input.customerId))
      throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
    for (const day of [input.paidOn, input.clearedOn ?? input.paidOn]) {
      if (day > today) throw ledgerError("DAY_IN_FUTURE", { day, today });
    }
    if (input.clearedOn !== null && input.clearedOn < input.paidOn) {
      throw ledgerError("DAY_TOO_EARLY", { day: input.clearedOn, first: input.paidOn });
    }
    if (input.clearedOn !== null && input.form !== CHEQUE) {
      throw ledgerError("INVALID_INPUT", { issues: ["clearedOn: only a cheque (form 02) clears"] });
    }
  }
}

function clearing({
  id,
  input,
}: {
  id: number;
  input: PaymentInput;
}): Omit<PaymentEventRow, "id" | "recorded_at" | "actor">[] {
  if (input.form !== CHEQUE || input.clearedOn === null) return [];
  return [
    {
      payment_id: id,
      kind: "clear",
      effective_on: input.clearedOn,
      amount_minor: 0,
      rep_uuid: "",
      pago: 0,
      reference: "",
      note: "",
      undoes_id: null,
    },
  ];
}

/** The row that makes recorded money a source of entries; its UUID is ours. */
export function moneyDocument(
  id: number,
  uuid: string,
  input: Pick<PaymentInput, "customerId" | "currency" | "amountMinor" | "paidOn" | "form" | "operation">,
  at: string,
): DocumentRow {
  return ownDocument({
    id,
    uuid,
    kind: "M",
    // What people call it, wherever a source of entries is named.
    folio: input.operation,
    customer_id: input.customerId,
    issued_on: input.paidOn,
    currency: input.currency,
    total: formatMinor(input.amountMinor, input.currency),
    payment_form: input.form,
    recorded_at: at,
  });
}
