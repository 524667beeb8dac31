import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexDirection: "column",
    width: "clamp(320px, 28vw, 480px)",
    flexShrink: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  header: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  title: {
    margin: 0,
    flex: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    // Takes the focus only to be read from; it is no control, so no ring.
    outlineStyle: "none",
  },
  body: { flex: 1, minHeight: 0, overflowY: "auto", padding: tokens.spacingHorizontalL },
});

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Moves the focus into the pane when it opens; off where the grid keeps it. */
  readonly takeFocus?: boolean;
}

/** What opens beside the screen without leaving it; Esc closes. */
export function SidePane({ title, onClose, children, takeFocus = false }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A form whose first field asks for the focus has it already.
    if (takeFocus && heading.current?.closest("aside")?.contains(document.activeElement) !== true) {
      heading.current?.focus();
    }
  }, [takeFocus]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      onClose();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [onClose]);
  return (
    <aside className={styles.pane} aria-labelledby={titleId}>
      <header className={styles.header}>
        <h2 id={titleId} ref={heading} tabIndex={-1} className={styles.title} title={title}>
          {title}
        </h2>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={t("common.close")} onClick={onClose} />
      </header>
      {/* Scrolls, so the keyboard must be able to reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className={styles.body} tabIndex={0} aria-label={title}>
        {children}
      </section>
    </aside>
  );
}
