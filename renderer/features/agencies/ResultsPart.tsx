import { makeStyles, tokens } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgencyScore, PlacementMonth } from "../../../shared/contract/agency-scores.ts";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { DayField } from "../../components/DayField.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { DASH, formatDay, formatInteger, formatMoney, formatPercent } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { PERIOD_CHOICES, periodOf } from "../../lib/periods.ts";
import { changeResults, useResultsState } from "./agencies-state.ts";
import { PromisedLine, ReportedLines } from "./ReportedLines.tsx";
import { useAgencyStyles } from "./styles.ts";
import { monthText } from "./typed.ts";

const useStyles = makeStyles({
  tiles: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  tile: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    minWidth: "180px",
    flex: "1 1 180px",
    maxWidth: "300px",
    padding: "10px 14px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  value: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  period: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  choice: { minWidth: "0", width: "180px" },
  columns: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(280px, 1fr))",
    columnGap: "32px",
    alignItems: "start",
    rowGap: tokens.spacingVerticalM,
    maxWidth: "960px",
  },
});

const AGES = ["at30", "at60", "at90", "at180"] as const;
const DAYS = { at30: 30, at60: 60, at90: 90, at180: 180 } as const;

interface Props {
  readonly agencyId: number;
  /** Leads to the rows behind what it reported. */
  readonly onReports: () => void;
}

/** What an agency brought and cost in a period, the month of the cut-off day until another is chosen, beside its control group; and month by month of placement. */
export function ResultsPart({ agencyId, onReports }: Props): ReactNode {
  const styles = useAgencyStyles();
  const own = useStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { choice, typed } = useResultsState();
  const period = periodOf(choice, day, typed);
  const ordered = period.from !== "" && period.from <= period.to;
  const { data } = useQuery(
    orpc.agencies.scoreboard.queryOptions({ input: period, enabled: ordered, placeholderData: keepPreviousData }),
  );
  const { data: months } = useQuery(
    orpc.agencies.months.queryOptions({ input: { agencyId, asOf: day }, placeholderData: keepPreviousData }),
  );
  const scores = data?.rows.filter((row) => row.agencyId === agencyId) ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.paper} tabIndex={0} aria-label={t("agencies.results.title")}>
      <div className={styles.stack}>
        <div className={own.period}>
          <ChoiceFilter
            className={own.choice}
            label={t("kpis.period")}
            choices={PERIOD_CHOICES}
            chosen={choice}
            words={(each) => t(`kpis.periods.${each}`)}
            onChoose={(next) => changeResults({ choice: next, ...(next === "other" ? { typed: period } : {}) })}
          />
          {choice === "other" &&
            (["from", "to"] as const).map((end) => (
              <DayField
                key={end}
                label={t(`kpis.${end}`)}
                day={typed[end]}
                invalid={t("kpis.wrongPeriod")}
                problem={ordered ? null : t("kpis.wrongPeriod")}
                onDay={(next) => next !== "" && changeResults({ typed: { ...typed, [end]: next } })}
              />
            ))}
        </div>
        <h3 className={styles.heading}>
          {t("agencies.results.period", { from: formatDay(period.from), to: formatDay(period.to) })}
        </h3>
        {data !== undefined && scores.length === 0 && <p className={styles.text}>{t("agencies.results.none")}</p>}
        {scores.slice(0, 1).map((score) => (
          <p key="complaints" className={styles.text}>
            {t("agencies.results.complaints", {
              count: score.complaints,
              formatted: formatInteger(score.complaints),
              rate: score.complaintsPerThousand ?? DASH,
              accounts: formatInteger(score.accounts),
            })}
          </p>
        ))}
        {scores.slice(0, 1).map((score) => (
          <p key="quality" className={styles.text}>
            {t("agencies.results.quality", {
              average: score.qaAverage ?? t("agencyCalls.na"),
              reviewed: formatInteger(score.qaReviewed),
              owed: formatInteger(score.qaOwed),
            })}
          </p>
        ))}
        {scores.slice(0, 1).map((score) => (
          <p key="packages" className={styles.text}>
            {t("agencyPackages.onTime")}: {score.packagesPercent === null ? DASH : formatPercent(score.packagesPercent)}
            {score.packagesDue > 0 && (
              <span className={styles.quiet}>
                {" "}
                {t("agencyPackages.onTimeOf", {
                  onTime: formatInteger(score.packagesOnTime),
                  due: formatInteger(score.packagesDue),
                })}
              </span>
            )}
          </p>
        ))}
        {scores.slice(0, 1).map((score) => (
          <ReportedLines key="reported" score={score} period={period} onReports={onReports} />
        ))}
        {scores.map((score) => (
          <PromisedLine key={score.currency} score={score} period={period} onReports={onReports} />
        ))}
        {scores.map((score) => (
          <Score key={score.currency} score={score} />
        ))}
        {months !== undefined && <Months rows={months.rows} />}
      </div>
    </section>
  );
}

