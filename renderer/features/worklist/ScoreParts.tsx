import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListItem } from "../../../shared/contract/worklist.ts";
import { SCORE_PARTS } from "../../../shared/domain/worklist/score.ts";
import { factWords, pointsText } from "./words.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    width: "100%",
    height: "4px",
    overflow: "hidden",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  piece: { borderRight: `1px solid ${tokens.colorNeutralBackground1}` },
  words: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    fontSize: tokens.fontSizeBase100,
    lineHeight: "14px",
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
  pair: { display: "flex", gap: "3px" },
  value: { margin: 0 },
});

/** One accent in steps: parts differ by place and by word, never by colour alone. */
const SHADES = ["100%", "85%", "70%", "58%", "46%", "36%", "28%"];

/** The score as a bar of its parts and in words: what weighs, and how much. */
export function ScoreParts({ item, words = true }: { readonly item: ListItem; readonly words?: boolean }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const parts = SCORE_PARTS.filter((part) => item.parts[part] > 0);
  return (
    <>
      <span className={styles.bar} aria-hidden="true">
        {SCORE_PARTS.map((part, index) => (
          <span
            key={part}
            className={styles.piece}
            style={{
              width: `${String(item.parts[part] / 10)}%`,
              backgroundColor: `color-mix(in srgb, ${tokens.colorCompoundBrandBackground} ${SHADES[index] ?? "28%"}, transparent)`,
            }}
          />
        ))}
      </span>
      {words && (
        <dl className={styles.words}>
          {parts.map((part) => (
            <div
              key={part}
              className={styles.pair}
              title={`${t(`worklist.parts.${part}`)}: ${factWords(part, item, t)}`}
            >
              <dt>{t(`worklist.short.${part}`)}</dt>
              <dd className={styles.value}>{pointsText(item.parts[part])}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
