import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingVerticalS,
    height: "100%",
    padding: tokens.spacingHorizontalXXL,
    textAlign: "center",
    color: tokens.colorNeutralForeground2,
  },
  icon: { fontSize: "40px", lineHeight: 1, color: tokens.colorNeutralForeground3 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  body: { margin: 0, maxWidth: "52ch", lineHeight: tokens.lineHeightBase300 },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});

interface Props {
  readonly icon?: ReactElement;
  readonly title: string;
  readonly body?: string;
  /** Buttons: what the user can do now. */
  readonly children?: ReactNode;
}

/** What a screen says while it has nothing to show: why, and what to do next. */
export function EmptyState({ icon, title, body, children }: Props): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <h2 className={styles.title}>{title}</h2>
      {body !== undefined && <p className={styles.body}>{body}</p>}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
