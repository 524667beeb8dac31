import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Consolidated, UsedRate } from "../../shared/contract/rates.ts";
import { shownRate } from "../../shared/domain/rates/exchange-rate.ts";
import { rateSource } from "../../shared/i18n/rate-reasons.ts";
import { formatDay, formatInteger, formatPercent } from "../lib/format.ts";
import { currentLang } from "../lib/i18n.ts";
import { useNavigation } from "../lib/navigation.ts";
import { Money } from "./Money.tsx";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalL,
    rowGap: "2px",
    flexShrink: 0,
    padding: "4px 12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
  sum: { fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground1 },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

/** A rate with where it comes from and of which day. */
function rateWords(t: TFunction, rate: UsedRate): string {
  const { currency, daysOld } = rate;
  const words = {
    currency,
    rate: shownRate(rate.rate),
    source: rateSource(currentLang(), rate.source),
    day: formatDay(rate.day),
  };
  return daysOld === 0
    ? t("rates.consolidated.rate", words)
    : t("rates.consolidated.rateOld", { ...words, days: daysOld });
}

/**
 * What is filtered, in company currency: with the rates it was made with, their day and source, and the exchange difference
 * beside it. Where a rate is missing it says which, and shows no sum.
 */
export function ConsolidatedLine({ data }: { readonly data: Consolidated | undefined }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toSettings } = useNavigation();
  if (!data?.needed) return null;
  const missing = data.missing.map(({ currency, lastDay }) =>
    lastDay === null
      ? t("rates.consolidated.missingNone", { currency })
      : t("rates.consolidated.missingLast", { currency, day: formatDay(lastDay) }),
  );
  return (
    <section className={styles.line} aria-label={t("rates.consolidated.label")}>
      {data.sums === null ? (
        <>
          <span>{t("rates.consolidated.missing", { currencies: missing.join(", "), day: formatDay(data.asOf) })}</span>
          <Button size="small" appearance="subtle" onClick={toSettings}>
            {t("rates.consolidated.fix")}
          </Button>
        </>
      ) : (
        <>
          <span className={styles.sum}>
            {t("rates.consolidated.label")} {data.currency}{" "}
            <span className={styles.strong}>
              <Money minor={data.sums.balanceMinor} currency={data.currency} />
            </span>
          </span>
          <span>
            {t("receivables.totals.overdueShare")} {formatPercent(data.sums.overduePercent)}
          </span>
          <span>{data.rates.map((rate) => rateWords(t, rate)).join(" · ")}</span>
          {data.differenceMinor === null ? (
            <span>{t("rates.consolidated.withoutOwnRate", { count: formatInteger(data.withoutOwnRate) })}</span>
          ) : (
            <span title={t("rates.consolidated.differenceHint")}>
              {t("rates.consolidated.difference")} <Money minor={data.differenceMinor} currency={data.currency} />
            </span>
          )}
        </>
      )}
    </section>
  );
}
