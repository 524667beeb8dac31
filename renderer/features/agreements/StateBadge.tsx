import { Badge } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementRow } from "../../../shared/contract/agreements.ts";

/** Red is for what is in default and green for what was kept; nothing else has either. */
const COLORS = {
  draft: "informative",
  offered: "brand",
  expired: "warning",
  signed: "brand",
  active: "brand",
  default: "danger",
  cured: "warning",
  completed: "success",
  terminated: "informative",
  withdrawn: "informative",
  revised: "informative",
} as const satisfies Record<AgreementRow["state"], string>;

/** Where an agreement stands, in words and colour. */
export function StateBadge({ state }: { readonly state: AgreementRow["state"] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={COLORS[state]}>
      {t(`agreements.states.${state}`)}
    </Badge>
  );
}
