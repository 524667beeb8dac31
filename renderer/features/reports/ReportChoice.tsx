import { Dropdown, makeStyles, Option, OptionGroup } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type ReportKind, zReportKind, zScheduledReport } from "../../../shared/contract/reports.ts";
import type { Looked } from "./queries.ts";

const useStyles = makeStyles({ report: { minWidth: "260px" }, paper: { minWidth: "96px" } });

const LISTS = zReportKind.options.filter((kind) => !zScheduledReport.safeParse(kind).success);
const PAPERS = ["letter", "a4"] as const;

interface Props {
  readonly kind: ReportKind;
  readonly paper: Looked["paper"];
  readonly onKind: (kind: ReportKind) => void;
  readonly onPaper: (paper: Looked["paper"]) => void;
}

/** Which report is shown, and on which paper it is printed. */
export function ReportChoice({ kind, paper, onKind, onPaper }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const option = (each: ReportKind): ReactNode => (
    <Option key={each} value={each}>
      {t(`reports.kinds.${each}`)}
    </Option>
  );
  return (
    <>
      <Dropdown
        className={styles.report}
        aria-label={t("reportsScreen.report")}
        value={t(`reports.kinds.${kind}`)}
        selectedOptions={[kind]}
        onOptionSelect={(_, { optionValue }) => {
          const chosen = zReportKind.safeParse(optionValue);
          if (chosen.success) onKind(chosen.data);
        }}
      >
        <OptionGroup label={t("reportsScreen.periods")}>{zScheduledReport.options.map(option)}</OptionGroup>
        <OptionGroup label={t("reportsScreen.lists")}>{LISTS.map(option)}</OptionGroup>
      </Dropdown>
      <Dropdown
        className={styles.paper}
        aria-label={t("reportsScreen.paper")}
        value={t(`reportsScreen.papers.${paper}`)}
        selectedOptions={[paper]}
        onOptionSelect={(_, { optionValue }) => onPaper(optionValue === "a4" ? "a4" : "letter")}
      >
        {PAPERS.map((each) => (
          <Option key={each} value={each}>
            {t(`reportsScreen.papers.${each}`)}
          </Option>
        ))}
      </Dropdown>
    </>
  );
}
