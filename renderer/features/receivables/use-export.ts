import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GroupBy } from "../../../shared/contract/receivables.ts";
import type { GridSort } from "../../grid/column.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import type { Selection } from "./queries.ts";
import { groupSort, receivableSort } from "./receivable-terms.ts";

/** Where the last export stands. */
export type ExportState =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  /** `groups`: the rows are documents put together. */
  | { readonly phase: "done"; readonly file: string; readonly rows: number; readonly groups: boolean }
  | { readonly phase: "failed"; readonly error: unknown };

/** Asks where to save and writes the selection to Excel: its documents, or their groups. */
export function useExport(): {
  readonly state: ExportState;
  readonly run: (
    selection: Selection,
    by: GroupBy | null,
    sort: readonly GridSort[],
    columns: readonly string[],
  ) => Promise<void>;
  readonly dismiss: () => void;
} {
  const { t } = useTranslation();
  const { day } = useAsOf();
  const [state, setState] = useState<ExportState>({ phase: "idle" });
  const run = async (
    selection: Selection,
    by: GroupBy | null,
    sort: readonly GridSort[],
    columns: readonly string[],
  ): Promise<void> => {
    // Slashes of the day would be folders in the file's name.
    const suggestedName = `${t("receivables.exportName", { day: formatDay(day).replaceAll("/", "-") })}.xlsx`;
    const file = await native.saveAs({ suggestedName, kind: "xlsx" });
    if (file === null) return;
    setState({ phase: "running" });
    try {
      const wanted = { ...selection, columns: [...columns], file, lang: currentLang() };
      const written =
        by === null
          ? await ledger.receivables.exportPage({ ...wanted, sort: receivableSort(sort) })
          : await ledger.receivables.exportGroups({ ...wanted, by, sort: groupSort(sort) });
      setState({ phase: "done", ...written, groups: by !== null });
    } catch (error) {
      setState({ phase: "failed", error });
    }
  };
  return { state, run, dismiss: () => setState({ phase: "idle" }) };
}
