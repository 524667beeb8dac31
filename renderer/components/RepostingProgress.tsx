import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatInteger } from "../lib/format.ts";
import type { RepostingState } from "../lib/use-reposting.ts";

const useStyles = makeStyles({
  working: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM, flexWrap: "wrap" },
  bar: { flex: 1, minWidth: "120px" },
});

/** How far a change is that posts invoices again, once it takes a while, and the way to leave it. */
export function RepostingProgress(props: {
  readonly state: RepostingState;
  readonly label: string;
  readonly onCancel: () => void;
}): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { state } = props;
  if (state.phase !== "running" || !state.long) return null;
  const { done, total } = state.progress ?? { done: 0, total: 0 };
  return (
    <div className={styles.working} role="status">
      <ProgressBar className={styles.bar} aria-label={props.label} {...(total > 0 ? { value: done / total } : {})} />
      <span>{t("acceptance.terms.working", { done: formatInteger(done), total: formatInteger(total) })}</span>
      <Button size="small" onClick={props.onCancel}>
        {t("acceptance.terms.cancel")}
      </Button>
    </div>
  );
}
