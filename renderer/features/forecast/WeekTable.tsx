import { Link, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ForecastCurrencyView, ForecastWeekView } from "../../../shared/contract/forecast.ts";
import { Money } from "../../components/Money.tsx";
import { DASH, formatDay, formatPercent } from "../../lib/format.ts";
import { useForecastStyles } from "./styles.ts";

interface Props {
  readonly currency: ForecastCurrencyView;
  /** Shows the rows of a week: its Monday, or "later". */
  readonly onWeek: (week: string) => void;
}

const PARTS = ["promise", "agreement", "habit", "spread"] as const;

/** Weeks of a forecast in one currency, each with its rows a click away, held against what came in. */
export function WeekTable({ currency, onWeek }: Props): ReactNode {
  const shared = useForecastStyles();
  const { t } = useTranslation();
  const { weeks, currency: code } = currency;
  const known = weeks.filter((week) => week.weekOn !== null);
  const sum = (value: (week: ForecastWeekView) => number): number => known.reduce((all, week) => all + value(week), 0);
  const line = (week: ForecastWeekView): ReactNode => (
    <tr key={week.weekOn ?? "later"}>
      <td>
        <Link as="button" onClick={() => onWeek(week.weekOn ?? "later")}>
          {week.weekOn === null ? t("forecast.later") : formatDay(week.weekOn)}
        </Link>
      </td>
      {PARTS.map((part) => (
        <td key={part} className={shared.number}>
          <Money minor={week[`${part}Minor`]} currency={code} dashForZero />
        </td>
      ))}
      <td className={mergeClasses(shared.number, shared.strong)}>
        <Money minor={week.totalMinor} currency={code} dashForZero />
      </td>
      {[week.actualMinor, week.actualOnForecastMinor].map((minor, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two cells that never move
        <td key={index} className={shared.number}>
          {minor === null ? DASH : <Money minor={minor} currency={code} />}
        </td>
      ))}
      <td className={shared.number}>{formatPercent(week.accuracyPct)}</td>
    </tr>
  );
  return (
    <div className={shared.scroll}>
      <table className={shared.table} aria-label={t("forecast.table", { currency: code })}>
        <thead>
          <tr>
            <th scope="col">{t("forecast.columns.week")}</th>
            {([...PARTS, "total", "actual", "onForecast", "accuracy"] as const).map((column) => (
              <th
                key={column}
                scope="col"
                className={shared.number}
                {...(column === "accuracy" ? { title: t("forecast.accuracyHint") } : {})}
              >
                {t(`forecast.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {known.map(line)}
          <tr>
            <td className={shared.strong}>{t("forecast.total")}</td>
            {PARTS.map((part) => (
              <td key={part} className={mergeClasses(shared.number, shared.strong)}>
                <Money minor={sum((week) => week[`${part}Minor`])} currency={code} dashForZero />
              </td>
            ))}
            <td className={mergeClasses(shared.number, shared.strong)}>
              <Money minor={currency.forecastMinor} currency={code} dashForZero />
            </td>
            <td className={mergeClasses(shared.number, shared.strong)}>
              <Money minor={currency.overActualMinor} currency={code} dashForZero />
            </td>
            <td />
            <td className={mergeClasses(shared.number, shared.strong)}>{formatPercent(currency.accuracyPct)}</td>
          </tr>
          {/* Beyond the weeks, so not in their total. */}
          {weeks.filter((week) => week.weekOn === null && week.totalMinor !== 0).map(line)}
        </tbody>
      </table>
    </div>
  );
}
