import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";

// A name may be long, so that this is words and no badge: they wrap.
const useStyles = makeStyles({
  words: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
});

/** Which agency has invoices of the customer today, and since when. */
export function PlacedWith({ customerId }: { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data } = useQuery(orpc.agencies.ofCustomer.queryOptions({ input: { customerId } }));
  return data?.rows.map(({ agencyId, agencyName, since, items, currency, openMinor }) => (
    <span
      key={`${String(agencyId)} ${currency}`}
      className={styles.words}
      title={t("agencies.of.badgeTitle", {
        count: items,
        formatted: formatInteger(items),
        amount: formatMoney(openMinor, currency),
      })}
    >
      {t("agencies.of.badge", { agency: agencyName, day: formatDay(since) })}
    </span>
  ));
}
