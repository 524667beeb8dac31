import type { TFunction } from "i18next";
import type { ReceivableRow } from "../../../shared/contract/receivables.ts";
import { type ColumnEdit, EditRefused } from "../../grid/column.ts";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { recordUndo } from "../../lib/undo.ts";

interface Change {
  readonly po?: string;
  /** Due day agreed with the customer; "" goes back to the rule. */
  readonly agreedDueOn?: string;
}

/** Records it of the invoice as its contrarecibo form would; Ctrl+Z takes it back. */
async function record(row: ReceivableRow, change: Change, words: string, t: TFunction): Promise<void> {
  const { customerId, uuid } = row;
  const put = async (): Promise<number | null> => {
    const draft = { customerId, uuids: [uuid], ...change };
    const { batch, problems } = await ledger.acceptance.record({ commandId: crypto.randomUUID(), draft });
    const [problem] = problems;
    if (problem === undefined) return batch;
    const reason = t(`acceptance.problems.${problem.code}`);
    throw new EditRefused(t("grid.edit.refused", { label: problem.label, reason }));
  };
  let batch = await put();
  recordUndo({
    words,
    undo: async () => {
      if (batch !== null) await ledger.acceptance.undo({ commandId: crypto.randomUUID(), batch });
    },
    redo: async () => {
      batch = await put();
    },
  });
}

const nameOf = ({ series, folio, uuid }: ReceivableRow): string =>
  [series, folio].filter((part) => part !== "").join("-") || `…${uuid.slice(-12)}`;

/** The purchase order of an invoice, changed where it stands; empty takes it back. */
export function poEdit(t: TFunction): ColumnEdit<ReceivableRow> {
  return {
    kind: "text",
    maxLength: 60,
    start: (row) => row.po,
    save: (row, typed) => {
      const po = typed.trim();
      const column = t("receivables.columns.po");
      return record(
        row,
        { po },
        t("grid.edit.done", { column, name: nameOf(row), value: po || t("grid.edit.nothing") }),
        t,
      );
    },
  };
}

/** The due day of an invoice as agreed with the customer; empty goes back to what the terms say. */
export function dueEdit(t: TFunction): ColumnEdit<ReceivableRow> {
  return {
    kind: "text",
    maxLength: 20,
    start: (row) => formatDay(row.dueOn),
    save: async (row, typed) => {
      const agreedDueOn = typed.trim() === "" ? "" : parseTypedDay(typed);
      if (agreedDueOn === null) throw new EditRefused(t("grid.edit.notADay"));
      const value = agreedDueOn === "" ? t("grid.edit.nothing") : formatDay(agreedDueOn);
      const column = t("receivables.columns.due");
      await record(row, { agreedDueOn }, t("grid.edit.done", { column, name: nameOf(row), value }), t);
    },
  };
}
