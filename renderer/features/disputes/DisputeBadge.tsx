import { Badge } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeRow } from "../../../shared/contract/dispute-list.ts";

const COLORS = {
  open: "brand",
  "waiting-customer": "warning",
  "waiting-internal": "warning",
  resolved: "success",
  rejected: "informative",
  reopened: "brand",
} as const satisfies Record<DisputeRow["state"], string>;

/** Where a dispute stands, in words and colour. */
export function DisputeBadge({ state }: Pick<DisputeRow, "state">): ReactNode {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={COLORS[state]}>
      {t(`disputes.states.${state}`)}
    </Badge>
  );
}
