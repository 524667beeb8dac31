import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { type Shortcut, shortcutText } from "../lib/shortcuts.ts";

const useStyles = makeStyles({
  key: {
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase100,
    lineHeight: "16px",
    color: tokens.colorNeutralForeground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground2,
    padding: "0 4px",
    whiteSpace: "nowrap",
  },
});

/** A keyboard shortcut beside its command. */
export function KeyHint({ shortcut }: { readonly shortcut: Shortcut }): ReactNode {
  const styles = useStyles();
  return <kbd className={styles.key}>{shortcutText(shortcut)}</kbd>;
}
