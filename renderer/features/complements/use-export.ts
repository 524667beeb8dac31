import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ComplementFilter } from "../../../shared/contract/complements.ts";
import type { GridSort } from "../../grid/column.ts";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { complementSort, type Selection } from "./queries.ts";

/** Where the last export stands. */
export type ExportState =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  | { readonly phase: "done"; readonly file: string; readonly rows: number }
  | { readonly phase: "failed"; readonly error: unknown };

/** Asks where to save and writes the list to Excel, as it is filtered and sorted. */
export function useExport(): {
  readonly state: ExportState;
  readonly run: (
    selection: Selection,
    filters: readonly ComplementFilter[],
    sort: readonly GridSort[],
  ) => Promise<void>;
  readonly dismiss: () => void;
} {
  const { t } = useTranslation();
  const [state, setState] = useState<ExportState>({ phase: "idle" });
  const run = async (
    selection: Selection,
    filters: readonly ComplementFilter[],
    sort: readonly GridSort[],
  ): Promise<void> => {
    // Slashes of the day would be folders in the file's name.
    const day = formatDay(selection.asOf).replaceAll("/", "-");
    const list = t(`complements.lists.${selection.list}.title`);
    const file = await native.saveAs({
      suggestedName: `${t("complements.exportName", { list, day })}.xlsx`,
      kind: "xlsx",
    });
    if (file === null) return;
    setState({ phase: "running" });
    try {
      const input = { ...selection, filters: [...filters], sort: complementSort(sort), lang: currentLang() };
      setState({ phase: "done", ...(await ledger.complements.exportList({ ...input, file })) });
    } catch (error) {
      setState({ phase: "failed", error });
    }
  };
  return { state, run, dismiss: () => setState({ phase: "idle" }) };
}
