import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
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
  // On an office monitor what a sign alone says too loses its word, so that the bar stays one line; it is still read out.
  tight: {
    containerType: "inline-size",
    "@container (max-width: 1320px)": {
      "& [data-word]": {
        position: "absolute",
        width: "1px",
        height: "1px",
        overflow: "hidden",
        clipPath: "inset(50%)",
        whiteSpace: "nowrap",
      },
    },
  },
  push: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, marginLeft: "auto" },
});

interface Props {
  readonly label: string;
  /** What narrows the screen: search, filters, views. */
  readonly children?: ReactNode;
  /** Many commands: on a narrow window those marked with `data-word` show their icon alone. */
  readonly tight?: boolean;
  /** What acts on it, right-aligned; the primary button last. */
  readonly actions?: ReactNode;
}

/** The row of commands under a screen's title. */
export function CommandBar({ label, children, actions, tight = false }: Props): ReactNode {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.bar, tight && styles.tight)} role="toolbar" aria-label={label}>
      {children}
      {actions !== undefined && <div className={styles.push}>{actions}</div>}
    </div>
  );
}
