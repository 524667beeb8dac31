import { Checkbox, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseProblem } from "../../../shared/contract/promises.ts";
import { formatAmount, formatDay, formatMoney } from "../../lib/format.ts";
import type { PromiseDraftState } from "./use-promise-draft.ts";

const useStyles = makeStyles({
  notes: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  bar: { alignItems: "flex-start", paddingTop: "6px", paddingBottom: "6px" },
  body: { whiteSpace: "normal" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const DAYS: ReadonlySet<string> = new Set(["day", "today", "last"]);

/** What speaks against a promise and what to do about it; its days are written as everywhere. */
function problemWords({ code, values }: PromiseProblem, most: string, t: TFunction): string {
  const written = Object.entries(values).map(([name, value]) => {
    if (name === "most") return [name, most];
    if (Array.isArray(value)) return [name, value.join(", ")];
    return [name, DAYS.has(name) ? formatDay(String(value)) : value];
  });
  return t(`errors.${code}`, Object.fromEntries(written));
}

/** What the promise would cover, or why it cannot be made. */
export function PlanNotes({ state }: { readonly state: PromiseDraftState }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { plan } = state;
  if (plan === undefined) return null;
  const approvable = plan.problems.length > 0 && plan.problems.every((problem) => problem.approvable);
  return (
    <div className={styles.notes} role="status">
      {plan.problems.map((problem) => (
        <MessageBar key={problem.code} className={styles.bar} intent={problem.approvable ? "warning" : "error"}>
          <MessageBarBody className={styles.body}>
            {problemWords(problem, formatAmount(plan.mostMinor, state.currency), t)}
          </MessageBarBody>
        </MessageBar>
      ))}
      {approvable && plan.word !== "nobody" && (
        <Checkbox
          checked={state.approve}
          onChange={(_, { checked }) => state.setApprove(checked === true)}
          label={t(plan.word === "own" ? "promises.form.approve" : "promises.form.ask")}
        />
      )}
      {approvable && plan.word === "nobody" && <p className={styles.quiet}>{t("promises.form.askCoordinator")}</p>}
      {(plan.problems.length === 0 || approvable) && plan.lines.length > 0 && (
        <p className={styles.quiet}>
          {t("promises.form.covers")}{" "}
          {plan.lines
            .map(({ label, amountMinor }) =>
              amountMinor === 0 ? label : `${label} (${formatMoney(amountMinor, state.currency)})`,
            )
            .join(", ")}
        </p>
      )}
    </div>
  );
}
