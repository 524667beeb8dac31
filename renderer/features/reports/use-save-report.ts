import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";

/** Where saving the report stands. */
export type SaveState =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  | { readonly phase: "done"; readonly file: string }
  | { readonly phase: "failed"; readonly error: unknown };

/** Asks where to save the weekly report and has the ledger write it. */
export function useSaveReport(asOf: string): {
  readonly state: SaveState;
  readonly save: (format: "pdf" | "xlsx") => Promise<void>;
  readonly dismiss: () => void;
} {
  const { t } = useTranslation();
  const [state, setState] = useState<SaveState>({ phase: "idle" });
  const save = async (format: "pdf" | "xlsx"): Promise<void> => {
    // Slashes of the day would be folders in the file's name.
    const name = t("reports.weekly.fileName", { day: formatDay(asOf).replaceAll("/", "-") });
    const file = await native.saveAs({ suggestedName: `${name}.${format}`, kind: format });
    if (file === null) return;
    setState({ phase: "running" });
    try {
      const written = await ledger.reports.exportWeekly({
        commandId: crypto.randomUUID(),
        asOf,
        format,
        file,
        lang: currentLang(),
      });
      setState({ phase: "done", file: written.file });
    } catch (error) {
      setState({ phase: "failed", error });
    }
  };
  return { state, save, dismiss: () => setState({ phase: "idle" }) };
}
