import { Button, makeStyles, Select } from "@fluentui/react-components";
import { FilterDismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AuditFilter } from "../../../shared/contract/audit.ts";
import { auditActionWords } from "../../../shared/i18n/audit-words.ts";
import { CommandBar } from "../../components/CommandBar.tsx";
import { DayInput } from "../../components/DayInput.tsx";
import { ExportButton } from "../../components/ExportButton.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { currentLang } from "../../lib/i18n.ts";
import type { Export, WrittenList } from "../../lib/use-export.ts";

const useStyles = makeStyles({
  // The six of them and the export stand on one line of an office monitor.
  choice: { width: "154px", "& > select": { textOverflow: "ellipsis" } },
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
});

interface Props {
  readonly filter: AuditFilter;
  /** The company's day. */
  readonly today: string;
  readonly choices: { readonly actors: string[]; readonly actions: string[]; readonly pcs: string[] } | undefined;
  readonly onFilter: (changes: Partial<AuditFilter>) => void;
  readonly onClear: () => void;
  readonly exporting: Export<WrittenList>;
  readonly onExport: () => void;
}

/** What of the audit is seen: who, what, when and from which PC. */
export function AuditBar({ filter, today, choices, onFilter, onClear, exporting, onExport }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const lang = currentLang();
  const day = (which: "from" | "to"): ReactNode => (
    <DayInput
      label={t(`audit.${which}`)}
      placeholder={t(`audit.${which}`)}
      day={filter[which] ?? ""}
      today={today}
      onDay={(chosen) => onFilter({ [which]: chosen === "" ? null : chosen })}
    />
  );
  const choice = (
    which: "actors" | "actions" | "pcs",
    label: string,
    all: string,
    words: (value: string) => string = (value) => value,
  ): ReactNode => (
    <Select
      className={styles.choice}
      aria-label={label}
      value={filter[which][0] ?? ""}
      onChange={(_, { value }) => onFilter({ [which]: value === "" ? [] : [value] })}
    >
      <option value="">{all}</option>
      {[...(choices?.[which] ?? [])]
        .map((value) => ({ value, text: words(value) }))
        .sort((a, b) => a.text.localeCompare(b.text, lang))
        .map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
    </Select>
  );
  return (
    <CommandBar tight label={t("audit.bar")}>
      <QuickSearch
        narrow
        search={filter.search}
        label={t("audit.search")}
        placeholder={t("audit.searchPlaceholder")}
        onSearch={(search) => onFilter({ search })}
      />
      {day("from")}
      {day("to")}
      {choice("actors", t("audit.who"), `${t("audit.who")}: ${t("audit.anyone")}`)}
      {choice("actions", t("audit.what"), `${t("audit.what")}: ${t("audit.anything")}`, (action) =>
        auditActionWords(action, lang),
      )}
      {choice("pcs", t("audit.pc"), `${t("audit.pc")}: ${t("audit.anyPc")}`)}
      <Button
        className={styles.command}
        appearance="subtle"
        icon={<FilterDismissRegular />}
        title={t("audit.clear")}
        onClick={onClear}
      >
        <span data-word="">{t("audit.clear")}</span>
      </Button>
      <ExportButton to="audit.exportPage" exporting={exporting} onExport={onExport} />
    </CommandBar>
  );
}
