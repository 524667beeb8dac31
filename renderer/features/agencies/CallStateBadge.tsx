import { Badge } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CallReview } from "../../../shared/contract/agency-calls.ts";
import { formatDay } from "../../lib/format.ts";
import { useAgencyStyles } from "./styles.ts";

const COLORS = { "to-sign": "warning", signed: "success", withdrawn: "informative" } as const satisfies Record<
  CallReview["state"],
  string
>;

/** Whether the gestor signed what was said of a call. */
export function CallStateBadge({ call: { state, signedOn } }: { readonly call: CallReview }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <>
      <Badge className={styles.line} appearance="tint" color={COLORS[state]}>
        {t(`agencyCalls.states.${state}`)}
      </Badge>
      {signedOn !== null && <p className={styles.quiet}>{t("agencyCalls.signedOn", { day: formatDay(signedOn) })}</p>}
    </>
  );
}
