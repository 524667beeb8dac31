import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { dueWords } from "./words.ts";

/** Invoices told of by name; the others stand on their agencies' pages. */
const MOST_TOLD = 2;

/** Months of agencies that should be closed, the oldest first; nothing while none is late. */
export function InvoiceAlerts(): ReactNode {
  const { t } = useTranslation();
  const { toAgency } = useNavigation();
  const { data } = useQuery(orpc.agencyInvoices.due.queryOptions());
  const late = data?.rows.filter((row) => row.late) ?? [];
  const [first] = late;
  if (first === undefined) return null;
  const told = late.slice(0, MOST_TOLD).map((row) => `${row.agencyName}: ${dueWords(row, t)}`);
  const rest = late.length - told.length;
  return (
    <Notice
      intent="warning"
      actions={
        <Button size="small" onClick={() => toAgency(first.agencyId, "invoices")}>
          {t("agencies.invoices.see")}
        </Button>
      }
    >
      {told.join(" · ")}
      {rest > 0 && ` ${t("agencies.papers.more", { count: rest })}`}
    </Notice>
  );
}
