import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    minHeight: "44px",
    padding: `6px ${tokens.spacingHorizontalL}`,
    flexShrink: 0,
    flexWrap: "wrap",
  },
  push: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, marginLeft: "auto" },
});

interface Props {
  readonly label: string;
  /** What narrows the screen: search, filters, views. */
  readonly children?: ReactNode;
  /** What acts on it, right-aligned; the primary button last. */
  readonly actions?: ReactNode;
}

/** The row of commands under a screen's title. */
export function CommandBar({ label, children, actions }: Props): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.bar} role="toolbar" aria-label={label}>
      {children}
      {actions !== undefined && <div className={styles.push}>{actions}</div>}
    </div>
  );
}
