import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementSelection } from "../../../shared/contract/agreements.ts";
import type { GridSort } from "../../grid/column.ts";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { agreementSort } from "./queries.ts";

/** Where the last export stands. */
type ExportState =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  | { readonly phase: "done"; readonly file: string; readonly rows: number }
  | { readonly phase: "failed"; readonly error: unknown };

/** Asks where to save and writes the agreements of the selection to Excel, with the columns on the screen. */
export function useAgreementExport(): {
  readonly state: ExportState;
  readonly run: (selection: AgreementSelection, sort: readonly GridSort[], columns: readonly string[]) => Promise<void>;
  readonly dismiss: () => void;
} {
  const { t } = useTranslation();
  const [state, setState] = useState<ExportState>({ phase: "idle" });
  return {
    state,
    async run(selection, sort, columns) {
      // Slashes of the day would be folders in the file's name.
      const day = formatDay(selection.asOf).replaceAll("/", "-");
      const file = await native.saveAs({ suggestedName: `${t("agreements.exportName", { day })}.xlsx`, kind: "xlsx" });
      if (file === null) return;
      setState({ phase: "running" });
      try {
        const asked = { ...selection, sort: agreementSort(sort), columns: [...columns], file, lang: currentLang() };
        setState({ phase: "done", ...(await ledger.agreements.exportPage(asked)) });
      } catch (error) {
        setState({ phase: "failed", error });
      }
    },
    dismiss: () => setState({ phase: "idle" }),
  };
}
