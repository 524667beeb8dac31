import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

const useStyles = makeStyles({
  card: {
    display: "grid",
    gridTemplateColumns: "40px 1fr",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "center",
    width: "100%",
    padding: "14px 16px",
    font: "inherit",
    textAlign: "left",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: "pointer",
    ":hover:not(:disabled)": {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      border: `1px solid ${tokens.colorNeutralStroke1}`,
    },
    ":active:not(:disabled)": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
    ":disabled": { cursor: "default", color: tokens.colorNeutralForegroundDisabled },
  },
  primary: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorBrandBackground}`,
    ":hover:not(:disabled)": {
      backgroundColor: tokens.colorBrandBackgroundHover,
      border: `1px solid ${tokens.colorBrandBackgroundHover}`,
    },
    ":active:not(:disabled)": { backgroundColor: tokens.colorBrandBackgroundPressed },
    ":disabled": {
      color: tokens.colorNeutralForegroundDisabled,
      backgroundColor: tokens.colorNeutralBackgroundDisabled,
      border: `1px solid ${tokens.colorNeutralStrokeDisabled}`,
    },
  },
  icon: { display: "flex", justifyContent: "center", fontSize: "28px" },
  iconQuiet: { color: tokens.colorCompoundBrandForeground1 },
  title: { display: "block", fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  body: { display: "block", lineHeight: tokens.lineHeightBase300 },
  bodyQuiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly icon: ReactElement;
  readonly title: string;
  readonly body: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A large button that says what it does and what follows. */
export function ActionCard({ icon, title, body, primary = false, disabled = false, onClick }: Props): ReactNode {
  const styles = useStyles();
  const quiet = !primary && !disabled;
  return (
    <button
      type="button"
      className={mergeClasses(styles.card, primary && styles.primary)}
      disabled={disabled}
      onClick={onClick}
    >
      <span className={mergeClasses(styles.icon, quiet && styles.iconQuiet)} aria-hidden="true">
        {icon}
      </span>
      <span>
        <span className={styles.title}>{title}</span>
        <span className={mergeClasses(styles.body, quiet && styles.bodyQuiet)}>{body}</span>
      </span>
    </button>
  );
}
