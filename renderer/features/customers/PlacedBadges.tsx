import { Badge } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";

/** Which agency has invoices of the customer today, and since when. */
export function PlacedBadges({ customerId }: { readonly customerId: number }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.agencies.ofCustomer.queryOptions({ input: { customerId } }));
  return data?.rows.map(({ agencyId, agencyName, since, items, currency, openMinor }) => (
    <Badge
      key={`${String(agencyId)} ${currency}`}
      appearance="outline"
      color="important"
      title={t("agencies.of.badgeTitle", {
        count: items,
        formatted: formatInteger(items),
        amount: formatMoney(openMinor, currency),
      })}
    >
      {t("agencies.of.badge", { agency: agencyName, day: formatDay(since) })}
    </Badge>
  ));
}
