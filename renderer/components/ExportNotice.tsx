import { ProgressBar } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatInteger } from "../lib/format.ts";
import type { Export, WrittenList } from "../lib/use-export.ts";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { SavedFile } from "./SavedFile.tsx";

interface Props {
  readonly exporting: Export<WrittenList>;
  /** What was written, in words of the list; how many rows and where unless said. */
  readonly words?: (count: number, rows: string, file: string) => string;
}

/** Says how the export of a list goes, and opens its file. */
export function ExportNotice({ exporting: { state, dismiss }, words }: Props): ReactNode {
  const { t } = useTranslation();
  switch (state.phase) {
    case "idle":
      return null;
    case "running":
      return <ProgressBar aria-label={t("grid.exporting")} />;
    case "failed":
      return <ErrorNotice error={state.error} onDismiss={dismiss} />;
    case "done": {
      const { rows: count, groups = false } = state.answer;
      const rows = formatInteger(count);
      const file = state.answer.file.split(/[\\/]/).at(-1) ?? "";
      return (
        <SavedFile file={state.answer.file} onDismiss={dismiss}>
          {words !== undefined && !groups
            ? words(count, rows, file)
            : t(groups ? "grid.exportedGroups" : "grid.exported", { count, rows, file })}
        </SavedFile>
      );
    }
  }
}
