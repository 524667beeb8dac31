import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useMay } from "../../lib/session.ts";

/** Escalated cases that wait for an answer of whoever works here, with how many are late; nothing when none does. */
export function WaitingCases(): ReactNode {
  const may = useMay();
  return may("escalations.decide") ? <Waiting /> : null;
}

function Waiting(): ReactNode {
  const { t } = useTranslation();
  const { toEscalation, toEscalations } = useNavigation();
  const { data } = useQuery(orpc.escalations.waiting.queryOptions());
  const [first, ...others] = data?.rows ?? [];
  if (data === undefined || first === undefined) return null;
  const { late } = data;
  return (
    <Notice
      intent={late > 0 ? "warning" : "info"}
      actions={
        <Button size="small" onClick={() => (others.length === 0 ? toEscalation(first.id) : toEscalations())}>
          {t("escalations.waiting.open")}
        </Button>
      }
    >
      {t("escalations.waiting.mine", { count: data.rows.length })}
      {late > 0 && `; ${t("escalations.waiting.late", { count: late })}`}
    </Notice>
  );
}
