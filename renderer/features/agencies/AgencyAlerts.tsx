import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { alertWords } from "./words.ts";

/** Papers told of by name; the rest is counted. */
const MOST_TOLD = 3;

/** What of the legal files has run out, is missing or is about to run out, the most urgent first; nothing when all is well. */
export function AgencyAlerts(): ReactNode {
  const { t } = useTranslation();
  const { toAgency } = useNavigation();
  const { data } = useQuery(orpc.agencies.alerts.queryOptions());
  const [first] = data?.rows ?? [];
  if (data === undefined || first === undefined) return null;
  const told = data.rows.slice(0, MOST_TOLD).map((row) => `${row.agencyName}: ${alertWords(row, t)}`);
  const rest = data.rows.length - told.length;
  return (
    <Notice
      intent={data.rows.some(({ state }) => state === "expired" || state === "missing") ? "warning" : "info"}
      title={t("agencies.papers.alertsTitle")}
      actions={
        <Button size="small" onClick={() => toAgency(first.agencyId, "papers")}>
          {t("agencies.page.toPapers")}
        </Button>
      }
    >
      {[...told, ...(rest > 0 ? [t("agencies.papers.more", { count: rest })] : [])].join(" · ")}
    </Notice>
  );
}
