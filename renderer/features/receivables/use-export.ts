import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridSort } from "../../grid/column.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import type { Selection } from "./queries.ts";
import { receivableSort } from "./receivable-terms.ts";

/** Where the last export stands. */
export type ExportState =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  | { readonly phase: "done"; readonly file: string; readonly rows: number }
  | { readonly phase: "failed"; readonly error: unknown };

/** Asks where to save and writes the documents of the selection to Excel. */
export function useExport(): {
  readonly state: ExportState;
  readonly run: (selection: Selection, sort: readonly GridSort[], columns: readonly string[]) => Promise<void>;
  readonly dismiss: () => void;
} {
  const { t } = useTranslation();
  const { day } = useAsOf();
  const [state, setState] = useState<ExportState>({ phase: "idle" });
  const run = async (selection: Selection, sort: readonly GridSort[], columns: readonly string[]): Promise<void> => {
    // Slashes of the day would be folders in the file's name.
    const suggestedName = `${t("receivables.exportName", { day: formatDay(day).replaceAll("/", "-") })}.xlsx`;
    const file = await native.saveAs({ suggestedName, kind: "xlsx" });
    if (file === null) return;
    setState({ phase: "running" });
    try {
      const written = await ledger.receivables.exportPage({
        ...selection,
        sort: receivableSort(sort),
        columns: [...columns],
        file,
        lang: currentLang(),
      });
      setState({ phase: "done", ...written });
    } catch (error) {
      setState({ phase: "failed", error });
    }
  };
  return { state, run, dismiss: () => setState({ phase: "idle" }) };
}
