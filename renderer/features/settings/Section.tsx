import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";

const useStyles = makeStyles({
  section: {
    display: "grid",
    gridTemplateColumns: "220px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalXXXL,
    padding: "20px 0",
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    "@media (max-width: 900px)": { gridTemplateColumns: "1fr", rowGap: tokens.spacingVerticalM },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: 600,
    // Takes the focus from the index, to be read from; it is no control, so no ring.
    outlineStyle: "none",
  },
  hint: { margin: "2px 0 0", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, minWidth: 0 },
});

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A group of settings: what it is about on the left, the settings on the right. */
export function Section({ title, hint, children }: Props): ReactNode {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div>
        <h2 id={id} className={styles.title} tabIndex={-1}>
          {title}
        </h2>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
