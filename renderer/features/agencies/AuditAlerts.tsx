import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { formatDay } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";

/** Findings told of by name, so that it stays one line; the others stand on their agencies' pages. */
const MOST_TOLD = 1;

/** Findings of audits that should have been mended, the oldest first; nothing while none is late. */
export function AuditAlerts(): ReactNode {
  const { t } = useTranslation();
  const { toAgency } = useNavigation();
  const { data } = useQuery(orpc.agencyAudits.open.queryOptions({ input: { agencyId: null } }));
  const late = data?.rows.filter(({ daysLate }) => daysLate > 0) ?? [];
  const [first] = late;
  if (first === undefined) return null;
  const told = late.slice(0, MOST_TOLD).map((finding) =>
    t("agencyAudits.alert", {
      agency: finding.agencyName,
      day: formatDay(finding.dueOn),
      point: t(`agencyAudits.points.${finding.point}`),
    }),
  );
  const rest = late.length - told.length;
  return (
    <Notice
      intent="warning"
      actions={
        <Button size="small" onClick={() => toAgency(first.agencyId, "audits")}>
          {t("agencyAudits.see")}
        </Button>
      }
    >
      {told.join(" · ")}
      {rest > 0 && ` ${t("agencies.papers.more", { count: rest })}`}
    </Notice>
  );
}
