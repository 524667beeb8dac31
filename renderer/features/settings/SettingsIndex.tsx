import { Link, makeStyles, tokens, useArrowNavigationGroup } from "@fluentui/react-components";
import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  index: {
    width: "208px",
    flexShrink: 0,
    overflowY: "auto",
    padding: "20px 8px 24px 24px",
    fontSize: tokens.fontSizeBase200,
    "@media (max-width: 1100px)": { display: "none" },
  },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "6px" },
  link: { textAlign: "left" },
});

interface Place {
  readonly id: string;
  readonly title: string;
}

/**
 * Índice of a long page: one link for each of its sections, in their order, which brings the section to the top and the
 * keyboard into it. It is read off the page, so that a section which comes later is in it as well.
 */
export function SettingsIndex({ page }: { readonly page: RefObject<HTMLElement | null> }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  // One stop of the tabulator; arrows go from one to the next.
  const arrows = useArrowNavigationGroup({ axis: "vertical", memorizeCurrent: true });
  const [places, setPlaces] = useState<readonly Place[]>([]);
  useEffect(() => {
    const root = page.current;
    if (root === null) return;
    const read = (): void => {
      const found = [...root.querySelectorAll("section > div > h2")].map(({ id, textContent }) => ({
        id,
        title: textContent,
      }));
      setPlaces((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [page]);
  const go = (id: string): void => {
    const title = document.getElementById(id);
    title?.scrollIntoView({ block: "start" });
    title?.focus({ preventScroll: true });
  };
  return (
    <nav className={styles.index} aria-label={t("settings.index")}>
      <ul className={styles.list} {...arrows}>
        {places.map(({ id, title }) => (
          <li key={id}>
            <Link as="button" className={styles.link} onClick={() => go(id)}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