function Score({ score }: { readonly score: AgencyScore }): ReactNode {
  const styles = useStyles();
  const shared = useAgencyStyles();
  const { t } = useTranslation();
  const { currency } = score;
  const tiles = [
    ["rate", formatPercent(score.ratePercent), "rateHint"],
    ["control", formatPercent(score.controlPercent), null],
    ["cost", score.costPerPeso ?? DASH, "costHint"],
    ["costVat", score.costPerPesoWithVat ?? DASH, null],
  ] as const;
  const blocks = [
    [
      ["placed", score.placedMinor],
      ["recalled", score.recalledMinor],
      ["returned", score.returnedMinor],
      ["via", score.viaMinor],
      ["direct", score.directMinor],
      ["controlPlaced", score.controlPlacedMinor],
      ["controlCash", score.controlCashMinor],
    ],
    [
      ["recovered", score.recoveredMinor],
      ["commission", score.commissionMinor],
      ["ifDirect", score.commissionDirectEarnsMinor],
      ["ifVia", score.commissionViaOnlyMinor],
      ["fixed", score.fixedMinor],
      ["legal", score.legalMinor],
      ["invoiced", score.invoiceDifferenceMinor],
      ["vat", score.vatMinor],
    ],
  ] as const;
  return (
    <section className={shared.fields} aria-label={currency}>
      <div className={styles.tiles}>
        {tiles.map(([name, value, hint]) => (
          <div key={name} className={styles.tile}>
            <span className={shared.quiet}>
              {t(`agencies.results.${name}`)} · {currency}
            </span>
            <span className={styles.value}>{value}</span>
            {hint !== null && <span className={shared.quiet}>{t(`agencies.results.${hint}`)}</span>}
          </div>
        ))}
      </div>
      <div className={styles.columns}>
        {blocks.map((block) => (
          <dl key={block[0][0]} className={shared.figures}>
            {block.map(([name, minor]) => (
              <Figure key={name} name={t(`agencies.results.${name}`)} value={formatMoney(minor, currency)} />
            ))}
          </dl>
        ))}
      </div>
    </section>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Months({ rows }: { readonly rows: readonly PlacementMonth[] }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.fields} aria-label={t("agencies.results.months")}>
      <div>
        <h3 className={styles.heading}>{t("agencies.results.months")}</h3>
        <p className={styles.quiet}>{t("agencies.results.monthsHint")}</p>
      </div>
      {rows.length === 0 ? (
        <p className={styles.text}>{t("agencies.results.noMonths")}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t("agencies.results.months")}>
            <thead>
              <tr>
                <th scope="col">{t("agencies.results.month")}</th>
                <th scope="col">{t("agencies.results.group")}</th>
                <th scope="col" className={styles.number}>
                  {t("agencies.results.items")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("agencies.results.placed")}
                </th>
                {AGES.map((age) => (
                  <th key={age} scope="col" className={styles.number}>
                    {t("agencies.results.at", { days: DAYS[age] })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.month} ${row.currency} ${String(row.control)}`}>
                  <th scope="row">{monthText(row.month)}</th>
                  <td>{t(row.control ? "agencies.results.control" : "agencies.results.agency")}</td>
                  <td className={styles.number}>{formatInteger(row.items)}</td>
                  <td className={styles.number}>{formatMoney(row.placedMinor, row.currency)}</td>
                  {AGES.map((age) => (
                    <td key={age} className={styles.number}>
                      {formatPercent(row[age])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
