import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { KpiFigure, WeeklyReport } from "../../../shared/contract/reports.ts";
import { reportsEs } from "../../../shared/i18n/reports.es.ts";
import { formatAmount, formatDay, formatInteger, formatMoney, formatPercent } from "../../lib/format.ts";
import { FigureCard, KpiLight } from "./KpiCard.tsx";
import type { WeeklySection } from "./queries.ts";

const useStyles = makeStyles({
  // A value is never cut: with large text the last of them stand on a line of their own.
  row: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    "& > section": { flex: "1 1 190px", minWidth: "min-content" },
    "& > section:first-child": { flexGrow: 1.35 },
  },
  definition: { display: "block", maxWidth: "360px", lineHeight: tokens.lineHeightBase300 },
  figures: { display: "block", marginTop: "6px", fontVariantNumeric: "tabular-nums" },
  /** A line of its own. */
  before: { flexBasis: "100%" },
});

const zMethod = z.enum(Object.keys(reportsEs.methods) as [keyof typeof reportsEs.methods]);

interface Props {
  readonly report: WeeklyReport;
  readonly section: WeeklySection;
}

/** First what a manager asks: how much is open, and how the three figures with a target stand. */
export function KpiRow({ report, section }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { currency, totals, previousTotals, trend } = section;
  const amount = (text: string): string => formatAmount(Number(text), currency);
  const shownValue = (figure: KpiFigure): string => {
    if (figure.value === null) return t("reports.figure.notAvailable");
    const value = t(`reports.figure.${figure.unit}`, { value: figure.value });
    return figure.atLeast ? t("reports.figure.atLeast", { value }) : value;
  };
  const targetOf = (figure: KpiFigure): string => t(`reports.figure.${figure.unit}`, { value: figure.target });
  const definition = (name: "overdue" | "current" | "dso", figure: KpiFigure): ReactElement => {
    const method = zMethod.safeParse(figure.method);
    return (
      <span className={styles.definition}>
        {t(`reports.definitions.${figure.method === "simple" ? "dsoSimple" : name}.text`)} {t("reportsScreen.judged")}
        <span className={styles.figures}>
          {t("reportsScreen.method")}: {method.success ? t(`reports.methods.${method.data}`) : figure.method}
          <br />
          {t(name === "dso" ? "reports.figure.ofSales" : "reports.figure.ofOpen", {
            part: amount(figure.numerator),
            whole: amount(figure.denominator),
          })}
        </span>
      </span>
    );
  };
  const before = trend.at(-2);
  return (
    <div className={styles.row}>
      <FigureCard name={t("reports.kpis.open")} value={formatMoney(totals.openMinor, currency)}>
        <span>
          {totals.documents === 1
            ? t("reports.figure.document")
            : t("reports.figure.documents", { count: totals.documents, formatted: formatInteger(totals.documents) })}
        </span>
        <span className={styles.before}>
          {t("reportsScreen.before", {
            value: formatAmount(previousTotals.openMinor, currency),
            day: formatDay(report.previousAsOf),
          })}
        </span>
      </FigureCard>
      <FigureCard
        name={t("reports.kpis.overdue")}
        value={shownValue(section.overdue)}
        definition={definition("overdue", section.overdue)}
      >
        <KpiLight figure={section.overdue} target={targetOf(section.overdue)} />
        {before !== undefined && (
          <span className={styles.before}>
            {t("reportsScreen.before", { value: formatPercent(before.overduePercent), day: formatDay(before.day) })}
          </span>
        )}
      </FigureCard>
      <FigureCard
        name={t("reports.kpis.current")}
        value={shownValue(section.current)}
        definition={definition("current", section.current)}
      >
        <KpiLight figure={section.current} target={targetOf(section.current)} />
      </FigureCard>
      <FigureCard
        name={t("reports.kpis.dso")}
        value={shownValue(section.dso)}
        definition={definition("dso", section.dso)}
      >
        <KpiLight figure={section.dso} target={targetOf(section.dso)} />
      </FigureCard>
    </div>
  );
}
