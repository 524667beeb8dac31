import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { formatDay } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";

/** Reports told of by name; the others stand on their agencies' pages. */
const MOST_TOLD = 2;

/** Reports of agencies that should have come, the oldest first; nothing while none is missing. */
export function ReportAlerts(): ReactNode {
  const { t } = useTranslation();
  const { toAgency } = useNavigation();
  const { data } = useQuery(orpc.agencyReports.missing.queryOptions());
  const rows = data?.rows ?? [];
  const [first] = rows;
  if (first === undefined) return null;
  const told = rows
    .slice(0, MOST_TOLD)
    .map(({ agencyName: agency, forOn }) => t("agencyReports.alert", { agency, day: formatDay(forOn) }));
  const rest = rows.length - told.length;
  return (
    <Notice
      intent="warning"
      actions={
        <Button size="small" onClick={() => toAgency(first.agencyId, "reports")}>
          {t("agencyReports.seeMissing")}
        </Button>
      }
    >
      {told.join(" · ")}
      {rest > 0 && ` ${t("agencies.papers.more", { count: rest })}`}
    </Notice>
  );
}
