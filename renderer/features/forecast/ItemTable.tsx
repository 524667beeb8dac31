import { Button, Dropdown, Input, Link, makeStyles, Option, tokens } from "@fluentui/react-components";
import { DismissRegular, SearchRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ForecastSourceName, zForecastSource } from "../../../shared/contract/forecast.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { formatDay, formatInteger, formatMoney, formatPercent } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useItems } from "./queries.ts";
import { useForecastStyles } from "./styles.ts";

const useStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  search: { width: "260px" },
  source: { minWidth: "180px" },
  space: { flex: 1 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    // Takes the focus only to be read from; it is no control, so no ring.
    outlineStyle: "none",
  },
});

const STEP = 100;

interface Props {
  readonly runId: number;
  readonly currency: string;
  readonly week: string | null;
  readonly onClose: () => void;
}

/** Rows behind a week of a forecast, or behind all of it, the largest first. */
export function ItemTable({ runId, currency, week, onClose }: Props): ReactNode {
  const styles = useStyles();
  const shared = useForecastStyles();
  const { t } = useTranslation();
  const { toCustomer, toDocument } = useNavigation();
  const [search, setSearch] = useState("");
  const [source, setSource] = useState<ForecastSourceName | null>(null);
  const [limit, setLimit] = useState(STEP);
  const { data } = useItems({ runId, currency, week, source, search }, limit);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another week is another list, read from its title
  useEffect(() => {
    heading.current?.focus();
    setLimit(STEP);
  }, [week, currency, runId]);
  const title =
    week === null
      ? t("forecast.rows.all")
      : week === "later"
        ? t("forecast.rows.later")
        : t("forecast.rows.title", { week: formatDay(week) });
  return (
    <section className={shared.section} aria-label={title}>
      <div className={styles.bar}>
        <h3 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h3>
        {data !== undefined && (
          <span className={shared.quiet}>
            {t("forecast.rows.count", { count: data.total, formatted: formatInteger(data.total) })} ·{" "}
            {formatMoney(data.inWeekMinor, currency)}
          </span>
        )}
        <span className={styles.space} />
        <Input
          className={styles.search}
          size="small"
          contentBefore={<SearchRegular />}
          placeholder={t("forecast.rows.search")}
          aria-label={t("forecast.rows.search")}
          maxLength={200}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <Dropdown
          className={styles.source}
          size="small"
          aria-label={t("forecast.rows.source")}
          value={source === null ? t("forecast.rows.anySource") : t(`forecast.sources.${source}`)}
          selectedOptions={[source ?? ""]}
          onOptionSelect={(_, { optionValue }) => {
            const next = zForecastSource.safeParse(optionValue);
            setSource(next.success ? next.data : null);
          }}
        >
          <Option value="">{t("forecast.rows.anySource")}</Option>
          {zForecastSource.options.map((each) => (
            <Option key={each} value={each}>
              {t(`forecast.sources.${each}`)}
            </Option>
          ))}
        </Dropdown>
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={t("common.close")}
          onClick={onClose}
        />
      </div>
      {data?.total === 0 && <p className={shared.quiet}>{t("forecast.rows.nothing")}</p>}
      {data !== undefined && data.total > 0 && (
        <div className={shared.scroll}>
          <table className={shared.table} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t("forecast.rows.customer")}</th>
                <th scope="col">{t("forecast.rows.invoice")}</th>
                <th scope="col">{t("forecast.rows.due")}</th>
                <th scope="col">{t("forecast.rows.source")}</th>
                <th scope="col">{t("forecast.rows.expectedOn")}</th>
                <th scope="col" className={shared.number}>
                  {t("forecast.rows.base")}
                </th>
                <th scope="col" className={shared.number}>
                  {t("forecast.rows.chance")}
                </th>
                <th scope="col" className={shared.number}>
                  {t("forecast.rows.inWeek")}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    <Link as="button" onClick={() => toCustomer(row.customerId)}>
                      {row.customerName}
                    </Link>
                  </td>
                  <td>
                    <Link as="button" onClick={() => toDocument(row.uuid)}>
                      {row.label}
                    </Link>
                  </td>
                  <td>
                    <DayText day={row.dueOn} />
                  </td>
                  <td title={t(`forecast.why.${row.why}`)}>{t(`forecast.sources.${row.source}`)}</td>
                  <td>
                    {row.expectedOn === null ? (
                      <span className={shared.quiet}>
                        {row.source === "spread" ? t("forecast.rows.spread") : t(`forecast.why.${row.why}`)}
                      </span>
                    ) : (
                      <DayText day={row.expectedOn} />
                    )}
                  </td>
                  <td className={shared.number}>
                    <Money minor={row.baseMinor} currency={row.currency} />
                  </td>
                  <td className={shared.number}>{formatPercent((row.chanceBp / 100).toFixed(2))}</td>
                  <td className={shared.number}>
                    <Money minor={row.inWeekMinor} currency={row.currency} dashForZero />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data !== undefined && data.total > data.rows.length && limit < 1000 && (
        <Button onClick={() => setLimit(Math.min(1000, limit + STEP))}>{t("forecast.rows.more")}</Button>
      )}
    </section>
  );
}
