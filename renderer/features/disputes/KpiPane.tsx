import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { startOfMonth } from "../../../shared/domain/days.ts";
import { DayField } from "../../components/DayField.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { formatInteger } from "../../lib/format.ts";
import { resolverWords } from "./labels.ts";
import { useDisputeKpis, useDisputeRules } from "./queries.ts";

const useStyles = makeStyles({
  all: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  period: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: tokens.spacingHorizontalM },
  heading: { margin: "0 0 4px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& th, & td": { padding: "4px 8px 4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    "& th": { textAlign: "left", fontWeight: tokens.fontWeightRegular },
    "& thead th": { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
    "& td, & thead th + th": { textAlign: "right" },
  },
});

interface Props {
  readonly today: string;
  readonly onClose: () => void;
}

/** Times to answer, ages and root causes of a period (KPIS 12). */
export function KpiPane({ today, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [from, setFrom] = useState(startOfMonth(today));
  const [to, setTo] = useState(today);
  const { data } = useDisputeKpis(from, to);
  const { data: rules } = useDisputeRules();
  const days = (value: string | number | null): string =>
    value === null ? t("disputes.kpis.none") : t("disputes.kpis.days", { value });
  const percent = (value: string | null): string =>
    value === null ? t("disputes.kpis.none") : t("disputes.kpis.percent", { value });
  return (
    <SidePane title={t("disputes.kpis.title")} onClose={onClose}>
      <div className={styles.all}>
        <div className={styles.period}>
          <DayField
            label={t("disputes.kpis.from")}
            day={from}
            onDay={setFrom}
            invalid={t("payments.form.dayInvalid")}
          />
          <DayField label={t("disputes.kpis.to")} day={to} onDay={setTo} invalid={t("payments.form.dayInvalid")} />
        </div>
        {data !== undefined && (
          <>
            <Figures
              title={t("disputes.kpis.answered")}
              rows={[
                [t("disputes.kpis.count"), formatInteger(data.answered.disputes)],
                [t("disputes.kpis.mean"), days(data.answered.mean)],
                [t("disputes.kpis.median"), days(data.answered.median)],
                [t("disputes.kpis.p90"), days(data.answered.p90)],
                [t("disputes.kpis.withinLimit", { count: data.limitDays }), percent(data.answered.withinLimit)],
                [t("disputes.kpis.withinOwn"), percent(data.answered.withinOwn)],
              ]}
            />
            <Figures
              title={t("disputes.kpis.open")}
              rows={[
                [t("disputes.kpis.count"), formatInteger(data.open.disputes)],
                [t("disputes.kpis.mean"), days(data.open.mean)],
                [t("disputes.kpis.median"), days(data.open.median)],
                [t("disputes.kpis.p90"), days(data.open.p90)],
                [t("disputes.kpis.oldest"), days(data.open.oldest)],
              ]}
            />
            <section>
              <h3 className={styles.heading}>{t("disputes.kpis.causes")}</h3>
              {data.causes.length === 0 ? (
                <p className={styles.quiet}>{t("disputes.kpis.nobody")}</p>
              ) : (
                <table className={styles.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t("disputes.kpis.cause")}</th>
                      <th scope="col">{t("disputes.kpis.count")}</th>
                      <th scope="col">{t("disputes.kpis.share")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.causes.map((row) => (
                      <tr key={row.rootCause ?? ""}>
                        <th scope="row">
                          {row.rootCause === null ? t("disputes.causeUnknown") : t(`disputes.causes.${row.rootCause}`)}
                        </th>
                        <td>{formatInteger(row.disputes)}</td>
                        <td>{percent(row.share)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </section>
            {data.resolvers.length > 0 && (
              <section>
                <h3 className={styles.heading}>{t("disputes.kpis.resolvers")}</h3>
                <table className={styles.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t("disputes.kpis.resolver")}</th>
                      <th scope="col">{t("disputes.kpis.answeredShort")}</th>
                      <th scope="col">{t("disputes.kpis.openShort")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.resolvers.map((row) => (
                      <tr key={row.resolver}>
                        <th scope="row">{resolverWords(row.resolver, rules?.resolvers, t)}</th>
                        <td>{formatInteger(row.answered)}</td>
                        <td>{formatInteger(row.open)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            )}
          </>
        )}
        <p className={styles.quiet}>{t("disputes.kpis.clock")}</p>
      </div>
    </SidePane>
  );
}

function Figures({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}): ReactNode {
  const styles = useStyles();
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <table className={styles.table}>
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
