import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridSort } from "../../grid/column.ts";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { type RowsSelection, rowSort } from "./queries.ts";

/** Where the last export stands. */
type ExportState =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  | { readonly phase: "done"; readonly file: string; readonly rows: number }
  | { readonly phase: "failed"; readonly error: unknown };

/** Asks where to save and writes the rows behind a figure to Excel. */
export function useRowsExport(): {
  readonly state: ExportState;
  readonly run: (selection: RowsSelection, sort: readonly GridSort[], name: string) => Promise<void>;
  readonly dismiss: () => void;
} {
  const { t } = useTranslation();
  const [state, setState] = useState<ExportState>({ phase: "idle" });
  return {
    state,
    async run(selection, sort, name) {
      // Slashes of the day would be folders in the file's name.
      const day = formatDay(selection.to).replaceAll("/", "-");
      const suggestedName = `${t("kpis.rows.exportName", { name: name.replaceAll(/[\\/:*?"<>|]/g, " "), day })}.xlsx`;
      const file = await native.saveAs({ suggestedName, kind: "xlsx" });
      if (file === null) return;
      setState({ phase: "running" });
      try {
        setState({
          phase: "done",
          ...(await ledger.kpis.exportRows({ ...selection, sort: rowSort(sort), file, lang: currentLang() })),
        });
      } catch (error) {
        setState({ phase: "failed", error });
      }
    },
    dismiss: () => setState({ phase: "idle" }),
  };
}
