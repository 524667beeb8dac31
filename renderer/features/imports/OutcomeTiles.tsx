import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircleRegular,
  DismissCircleRegular,
  DocumentCopyRegular,
  type FluentIcon,
  SubtractCircleRegular,
} from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ImportCounts, Outcome } from "../../../shared/contract/imports.ts";
import { formatInteger } from "../../lib/format.ts";

const useStyles = makeStyles({
  tiles: {
    display: "grid",
    gridTemplateColumns: "repeat(4, minmax(0, 1fr))",
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    border: "none",
  },
  tile: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 24px",
    alignItems: "center",
    padding: "8px 14px",
    font: "inherit",
    textAlign: "left",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: "pointer",
    ":hover:not(:disabled)": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
    ":disabled": { cursor: "default" },
  },
  chosen: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}`,
  },
  word: { gridColumn: 1, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  number: {
    gridColumn: 1,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  zero: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  icon: { gridColumn: 2, gridRow: "1 / 3", display: "flex", fontSize: "24px", color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
});

const ICONS: Readonly<Record<Outcome, FluentIcon>> = {
  posted: CheckmarkCircleRegular,
  duplicate: DocumentCopyRegular,
  skipped: SubtractCircleRegular,
  rejected: DismissCircleRegular,
};
const OUTCOMES: readonly Outcome[] = ["posted", "duplicate", "skipped", "rejected"];

interface Props {
  readonly counts: ImportCounts;
  readonly chosen: Outcome | null;
  /** Counts still rise: there is nothing to filter yet. */
  readonly running: boolean;
  readonly onChoose: (outcome: Outcome | null) => void;
}

/** What happened to the files, by kind; each tile filters the list, a second press shows everything again. */
export function OutcomeTiles({ counts, chosen, running, onChoose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <fieldset className={styles.tiles} aria-label={t("importing.tiles.label")}>
      {OUTCOMES.map((outcome) => {
        const Icon = ICONS[outcome];
        const count = counts[outcome];
        const on = chosen === outcome;
        return (
          <button
            key={outcome}
            type="button"
            className={mergeClasses(styles.tile, on && styles.chosen)}
            aria-pressed={on}
            disabled={running}
            onClick={() => onChoose(on ? null : outcome)}
          >
            <span className={styles.word}>{t(`importing.tiles.${outcome}`)}</span>
            <span className={mergeClasses(styles.number, count === 0 && styles.zero)}>{formatInteger(count)}</span>
            <span
              aria-hidden="true"
              className={mergeClasses(
                styles.icon,
                count > 0 && outcome === "posted" && styles.good,
                count > 0 && outcome === "rejected" && styles.bad,
              )}
            >
              <Icon />
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
