import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { AgencyAlerts } from "./AgencyAlerts.tsx";
import { AuditAlerts } from "./AuditAlerts.tsx";
import { ComplaintAlerts } from "./ComplaintAlerts.tsx";
import { InvoiceAlerts } from "./InvoiceAlerts.tsx";
import { ReportAlerts } from "./ReportAlerts.tsx";
import { TrainingAlerts } from "./TrainingAlerts.tsx";

/** All that calls for attention at the agencies in one line, kind by kind, so that their list stays in sight; opened it tells each. */
export function AgencyNotices(): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const papers = useQuery(orpc.agencies.alerts.queryOptions()).data?.rows;
  const invoices = useQuery(orpc.agencyInvoices.due.queryOptions()).data?.rows;
  const complaints = useQuery(orpc.agencyComplaints.late.queryOptions()).data?.rows;
  const findings = useQuery(orpc.agencyAudits.open.queryOptions({ input: { agencyId: null } })).data?.rows;
  const training = useQuery(orpc.agencyTraining.attention.queryOptions()).data?.rows;
  const reports = useQuery(orpc.agencyReports.missing.queryOptions()).data?.rows;
  const counts = [
    ["papers", papers?.length ?? 0],
    ["invoices", invoices?.filter(({ late }) => late).length ?? 0],
    ["complaints", complaints?.length ?? 0],
    ["findings", findings?.filter(({ daysLate }) => daysLate > 0).length ?? 0],
    ["training", training?.length ?? 0],
    ["reports", reports?.length ?? 0],
  ] as const;
  const some = counts.filter(([, count]) => count > 0);
  const each = (
    <>
      <AgencyAlerts />
      <InvoiceAlerts />
      <ComplaintAlerts />
      <AuditAlerts />
      <TrainingAlerts />
      <ReportAlerts />
    </>
  );
  if (some.length < 2) return each;
  return (
    <>
      <Notice
        intent="warning"
        actions={
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? "agencyReports.notices.hide" : "agencyReports.notices.show")}
          </Button>
        }
      >
        {some
          .map(([kind, count]) => t(`agencyReports.notices.${kind}`, { formatted: formatInteger(count) }))
          .join(" · ")}
      </Notice>
      {open && each}
    </>
  );
}
