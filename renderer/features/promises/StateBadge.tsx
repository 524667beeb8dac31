import { Badge } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseRow } from "../../../shared/contract/promises.ts";

/** Red is for what was broken and green for what was kept; nothing else has either. */
const COLORS = {
  active: "brand",
  verify: "warning",
  kept: "success",
  partial: "warning",
  broken: "danger",
  renegotiated: "informative",
  cancelled: "informative",
  superseded: "informative",
} as const satisfies Record<PromiseRow["state"], string>;

/** Where a promise stands, in words and colour. */
export function StateBadge({ state }: { readonly state: PromiseRow["state"] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={COLORS[state]}>
      {t(`promises.states.${state}`)}
    </Badge>
  );
}
