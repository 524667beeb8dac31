import type { BankChoice } from "../../../../shared/contract/bank.ts";
import type { PaymentInput } from "../../../../shared/contract/payments.ts";
import { formatMinor } from "../../../../shared/domain/money.ts";
import { searchForm } from "../../../../shared/domain/text.ts";
import { appendAudit } from "../../audit/writer.ts";
import { takeIds } from "../../db/ids.ts";
import type { LedgerTx } from "../../db/ledger-db.ts";
import type { BankDecisionRow, BankLineState } from "../../db/tables/bank.ts";
import { ledgerError } from "../../ledger-error.ts";
import type { DayStamp } from "../../lib/recording.ts";
import { findPayment } from "../found-payment.ts";
import { recordPayments } from "../record-writer.ts";
import { decideLink, decideOnPayment } from "../writer.ts";
import { type MatchedLine, matchDeposits } from "./matcher.ts";

type Line = MatchedLine & { readonly account_name: string };

/** The lines, in the order asked for. Throws NOT_FOUND. */
async function linesById(tx: LedgerTx, ids: readonly number[]): Promise<Line[]> {
  const rows = await tx.sql
    .selectFrom("bank_line as l")
    .innerJoin("bank_account as a", "a.id", "l.account_id")
    .selectAll("l")
    .select(["a.currency", "a.name as account_name"])
    .where("l.id", "in", [...new Set(ids)])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (row === undefined) throw ledgerError("NOT_FOUND", { what: "bank line", id: String(id) });
    return row;
  });
}

const place = (line: Line): { day: string; amount: string } => ({
  day: line.day,
  amount: `${formatMinor(line.amount_minor, line.currency)} ${line.currency}`,
});

function refuseDecided(lines: readonly Line[]): void {
  for (const line of lines) if (line.state !== "open") throw ledgerError("BANK_LINE_DECIDED", place(line));
}

/** c_FormaPago as far as the bank's words tell: cash and cheques are named, everything else came by transfer. */
function formOf(line: Line): string {
  const words = searchForm(line.description);
  if (/\b(efectivo|practicaja|cash)\b/.test(words)) return "01";
  return /\b(cheque|cheques|chq|documento sbc)\b/.test(words) ? "02" : "03";
}

function inputOf(
  line: Line,
  customerId: number,
  applications: readonly { invoiceUuid: string; amountMinor: number }[],
): PaymentInput {
  const form = formOf(line);
  return {
    customerId,
    currency: line.currency,
    amountMinor: line.amount_minor,
    paidOn: line.day,
    form,
    operation: (line.tracking_key || line.reference).slice(0, 200),
    account: line.account_name,
    note: line.description.slice(0, 1000),
    // What stands in the statement as a deposit has cleared.
    clearedOn: form === "02" ? line.day : null,
    applications: applications.map((application) => ({ ...application, exchange: null })),
  };
}

interface Decided {
  readonly line: Line;
  readonly kind: BankDecisionRow["kind"];
  readonly paymentId: number | null;
  readonly customerId: number | null;
  readonly suggestion: string;
  readonly reason: string;
  readonly undoesId: number | null;
}

const STATE_AFTER: Readonly<Record<BankDecisionRow["kind"], BankLineState | null>> = {
  recorded: "matched",
  linked: "matched",
  ignored: "ignored",
  rejected: null,
  undone: "open",
};

