import { Link } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useDocumentStyles } from "./document-styles.ts";

/** Moratory interest of the invoice, apart from its balance; nothing where it bears none. */
export function InterestSection({ uuid }: { readonly uuid: string }): ReactNode {
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { toInterest } = useNavigation();
  const { data: interest } = useQuery(orpc.interest.ofInvoice.queryOptions({ input: { uuid, asOf: day } }));
  if (interest === undefined || interest === null || interest.interestMinor === 0) return null;
  const values = {
    day: formatDay(day),
    amount: formatMoney(interest.interestMinor, interest.currency),
    vat: formatMoney(interest.vatMinor, interest.currency),
  };
  return (
    <section className={shared.section}>
      <p className={shared.quiet}>
        {t("interest.beside.document", values)}{" "}
        <Link as="button" onClick={() => toInterest(interest.customerId)}>
          {t("interest.beside.open")}
        </Link>
      </p>
    </section>
  );
}
