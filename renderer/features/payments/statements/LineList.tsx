import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, WarningRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BankLine } from "../../../../shared/contract/bank.ts";
import { Money } from "../../../components/Money.tsx";
import { formatDay, formatInteger } from "../../../lib/format.ts";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    width: "clamp(320px, 42%, 620px)",
    flexShrink: 0,
    minHeight: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { flex: 1, overflowY: "auto", margin: 0, padding: 0, listStyleType: "none", outlineStyle: "none" },
  row: {
    display: "grid",
    gridTemplateColumns: "92px 1fr 20px max-content",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
    minHeight: "40px",
    padding: "3px 12px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: "default",
    contentVisibility: "auto",
    containIntrinsicHeight: "46px",
  },
  chosen: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: "-2px",
  },
  words: { minWidth: 0 },
  text: { display: "block", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  icon: { display: "flex", fontSize: "16px" },
  certain: { color: tokens.colorPaletteGreenForeground1 },
  warning: { color: tokens.colorPaletteMarigoldForeground2 },
  foot: {
    display: "flex",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    padding: "4px 12px",
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly lines: readonly BankLine[];
  readonly total: number;
  readonly chosenId: number | null;
  readonly onChoose: (id: number) => void;
  readonly onMore: () => void;
}

export const LIST_ID = "bank-lines";
const optionId = (id: number): string => `bank-line-${String(id)}`;

/** The movements of a selection; one is chosen, and the keys of the board move it. */
export function LineList({ lines, total, chosenId, onChoose, onMore }: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosenId === null) return;
    list.current?.querySelector(`#${optionId(chosenId)}`)?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);
  return (
    <div className={styles.box}>
      <div
        ref={list}
        id={LIST_ID}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label={t("bank.list.label")}
        aria-activedescendant={chosenId === null ? undefined : optionId(chosenId)}
      >
        {lines.map((line) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
          <div
            key={line.id}
            id={optionId(line.id)}
            className={mergeClasses(styles.row, line.id === chosenId && styles.chosen)}
            role="option"
            aria-selected={line.id === chosenId}
            onClick={() => onChoose(line.id)}
          >
            <span>{formatDay(line.day)}</span>
            <span className={styles.words}>
              <span className={styles.text} title={line.description}>
                {line.description}
              </span>
              <span className={mergeClasses(styles.text, styles.small)}>{secondLine(line, t("bank.list.none"))}</span>
            </span>
            <Mark line={line} />
            <Money minor={line.amountMinor} currency={line.currency} withCurrency />
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <span>{t("bank.list.shown", { shown: formatInteger(lines.length), total: formatInteger(total) })}</span>
        {lines.length < total && (
          <Button size="small" onClick={onMore}>
            {t("bank.list.more")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Whose money it is or may be. */
function secondLine(line: BankLine, none: string): string {
  if (line.decision !== null)
    return line.decision.customerName === "" ? line.decision.reason : line.decision.customerName;
  if (line.state === "charge") return line.reference;
  const [best] = line.suggestions;
  if (best === undefined) return none;
  const labels = best.applications.map(({ label }) => label).join(", ");
  return labels === "" ? best.customerName : `${best.customerName} · ${labels}`;
}

function Mark({ line }: { readonly line: BankLine }): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  if (line.lookalike && line.state === "open") {
    const words = t("bank.list.lookalike");
    return (
      <span className={mergeClasses(styles.icon, styles.warning)} role="img" aria-label={words} title={words}>
        <WarningRegular />
      </span>
    );
  }
  if (line.certain === null) return <span />;
  const words = t("bank.list.certain");
  return (
    <span className={mergeClasses(styles.icon, styles.certain)} role="img" aria-label={words} title={words}>
      <CheckmarkCircleFilled />
    </span>
  );
}
