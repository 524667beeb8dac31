import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeSelection } from "../../../shared/contract/disputes.ts";
import type { GridSort } from "../../grid/column.ts";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { disputeSort } from "./queries.ts";

/** Where the last export stands. */
export type ExportState =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  | { readonly phase: "done"; readonly file: string; readonly rows: number }
  | { readonly phase: "failed"; readonly error: unknown };

/** Asks where to save and writes the list to Excel, as it is filtered, sorted and laid out. */
export function useExport(): {
  readonly state: ExportState;
  readonly run: (selection: DisputeSelection, sort: readonly GridSort[], columns: readonly string[]) => Promise<void>;
  readonly dismiss: () => void;
} {
  const { t } = useTranslation();
  const [state, setState] = useState<ExportState>({ phase: "idle" });
  const run = async (
    selection: DisputeSelection,
    sort: readonly GridSort[],
    columns: readonly string[],
  ): Promise<void> => {
    // Slashes of the day would be folders in the file's name.
    const day = formatDay(selection.asOf).replaceAll("/", "-");
    const file = await native.saveAs({ suggestedName: `${t("disputes.exports.sheet")} ${day}.xlsx`, kind: "xlsx" });
    if (file === null) return;
    setState({ phase: "running" });
    try {
      const input = { ...selection, sort: disputeSort(sort), columns: [...columns], lang: currentLang(), file };
      setState({ phase: "done", ...(await ledger.disputes.exportPage(input)) });
    } catch (error) {
      setState({ phase: "failed", error });
    }
  };
  return { state, run, dismiss: () => setState({ phase: "idle" }) };
}
