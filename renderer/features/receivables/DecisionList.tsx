import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { type Decision, zMotive } from "../../../shared/contract/review.ts";
import { formatDay } from "../../lib/format.ts";

const useStyles = makeStyles({
  heading: { margin: "6px 0 0", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { display: "flex", flexDirection: "column", gap: "8px", margin: 0, padding: 0, listStyle: "none" },
  item: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "flex-start" },
  words: { flex: 1, minWidth: 0, overflowWrap: "anywhere" },
  quiet: { display: "block", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  undone: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly decisions: readonly Decision[];
  readonly busy: boolean;
  readonly onUndo: (decisionId: number) => void;
}

/** What people decided about the document, latest first; what was taken back stays, struck out. */
export function DecisionList({ decisions, busy, onUndo }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const headingId = useId();
  if (decisions.length === 0) return null;
  const byWhom = (actor: string, at: string) => ({
    actor: actor === "user" ? t("review.evidence.user") : actor,
    at: formatDay(at.slice(0, 10)),
  });
  return (
    <>
      <h4 id={headingId} className={styles.heading}>
        {t("review.evidence.decisions")}
      </h4>
      <ul className={styles.list} aria-labelledby={headingId}>
        {decisions.map((decision) => {
          const motive = zMotive.safeParse(decision.motive);
          const words = t(`review.kinds.${decision.kind}`, { day: formatDay(decision.on) });
          return (
            <li key={decision.id} className={styles.item}>
              <div className={styles.words}>
                <span className={mergeClasses(decision.undone !== null && styles.undone)}>{words}</span>
                {motive.success && (
                  <span className={styles.quiet}>
                    {t("review.evidence.motive", { motive: motive.data, words: t(`review.motives.${motive.data}`) })}
                  </span>
                )}
                {decision.note !== "" && <span className={styles.quiet}>{decision.note}</span>}
                <span className={styles.quiet}>{t("review.evidence.by", byWhom(decision.actor, decision.at))}</span>
                {decision.undone !== null && (
                  <span className={styles.quiet}>
                    {t("review.evidence.undoneBy", byWhom(decision.undone.actor, decision.undone.at))}
                  </span>
                )}
              </div>
              {decision.undone === null && (
                <Button
                  size="small"
                  appearance="subtle"
                  disabled={busy}
                  aria-label={`${t("review.undo")}: ${words}`}
                  onClick={() => onUndo(decision.id)}
                >
                  {t("review.undo")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