/** Writes decisions and what they make of their lines; answers the ids of the decisions. */
async function writeDecisions(tx: LedgerTx, decided: readonly Decided[], { at, actor }: DayStamp): Promise<number[]> {
  if (decided.length === 0) return [];
  const first = await takeIds(tx, "bank_decision", decided.length);
  const rows = decided.map(
    (one, index): BankDecisionRow => ({
      id: first + index,
      line_id: one.line.id,
      kind: one.kind,
      payment_id: one.paymentId,
      customer_id: one.customerId,
      suggestion: one.suggestion,
      reason: one.reason,
      undoes_id: one.undoesId,
      recorded_at: at,
      actor,
    }),
  );
  await tx.bulk.insert("bank_decision", rows);
  for (const row of rows) {
    const state = STATE_AFTER[row.kind];
    if (state === null) continue;
    const decision_id = row.kind === "undone" ? null : row.id;
    await tx.sql.updateTable("bank_line").set({ state, decision_id }).where("id", "=", row.line_id).execute();
    const detail = { line: row.line_id, payment: row.payment_id, customer: row.customer_id, reason: row.reason };
    await appendAudit(tx, { at, actor, action: `bank.${row.kind}`, detail });
  }
  return rows.map(({ id }) => id);
}

/** Choices whose suggestion is still there and still plain: what somebody decided meanwhile falls out. */
async function stillCertain(
  tx: LedgerTx,
  choices: readonly BankChoice[],
  lines: readonly Line[],
): Promise<BankChoice[]> {
  const open = lines.filter(({ state }) => state === "open");
  const { byLine } = await matchDeposits(tx.sql, open);
  return choices.filter(({ lineId, suggestion }) => suggestion !== "" && byLine.get(lineId)?.certain === suggestion);
}

/**
 * Makes deposits payments, or links them to money the ledger knows. With `onlyCertain`, choices that are not plain any
 * more are skipped; without it the first trouble refuses them all. Throws BANK_LINE_DECIDED, BANK_LINE_OTHER_MONEY and
 * what recording a payment throws.
 */
export async function confirmDeposits(
  tx: LedgerTx,
  choices: readonly BankChoice[],
  onlyCertain: boolean,
  recording: DayStamp,
): Promise<{ confirmed: number[]; skipped: number[] }> {
  const all = await linesById(
    tx,
    choices.map(({ lineId }) => lineId),
  );
  const lineOf = new Map(all.map((line) => [line.id, line]));
  const taken = onlyCertain ? await stillCertain(tx, choices, all) : choices;
  const chosen = taken.flatMap((choice) => {
    const line = lineOf.get(choice.lineId);
    return line === undefined ? [] : [{ choice, line }];
  });
  if (new Set(taken.map(({ lineId }) => lineId)).size < taken.length) {
    throw ledgerError("INVALID_INPUT", { issues: ["choices: a deposit stands twice"] });
  }
  refuseDecided(chosen.map(({ line }) => line));
  const fresh = chosen.flatMap(({ choice, line }) =>
    choice.kind === "payment"
      ? []
      : [{ choice, line, applications: choice.kind === "record" ? choice.applications : [] }],
  );
  const inputs = fresh.map(({ choice, line, applications }) => inputOf(line, choice.customerId, applications));
  const options = { origin: "bank", thirdParty: false } as const;
  const recorded = inputs.length === 0 ? [] : await recordPayments(tx, inputs, options, recording);
  const decided: Decided[] = [];
  for (const [index, { choice, line }] of fresh.entries()) {
    const payment = recorded[index];
    if (payment === undefined) throw new Error("a recorded payment has no answer");
    if (choice.kind === "pago") {
      const link = {
        paymentUuid: payment.uuid,
        repUuid: choice.repUuid,
        pago: choice.pago,
        thirdParty: false,
        linked: true,
      };
      await decideLink(tx, link, recording);
    }
    decided.push(decision(line, "recorded", payment.id, choice.customerId, choice.suggestion));
  }
  for (const { choice, line } of chosen) {
    if (choice.kind !== "payment") continue;
    const payment = await findPayment(tx, choice.paymentUuid);
    const { amountMinor, currency, customer } = payment.money.fact;
    const other = await tx.sql
      .selectFrom("bank_line as l")
      .innerJoin("bank_decision as d", "d.id", "l.decision_id")
      .select("l.id")
      .where("d.payment_id", "=", payment.id)
      .executeTakeFirst();
    const differs = amountMinor !== line.amount_minor || currency !== line.currency || payment.money.reversed;
    if (differs || other !== undefined) throw ledgerError("BANK_LINE_OTHER_MONEY", place(line));
    decided.push(decision(line, "linked", payment.id, customer, choice.suggestion));
  }
  const payments = new Set(decided.map(({ paymentId }) => paymentId));
  if (payments.size < decided.length)
    throw ledgerError("INVALID_INPUT", { issues: ["choices: a payment stands twice"] });
  await writeDecisions(tx, decided, recording);
  const confirmed = decided.map(({ line }) => line.id);
  const skipped = choices.map(({ lineId }) => lineId).filter((id) => !confirmed.includes(id));
  return { confirmed, skipped };
}

