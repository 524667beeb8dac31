import { Badge } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Complaint } from "../../../shared/contract/agency-complaints.ts";
import { useAgencyStyles } from "./styles.ts";
import { complaintLateWords } from "./words.ts";

const COLORS = {
  received: "warning",
  acknowledged: "brand",
  answered: "success",
  withdrawn: "informative",
} as const satisfies Record<Complaint["state"], string>;

/** Where a complaint stands, and what of it is or was late. */
export function ComplaintStateBadge({ complaint }: { readonly complaint: Complaint }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const late = complaintLateWords(complaint, t);
  return (
    <>
      <Badge
        className={styles.line}
        appearance="tint"
        color={complaint.open && late !== "" ? "danger" : COLORS[complaint.state]}
      >
        {t(`agencyOversight.complaintStates.${complaint.state}`)}
      </Badge>
      {late !== "" && <p className={styles.quiet}>{late}</p>}
    </>
  );
}
