import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { orpc } from "../../lib/ledger.ts";

const useStyles = makeStyles({ notice: { padding: `0 ${tokens.spacingHorizontalL} 6px`, flexShrink: 0 } });

/** Customers told of by name; the others are counted on the page of complaints. */
const MOST_TOLD = 3;

/** Whom the agency must not contact because of an open complaint; nothing while there is none. */
export function OpenComplaints({
  agencyId,
  onSee,
}: {
  readonly agencyId: number;
  readonly onSee: () => void;
}): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data } = useQuery(
    orpc.agencyComplaints.page.queryOptions({ input: { agencyId, states: ["received", "acknowledged"], limit: 1000 } }),
  );
  const rows = data?.rows ?? [];
  if (rows.length === 0) return null;
  const customers = [...new Set(rows.map(({ customerName }) => customerName))];
  const rest = customers.length - MOST_TOLD;
  const names = customers.slice(0, MOST_TOLD).join(", ") + (rest > 0 ? ` (+${String(rest)})` : "");
  return (
    <div className={styles.notice}>
      <Notice
        intent="warning"
        actions={
          <Button size="small" onClick={onSee}>
            {t("agencyOversight.complaints.see")}
          </Button>
        }
      >
        {t("agencyOversight.complaints.stops", { count: rows.length, names })}
      </Notice>
    </div>
  );
}
