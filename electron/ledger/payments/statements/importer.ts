import { createHash } from "node:crypto";
import { basename } from "node:path";
import { z } from "zod";
import { type StatementSummary, zRefusedRow } from "../../../../shared/contract/bank.ts";
import type { StatementLine } from "../../../../shared/domain/bank/line.ts";
import { BANK_STATEMENT } from "../../../../shared/domain/bank/statement-table.ts";
import { depositHints } from "../../../../shared/domain/matching/hints.ts";
import { searchForm } from "../../../../shared/domain/text.ts";
import { appendAudit } from "../../audit/writer.ts";
import { takeIds } from "../../db/ids.ts";
import type { LedgerTx } from "../../db/ledger-db.ts";
import type { BankAccountRow, BankLineRow, BankStatementRow } from "../../db/tables/bank.ts";
import type { Stamp } from "../../lib/recording.ts";
import { rememberMapping } from "../../lib/tabular/remembered.ts";
import type { StatementRead } from "./statement-file.ts";

/** Refused rows whose reasons are kept. */
const KEPT_REFUSALS = 200;

const fingerprintOf = (identity: string): string => createHash("sha256").update(identity).digest("hex");

/** Refusals as they are stored. */
export const zRefusals = z.array(zRefusedRow);

/**
 * Takes a statement's movements in, those the account has not. Statements may overlap and come in any order: a movement
 * is known by its content and its count among equal ones. Answers what was new, known and refused.
 */
export async function importStatement(
  tx: LedgerTx,
  account: BankAccountRow,
  file: string,
  read: StatementRead,
  recording: Stamp,
): Promise<StatementSummary> {
  const fingerprints = read.identities.map(fingerprintOf);
  const known = await knownAmong(tx, account.id, fingerprints);
  const fresh = read.lines.flatMap((line, at) => {
    const fingerprint = fingerprints[at] ?? "";
    return known.has(fingerprint) ? [] : [{ line, fingerprint }];
  });
  const alike = await lookalikes(tx, account.id, fresh, known);
  const statementId = await takeIds(tx, "bank_statement", 1);
  const days = read.lines.map(({ day }) => day).sort();
  const refused = read.refused.slice(0, KEPT_REFUSALS).map(({ row, problems }) => ({ row, problems: [...problems] }));
  const statement: BankStatementRow = {
    id: statementId,
    account_id: account.id,
    file: basename(file),
    sha256: read.sha256,
    bytes: read.bytes,
    format: read.format,
    imported_at: recording.at,
    actor: recording.actor,
    from_day: days[0] ?? "",
    to_day: days[days.length - 1] ?? "",
    new_lines: fresh.length,
    known_lines: read.lines.length - fresh.length,
    refused_lines: read.refused.length,
    refusals: JSON.stringify(refused),
  };
  await tx.bulk.insert("bank_statement", [statement]);
  // Oldest first, so that ids rise with time within a statement that lists the latest first.
  const ordered = [...fresh].sort((a, b) =>
    a.line.day < b.line.day ? -1 : a.line.day > b.line.day ? 1 : a.line.row - b.line.row,
  );
  const firstId = ordered.length === 0 ? 0 : await takeIds(tx, "bank_line", ordered.length);
  const rows = ordered.map(({ line, fingerprint }, at) =>
    lineRow(line, {
      id: firstId + at,
      account_id: account.id,
      statement_id: statementId,
      fingerprint,
      lookalike_id: alike.get(fingerprint) ?? null,
    }),
  );
  await tx.bulk.insert("bank_line", rows);
  if (read.used !== null) await rememberMapping(tx, BANK_STATEMENT.use, read.used.columns, read.used.mapping);
  const { refusals: _, ...told } = statement;
  await appendAudit(tx, { ...recording, action: "bank.import", detail: told });
  return summaryOf(statement, rows);
}

function lineRow(
  line: StatementLine,
  keys: Pick<BankLineRow, "id" | "account_id" | "statement_id" | "fingerprint" | "lookalike_id">,
): BankLineRow {
  const hints = depositHints(line);
  const written = [line.description, line.reference, line.counterparty, line.counterpartyRfc, line.trackingKey];
  return {
    ...keys,
    row: line.row,
    day: line.day,
    description: line.description,
    reference: line.reference,
    counterparty: line.counterparty,
    counterparty_account: line.counterpartyAccount,
    counterparty_rfc: line.counterpartyRfc,
    tracking_key: line.trackingKey,
    amount_minor: line.amountMinor,
    balance_minor: line.balanceMinor,
    payer_account: line.amountMinor > 0 ? hints.payerAccount : "",
    payer_name: line.amountMinor > 0 ? hints.payerName : "",
    search: searchForm(written.join(" ")),
    state: line.amountMinor > 0 ? "open" : "charge",
    decision_id: null,
  };
}

async function knownAmong(tx: LedgerTx, accountId: number, fingerprints: readonly string[]): Promise<Set<string>> {
  const rows = await tx.bulk.selectIn("bank_line", ["account_id", "fingerprint"], "fingerprint", fingerprints);
  return new Set(rows.filter((row) => row.account_id === accountId).map((row) => row.fingerprint));
}

/**
 * New movements whose day and amount the account has from another statement in other words: the same file in another
 * format, perhaps. They are taken in and marked, because they may as well be two payments; a person decides.
 */
async function lookalikes(
  tx: LedgerTx,
  accountId: number,
  fresh: readonly { line: StatementLine; fingerprint: string }[],
  known: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const days = [...new Set(fresh.map(({ line }) => line.day))];
  const there = await tx.bulk.selectIn(
    "bank_line",
    ["id", "account_id", "day", "amount_minor", "fingerprint"],
    "day",
    days,
  );
  const free = new Map<string, number[]>();
  // Those this very file has too are other movements for sure.
  for (const row of there.sort((a, b) => a.id - b.id)) {
    if (row.account_id !== accountId || known.has(row.fingerprint)) continue;
    const key = `${row.day} ${String(row.amount_minor)}`;
    free.set(key, [...(free.get(key) ?? []), row.id]);
  }
  const found = new Map<string, number>();
  for (const { line, fingerprint } of fresh) {
    const id = free.get(`${line.day} ${String(line.amountMinor)}`)?.shift();
    if (id !== undefined) found.set(fingerprint, id);
  }
  return found;
}

/** Summary of a statement just imported, or of one read again with the lines it brought. */
export function summaryOf(
  statement: BankStatementRow,
  lines: readonly Pick<BankLineRow, "amount_minor" | "lookalike_id">[],
): StatementSummary {
  const deposits = lines.filter(({ amount_minor }) => amount_minor > 0);
  return {
    id: statement.id,
    accountId: statement.account_id,
    file: statement.file,
    importedAt: statement.imported_at,
    fromDay: statement.from_day,
    toDay: statement.to_day,
    newLines: statement.new_lines,
    knownLines: statement.known_lines,
    refusedLines: statement.refused_lines,
    refused: zRefusals.parse(JSON.parse(statement.refusals)),
    newDeposits: deposits.length,
    newDepositsMinor: deposits.reduce((sum, { amount_minor }) => sum + amount_minor, 0),
    lookalikes: lines.filter(({ lookalike_id }) => lookalike_id !== null).length,
  };
}
