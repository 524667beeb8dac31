import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular, DocumentDatabaseRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ledgerNameOf } from "../../lib/ledger-actions.ts";
import { forgetLedger, usePreferences } from "../../lib/preferences.ts";

const useStyles = makeStyles({
  title: { margin: "0 0 8px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
  list: { display: "flex", flexDirection: "column", gap: "2px", margin: 0, padding: 0, listStyleType: "none" },
  item: { display: "flex", alignItems: "center", gap: "4px" },
  open: {
    flex: 1,
    minWidth: 0,
    display: "grid",
    gridTemplateColumns: "24px 1fr",
    columnGap: "8px",
    alignItems: "center",
    padding: "6px 8px",
    font: "inherit",
    textAlign: "left",
    color: tokens.colorNeutralForeground1,
    backgroundColor: "transparent",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":hover:not(:disabled)": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  icon: { display: "flex", fontSize: "20px", color: tokens.colorNeutralForeground3 },
  name: { display: "block", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  path: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

interface Props {
  readonly disabled: boolean;
  readonly onOpen: (path: string) => void;
}

/** Ledgers opened on this PC before, the last one first. */
export function RecentLedgers({ disabled, onOpen }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { recentLedgers } = usePreferences();
  return (
    <section aria-labelledby="recent-ledgers">
      <h2 id="recent-ledgers" className={styles.title}>
        {t("ledgers.recent.title")}
      </h2>
      {recentLedgers.length === 0 ? (
        <p className={styles.none}>{t("ledgers.recent.none")}</p>
      ) : (
        <ul className={styles.list}>
          {recentLedgers.map((path) => (
            <li key={path} className={styles.item}>
              <button
                type="button"
                className={styles.open}
                title={path}
                disabled={disabled}
                onClick={() => onOpen(path)}
              >
                <span className={styles.icon} aria-hidden="true">
                  <DocumentDatabaseRegular />
                </span>
                <span style={{ minWidth: 0 }}>
                  <span className={styles.name}>{ledgerNameOf(path)}</span>
                  <span className={styles.path}>{path}</span>
                </span>
              </button>
              <Button
                appearance="subtle"
                size="small"
                icon={<DismissRegular />}
                aria-label={t("ledgers.recent.forget", { name: ledgerNameOf(path) })}
                onClick={() => void forgetLedger(path)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
