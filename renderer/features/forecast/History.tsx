import { Link } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Chance, ForecastMethod, ForecastSummary } from "../../../shared/contract/forecast.ts";
import { Money } from "../../components/Money.tsx";
import { formatDay, formatInteger, formatPercent } from "../../lib/format.ts";
import { useForecastStyles } from "./styles.ts";

/** Every kept forecast with how it came true, one row a currency. */
export function History(props: {
  readonly runs: readonly ForecastSummary[];
  readonly onRun: (id: number) => void;
}): ReactNode {
  const shared = useForecastStyles();
  const { t } = useTranslation();
  return (
    <section className={shared.section}>
      <h3 className={shared.title}>{t("forecast.history.title")}</h3>
      <div className={shared.scroll}>
        <table className={shared.table} aria-label={t("forecast.history.title")}>
          <thead>
            <tr>
              <th scope="col">{t("forecast.history.asOf")}</th>
              <th scope="col">{t("forecast.currency")}</th>
              {(["forecast", "weeksOver", "forecastOver", "actual", "accuracy"] as const).map((column) => (
                <th key={column} scope="col" className={shared.number}>
                  {t(`forecast.history.${column}`)}
                </th>
              ))}
              <th scope="col">{t("forecast.history.madeBy")}</th>
            </tr>
          </thead>
          <tbody>
            {props.runs.flatMap((run) =>
              run.currencies.map((own) => (
                <tr key={`${run.id} ${own.currency}`}>
                  <td>
                    <Link as="button" onClick={() => props.onRun(run.id)}>
                      {formatDay(run.asOf)}
                    </Link>
                  </td>
                  <td>{own.currency}</td>
                  <td className={shared.number}>
                    <Money minor={own.forecastMinor} currency={own.currency} />
                  </td>
                  <td className={shared.number}>
                    {formatInteger(own.weeksOver)} / {formatInteger(run.weeks)}
                  </td>
                  <td className={shared.number}>
                    <Money minor={own.overForecastMinor} currency={own.currency} dashForZero />
                  </td>
                  <td className={shared.number}>
                    <Money minor={own.overActualMinor} currency={own.currency} dashForZero />
                  </td>
                  <td className={shared.number}>{formatPercent(own.accuracyPct)}</td>
                  <td>{run.actor}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What a forecast counted with: measured where there were cases enough, said where there were not. */
export function Method({ method }: { readonly method: ForecastMethod }): ReactNode {
  const shared = useForecastStyles();
  const { t } = useTranslation();
  const told = ({ bp, cases }: Chance): string => {
    const percent = (bp / 100).toFixed(2);
    return cases === 0
      ? t("forecast.method.assumed", { percent })
      : t("forecast.method.measured", { percent, count: cases, formatted: formatInteger(cases) });
  };
  const rows = [
    [t("forecast.method.promise"), told(method.promise)],
    [t("forecast.method.plan"), told(method.plan)],
    ...Object.entries(method.buckets).flatMap(([currency, buckets]) =>
      (
        [
          ["current", "current"],
          ["1-30", "d1to30"],
          ["31-60", "d31to60"],
          ["61-90", "d61to90"],
          ["90+", "d90plus"],
        ] as const
      ).map(([bucket, word]) => [
        t("forecast.method.bucket", { bucket: t(`common.buckets.${word}`), currency }),
        told(buckets[bucket]),
      ]),
    ),
  ];
  return (
    <section className={shared.section}>
      <h3 className={shared.title}>{t("forecast.method.title")}</h3>
      <p className={shared.quiet}>{t("forecast.method.body")}</p>
      <table className={shared.table} aria-label={t("forecast.method.title")}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
