import { Link } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatMoney } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";

/** Escalated cases of the customer that are not decided, each a way to it. */
export function OpenCases({ customerId }: { readonly customerId: number }): ReactNode {
  const { t } = useTranslation();
  const { toEscalation } = useNavigation();
  const { data } = useQuery(orpc.escalations.ofCustomer.queryOptions({ input: { customerId } }));
  return data?.rows
    .filter(({ state }) => state !== "decided")
    .map(({ id, level, openMinor, currency }) => (
      <Link key={id} as="button" title={t("escalations.ofCustomer.open")} onClick={() => toEscalation(id)}>
        {t("escalations.ofCustomer.line", {
          id,
          level: t(`escalationCodes.levels.${level}`),
          amount: formatMoney(openMinor, currency),
        })}
      </Link>
    ));
}
