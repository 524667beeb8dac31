import { basename } from "node:path";
import type { CustomerImport, CustomerNote } from "../../../shared/contract/customer-import.ts";
import { CUSTOMER_SPEC, readCustomerLine } from "../../../shared/domain/customers/import-line.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import { isComplete, type Mapping, mappingGaps } from "../../../shared/domain/tabular/fields.ts";
import { dataRows } from "../../../shared/domain/tabular/guess.ts";
import { sourceColumns } from "../../../shared/domain/tabular/header.ts";
import { problemWord } from "../../../shared/i18n/tabular-words.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { carryOut } from "../lib/carry-out.ts";
import {
  type AskedTable,
  isRefused,
  lookAtAsked,
  MOST_NOTES,
  type RefusedTable,
  readAsked,
} from "../lib/tabular/asked-table.ts";
import type { RowReader } from "../lib/tabular/preview.ts";
import { rememberMapping } from "../lib/tabular/remembered.ts";
import type { TableFile } from "../lib/tabular/table.ts";
import { readSettings } from "../settings/reader.ts";
import { type LimitReach, limitReach } from "./credit-approvals.ts";
import { judgeCustomers, type Plan, type Reading } from "./import-judge.ts";
import { importCustomers } from "./import-writer.ts";

function lookAt(context: LedgerContext, input: AskedTable, table: TableFile) {
  const readRow: RowReader = (mapping, row) => readCustomerLine(mapping, row, COMPANY_CURRENCY).cells;
  return lookAtAsked(context, input, { spec: CUSTOMER_SPEC, table, readRow });
}

const NOTHING = { rows: 0, new: 0, changed: 0, same: 0, refused: 0, contacts: 0, channels: 0 };

async function judge(
  reading: Reading,
  input: AskedTable,
  table: TableFile,
  mapping: Mapping,
  limits: LimitReach,
): Promise<{ plans: Plan[]; result: CustomerImport }> {
  const reads = dataRows(table.rows, mapping.headerRow).map((row) => readCustomerLine(mapping, row, COMPANY_CURRENCY));
  const plans = await judgeCustomers(
    reading,
    reads.flatMap(({ line }) => line ?? []),
    limits,
  );
  const notes: CustomerNote[] = reads.flatMap(({ cells }) =>
    cells.problems.map((problem) => ({
      row: cells.row,
      outcome: "refused" as const,
      code: problem.code,
      message: problemWord(input.lang, CUSTOMER_SPEC.use, problem),
    })),
  );
  const counts = { ...NOTHING, rows: reads.length, refused: reads.filter(({ line }) => line === null).length };
  for (const plan of plans) {
    counts[plan.outcome]++;
    if (plan.contact !== null) {
      if (plan.contact.id === null) counts.contacts++;
      counts.channels += plan.contact.channels.length;
    }
    if (plan.problem === null) continue;
    const { field, code, detail } = plan.problem;
    const message = problemWord(input.lang, CUSTOMER_SPEC.use, { field, code, detail });
    notes.push({ row: plan.line.row, outcome: "refused", code, message });
  }
  notes.sort((a, b) => a.row - b.row);
  const result = { file: basename(input.file), refused: null, counts, notes: notes.slice(0, MOST_NOTES) };
  return { plans, result };
}

function refusal(input: AskedTable, refused: RefusedTable): CustomerImport {
  return { file: basename(input.file), refused, counts: NOTHING, notes: [] };
}

/** Screens that show what a table of customers brings. */
const IMPORTED = ["customers", "receivables", "reports"] as const;

/** Import of customers from a user's table. */
export const customerImportHandlers = {
  async previewImport(context: LedgerContext, input: AskedTable) {
    const db = openLedger(context);
    const table = await readAsked(context, input);
    if (isRefused(table)) return { refused: table, table: null, result: null };
    const preview = await lookAt(context, input, table);
    if (!isComplete(mappingGaps(CUSTOMER_SPEC, preview.mapping.columns))) {
      return { refused: null, table: preview, result: null };
    }
    const limits = await limitReach(db.read, context.personId());
    const { result } = await db.readBulk((bulk) =>
      judge({ sql: db.read, bulk }, input, table, preview.mapping, limits),
    );
    return { refused: null, table: preview, result };
  },

  async importFile(context: LedgerContext, input: AskedTable & { commandId: string }): Promise<CustomerImport> {
    const table = await readAsked(context, input);
    if (isRefused(table)) return refusal(input, table);
    const { mapping } = await lookAt(context, input, table);
    if (!isComplete(mappingGaps(CUSTOMER_SPEC, mapping.columns))) {
      const message = problemWord(input.lang, CUSTOMER_SPEC.use, { field: "rfc", code: "not-mapped" });
      return refusal(input, { code: "columns", message });
    }
    return carryOut(
      context,
      input.commandId,
      "customers.importFile",
      IMPORTED,
      async (tx, recording): Promise<CustomerImport> => {
        const { plans, result } = await judge(tx, input, table, mapping, await limitReach(tx.sql, context.personId()));
        await rememberMapping(tx, CUSTOMER_SPEC.use, sourceColumns(table.rows, mapping.headerRow), mapping);
        const fit = plans.filter(({ outcome }) => outcome === "new" || outcome === "changed");
        if (fit.length > 0) {
          const source = { file: basename(input.file), sha256: table.sha256 };
          await importCustomers(tx, fit, source, await readSettings(tx.sql), recording);
        }
        return result;
      },
    );
  },
};
