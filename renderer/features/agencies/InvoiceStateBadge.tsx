import { Badge } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgencyInvoice } from "../../../shared/contract/agency-invoices.ts";
import { formatDay } from "../../lib/format.ts";
import { useAgencyStyles } from "./styles.ts";

const COLORS = {
  received: "informative",
  matched: "success",
  differences: "warning",
  disputed: "danger",
  approved: "brand",
  paid: "success",
  withdrawn: "informative",
} as const satisfies Record<AgencyInvoice["state"], string>;

/** Where an invoice stands, and whether it waits for somebody or is late. */
export function InvoiceStateBadge({ invoice }: { readonly invoice: AgencyInvoice }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <>
      <Badge className={styles.line} appearance="tint" color={COLORS[invoice.state]}>
        {t(`agencyCodes.invoiceStates.${invoice.state}`)}
      </Badge>
      {invoice.asked && <p className={styles.quiet}>{t("agencies.invoices.asked")}</p>}
      {invoice.late && (
        <p className={styles.quiet}>{t("agencies.invoices.late", { day: formatDay(invoice.closeBy) })}</p>
      )}
    </>
  );
}
