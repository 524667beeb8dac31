import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Complaint } from "../../../shared/contract/agency-complaints.ts";
import { Notice } from "../../components/Notice.tsx";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { complaintLateWords } from "./words.ts";

/** Complaints told of by name; the others stand on their agencies' pages. */
const MOST_TOLD = 2;

/** Complaints that should have been acknowledged or answered, the most urgent first; nothing while none is late. */
export function ComplaintAlerts(): ReactNode {
  const { t } = useTranslation();
  const { toAgency } = useNavigation();
  const { data } = useQuery(orpc.agencyComplaints.late.queryOptions());
  const late = data?.rows ?? [];
  const [first] = late;
  if (first === undefined) return null;
  const told = (row: Complaint): string =>
    t("agencyOversight.complaints.alert", {
      agency: row.agencyName,
      customer: row.customerName,
      what: complaintLateWords(row, t),
    });
  const rest = late.length - MOST_TOLD;
  return (
    <Notice
      intent="warning"
      actions={
        <Button size="small" onClick={() => toAgency(first.agencyId, "complaints")}>
          {t("agencyOversight.complaints.see")}
        </Button>
      }
    >
      {late.slice(0, MOST_TOLD).map(told).join(" · ")}
      {rest > 0 && ` ${t("agencies.papers.more", { count: rest })}`}
    </Notice>
  );
}
