import type { BankAccount, BankChoice, LineSelection } from "../../../../shared/contract/bank.ts";
import type { ColumnMapping } from "../../../../shared/contract/tabular.ts";
import {
  BANK_STATEMENT,
  isSummaryRow,
  readStatementRow,
  signLetters,
} from "../../../../shared/domain/bank/statement-table.ts";
import { dataRows } from "../../../../shared/domain/tabular/guess.ts";
import type { LedgerContext } from "../../context.ts";
import { openLedger } from "../../context.ts";
import { carryOut, commandsOf } from "../../lib/carry-out.ts";
import { openFile } from "../../lib/tabular/open-table.ts";
import { previewTable } from "../../lib/tabular/preview.ts";
import { type AccountInput, bankAccount, bankAccounts, saveOrAskAccount } from "./accounts.ts";
import { confirmDeposits, ignoreDeposits, rejectSuggestion, undoDecisions } from "./decider.ts";
import { importStatement } from "./importer.ts";
import { bankLines, countLines, countStatements, lineTotals, statements } from "./reader.ts";
import { readOfxFor, readStatement } from "./statement-file.ts";

interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("bank", ["payments", "receivables", "customers", "reports"]);

/** Procedures of bank accounts, their statements and the deposits in them. */
export const bankHandlers = {
  async accounts(context: LedgerContext) {
    return { rows: await bankAccounts(openLedger(context).read) };
  },

  async saveAccount(
    context: LedgerContext,
    input: AccountInput & { commandId: string },
  ): Promise<BankAccount & { asked: boolean }> {
    const { commandId, ...account } = input;
    const { id, asked } = await carryOut(
      context,
      commandId,
      "bank.saveAccount",
      ["payments", "approvals"],
      (tx, recording) => saveOrAskAccount(tx, account, recording),
    );
    const rows = await bankAccounts(openLedger(context).read);
    const saved = rows.find((row) => row.id === id);
    if (saved === undefined) throw new Error("a saved account is not there");
    return { ...saved, asked };
  },

  async preview(
    context: LedgerContext,
    input: {
      accountId: number;
      file: string;
      sheet: string | null;
      headerRow: number | null;
      mapping: ColumnMapping | null;
    },
  ) {
    const db = openLedger(context).read;
    const account = await bankAccount(db, input.accountId);
    const opened = await openFile(context.tables, input.file, input.mapping?.sheet ?? input.sheet);
    if (opened.kind === "text") {
      const statement = readOfxFor(input.file, opened, account);
      const { account: number, currency, lines, refused } = statement;
      const fits = currency === "" || currency === account.currency;
      return {
        kind: "ofx" as const,
        file: input.file,
        account: number,
        currency,
        fits,
        lines: lines.length,
        refused: refused.length,
      };
    }
    let letters: ReadonlySet<string> | null = null;
    const preview = await previewTable(db, {
      spec: BANK_STATEMENT,
      file: input.file,
      table: opened,
      mapping: input.mapping,
      headerRow: input.headerRow === null ? undefined : input.headerRow === 0 ? null : input.headerRow,
      readRow: (mapping, row) => {
        letters ??= signLetters(dataRows(opened.rows, mapping.headerRow), mapping);
        const read = readStatementRow(mapping, row, account.currency, letters);
        return isSummaryRow(read, row) ? null : read;
      },
    });
    return { kind: "table" as const, preview };
  },

  async import(
    context: LedgerContext,
    input: { commandId: string; accountId: number; file: string; mapping: ColumnMapping | null },
  ) {
    const db = openLedger(context).read;
    const account = await bankAccount(db, input.accountId);
    const read = await readStatement(db, context.tables, input.file, input.mapping, account);
    const summary = await command(context, input.commandId, "import", (tx, recording) =>
      importStatement(tx, account, input.file, read, recording),
    );
    context.tables.forget();
    return summary;
  },

  async statements(context: LedgerContext, input: Window & { accountId: number | null }) {
    const db = openLedger(context).read;
    return { rows: await statements(db, input.accountId, input), total: await countStatements(db, input.accountId) };
  },

  async lines(context: LedgerContext, input: LineSelection & Window) {
    const db = openLedger(context).read;
    return { rows: await bankLines(db, input, input), total: await countLines(db, input) };
  },

  async totals(context: LedgerContext, input: LineSelection) {
    return { rows: await lineTotals(openLedger(context).read, input) };
  },

  confirm(context: LedgerContext, input: { commandId: string; choices: readonly BankChoice[]; onlyCertain: boolean }) {
    return command(context, input.commandId, "confirm", (tx, recording) =>
      confirmDeposits(tx, input.choices, input.onlyCertain, recording),
    );
  },

  ignore(context: LedgerContext, input: { commandId: string; lineIds: number[]; reason: string }) {
    return command(context, input.commandId, "ignore", async (tx, recording) => {
      await ignoreDeposits(tx, input.lineIds, input.reason, recording);
      return { lineIds: input.lineIds };
    });
  },

  reject(context: LedgerContext, input: { commandId: string; lineId: number; suggestion: string }) {
    return command(context, input.commandId, "reject", async (tx, recording) => ({
      decisionId: await rejectSuggestion(tx, input.lineId, input.suggestion, recording),
    }));
  },

  undo(context: LedgerContext, input: { commandId: string; lineIds: number[] }) {
    return command(context, input.commandId, "undo", async (tx, recording) => {
      await undoDecisions(tx, input.lineIds, recording);
      return { lineIds: input.lineIds };
    });
  },
};
