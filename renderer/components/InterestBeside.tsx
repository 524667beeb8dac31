import { Link } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAsOf } from "../lib/as-of.tsx";
import { formatMoney } from "../lib/format.ts";
import { orpc } from "../lib/ledger.ts";
import { useNavigation } from "../lib/navigation.ts";

interface Props {
  readonly customerId: number;
  /** One currency; all of them when it is left out. */
  readonly currency?: string | undefined;
  readonly className?: string | undefined;
  /** What stands around it, left out where there is no interest. */
  readonly around?: (shown: ReactNode) => ReactNode;
}

/**
 * Moratory interest of a customer's open invoices, beside a balance and never inside it; a click away from its calculation.
 * Nothing where there is none.
 */
export function InterestBeside({ customerId, currency, className, around }: Props): ReactNode {
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { toInterest } = useNavigation();
  const { data } = useQuery(orpc.interest.summary.queryOptions({ input: { customerId, asOf: day } }));
  const totals = (data?.totals ?? []).filter(
    (total) => total.interestMinor > 0 && (currency === undefined || total.currency === currency),
  );
  if (totals.length === 0) return null;
  const shown = (
    <Link as="button" className={className} title={t("interest.beside.hint")} onClick={() => toInterest(customerId)}>
      {totals.map((total) => formatMoney(total.interestMinor, total.currency)).join(" + ")}
    </Link>
  );
  return around === undefined ? shown : around(shown);
}
