import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { alertWords } from "./words.ts";

/** Agencies told of by name; the others are a filter away. */
const MOST_TOLD = 2;

/** What of the legal files has run out, is missing or is about to run out, agency by agency; nothing when all is well. */
export function AgencyAlerts(): ReactNode {
  const { t } = useTranslation();
  const { toAgency } = useNavigation();
  const { data } = useQuery(orpc.agencies.alerts.queryOptions());
  const [first] = data?.rows ?? [];
  if (data === undefined || first === undefined) return null;
  const told = [...Map.groupBy(data.rows, ({ agencyId }) => agencyId).values()].slice(0, MOST_TOLD).map((own) => {
    const [worst] = own;
    if (worst === undefined) return "";
    const rest = own.length - 1;
    const more = rest > 0 ? ` ${t("agencies.papers.more", { count: rest })}` : "";
    return `${worst.agencyName}: ${alertWords(worst, t)}${more}`;
  });
  return (
    <Notice
      intent={data.rows.some(({ state }) => state === "expired" || state === "missing") ? "warning" : "info"}
      actions={
        <Button size="small" onClick={() => toAgency(first.agencyId, "papers")}>
          {t("agencies.page.see.papers")}
        </Button>
      }
    >
      {told.join(" · ")}
    </Notice>
  );
}
