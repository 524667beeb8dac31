import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { formatDay } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";

/** Gestores told of by name, so that it stays one line; the others stand on their agencies' pages. */
const MOST_TOLD = 1;

/** Gestores whose training is missing, failed, has run out or is about to, the worst first; nothing while all is well. */
export function TrainingAlerts(): ReactNode {
  const { t } = useTranslation();
  const { toAgency } = useNavigation();
  const { data } = useQuery(orpc.agencyTraining.attention.queryOptions());
  const rows = data?.rows ?? [];
  const [first] = rows;
  if (first === undefined) return null;
  const told = rows.slice(0, MOST_TOLD).flatMap(({ agencyName: agency, name, state, validUntil }) => {
    if (state === "valid") return [];
    const day = validUntil === null ? "" : formatDay(validUntil);
    return [t("agencyTraining.alert", { agency, name, what: t(`agencyTraining.alertStates.${state}`, { day }) })];
  });
  const rest = rows.length - told.length;
  return (
    <Notice
      intent={rows.some(({ trained }) => !trained) ? "warning" : "info"}
      actions={
        <Button size="small" onClick={() => toAgency(first.agencyId, "training")}>
          {t("agencyTraining.see")}
        </Button>
      }
    >
      {told.join(" · ")}
      {rest > 0 && ` ${t("agencies.papers.more", { count: rest })}`}
    </Notice>
  );
}
