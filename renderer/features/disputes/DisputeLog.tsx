import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeStep, DisputeView, ResolverRule } from "../../../shared/contract/disputes.ts";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { resolverWords } from "./labels.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  step: { borderLeft: `2px solid ${tokens.colorNeutralStroke2}`, paddingLeft: tokens.spacingHorizontalS },
  line: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  note: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  struck: { textDecorationLine: "line-through" },
});

interface Props {
  readonly dispute: DisputeView;
  readonly resolvers: readonly ResolverRule[] | undefined;
}

/** What a step was, in words. */
function stepWords(step: DisputeStep, resolvers: readonly ResolverRule[] | undefined, t: TFunction): string {
  const outcome = step.outcome === null ? "" : t(`disputes.outcomes.${step.outcome}`);
  switch (step.kind) {
    case "handed": {
      const resolver = step.resolver === null ? "" : resolverWords(step.resolver, resolvers, t);
      const how = step.how === null ? "" : `, ${t(`disputes.how.${step.how}`, { to: step.sentTo })}`;
      return t("disputes.steps.handed", { resolver }) + how;
    }
    case "expects-cfdi": {
      const effect = step.effect === null ? "" : t(`disputes.effects.${step.effect}`);
      return t("disputes.steps.expects-cfdi", { outcome, effect });
    }
    case "resolved":
      return t("disputes.steps.resolved", { outcome });
    case "moved":
      return t("disputes.steps.moved", { document: step.cfdiLabel ?? "" });
    case "closed":
      return step.effect === null || step.effect === "none"
        ? t("disputes.steps.closed")
        : t(`disputes.closedBy.${step.effect}`, { document: step.cfdiLabel ?? "" });
    default:
      return t(`disputes.steps.${step.kind}`);
  }
}

/** Everything that happened with a dispute, oldest first: what people did and what CFDI did. */
export function DisputeLog({ dispute, resolvers }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <ol className={styles.list}>
      {dispute.steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what documents did has no id, and the log only grows
        <li key={`${step.kind} ${step.id} ${index}`} className={styles.step}>
          <p className={mergeClasses(styles.line, step.undone && styles.struck)}>
            {stepWords(step, resolvers, t)}
            {step.amountMinor !== null && `, ${formatMoney(step.amountMinor, dispute.currency)}`}
            {step.undone && <span className={styles.quiet}> ({t("disputes.stepUndone")})</span>}
          </p>
          {step.note !== "" && <p className={styles.note}>{step.note}</p>}
          <p className={styles.quiet}>
            {formatDay(step.on)}
            {step.actor !== "" && ` · ${step.actor}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