function decision(
  line: Line,
  kind: Decided["kind"],
  paymentId: number | null,
  customerId: number | null,
  suggestion: string,
): Decided {
  return { line, kind, paymentId, customerId, suggestion, reason: "", undoesId: null };
}

/** Marks deposits as no customer's payment. Throws BANK_LINE_DECIDED. */
export async function ignoreDeposits(
  tx: LedgerTx,
  ids: readonly number[],
  reason: string,
  recording: DayStamp,
): Promise<void> {
  const lines = await linesById(tx, [...new Set(ids)]);
  refuseDecided(lines);
  await writeDecisions(
    tx,
    lines.map((line) => ({ ...decision(line, "ignored", null, null, ""), reason })),
    recording,
  );
}

/** Says that one suggestion is wrong for a deposit. Throws BANK_LINE_DECIDED. */
export async function rejectSuggestion(
  tx: LedgerTx,
  id: number,
  suggestion: string,
  recording: DayStamp,
): Promise<number> {
  const lines = await linesById(tx, [id]);
  refuseDecided(lines);
  const rejected = lines.map((line) => decision(line, "rejected", null, null, suggestion));
  const [decisionId = 0] = await writeDecisions(tx, rejected, recording);
  return decisionId;
}

/**
 * Takes decisions back: the deposit waits again. A payment it made is reversed (as if it had never been), one it was
 * linked to stays. A deposit that waits takes back its latest rejection. Throws BANK_LINE_NOT_DECIDED.
 */
export async function undoDecisions(tx: LedgerTx, ids: readonly number[], recording: DayStamp): Promise<void> {
  for (const line of await linesById(tx, [...new Set(ids)])) {
    const standing = await standingDecision(tx, line);
    if (standing === null) throw ledgerError("BANK_LINE_NOT_DECIDED", place(line));
    if (standing.kind === "recorded" && standing.uuid !== null && standing.reversed === 0) {
      const note = `${line.account_name} ${line.day}`;
      await decideOnPayment(tx, standing.uuid, { kind: "reverse", on: recording.today, note }, recording);
    }
    const undone = {
      ...decision(line, "undone", standing.payment_id, standing.customer_id, ""),
      undoesId: standing.id,
    };
    await writeDecisions(tx, [undone], recording);
  }
}

interface Standing {
  readonly id: number;
  readonly kind: BankDecisionRow["kind"];
  readonly payment_id: number | null;
  readonly customer_id: number | null;
  readonly uuid: string | null;
  readonly reversed: number | null;
}

async function standingDecision(tx: LedgerTx, line: Line): Promise<Standing | null> {
  let query = tx.sql
    .selectFrom("bank_decision as b")
    .leftJoin("payment as p", "p.id", "b.payment_id")
    .leftJoin("document as d", "d.id", "p.document_id")
    .leftJoin("payment_standing as s", "s.id", "p.id")
    .select(["b.id", "b.kind", "b.payment_id", "b.customer_id", "d.uuid", "s.reversed"]);
  if (line.decision_id !== null) query = query.where("b.id", "=", line.decision_id);
  else {
    query = query
      .where("b.line_id", "=", line.id)
      .where("b.kind", "=", "rejected")
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("bank_decision as u").select("u.id").whereRef("u.undoes_id", "=", "b.id"))),
      );
  }
  return (await query.orderBy("b.id", "desc").limit(1).executeTakeFirst()) ?? null;
}
