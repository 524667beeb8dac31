import { CounterBadge, makeStyles, Tab, TabList } from "@fluentui/react-components";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ConflictsView } from "./ConflictsView.tsx";
import { FilesView } from "./FilesView.tsx";
import { FoldersView } from "./FoldersView.tsx";
import { OpeningsView } from "./OpeningsView.tsx";
import { useConflictCount } from "./queries.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", flex: 1, minHeight: 0 },
  tabs: { padding: "4px 8px 0", flexShrink: 0 },
  tab: { display: "inline-flex", alignItems: "center", gap: "6px" },
});

/** Importar: files by hand, folders that are followed, and what came with other content under a known UUID. */
export function ImportScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { view } = useSearch({ from: "/importar" });
  const conflicts = useConflictCount();
  const show = (wanted: unknown): void => {
    const other = wanted === "folders" || wanted === "openings" || wanted === "conflicts" ? wanted : undefined;
    void navigate({ to: "/importar", search: other === undefined ? {} : { view: other } });
  };
  return (
    <div className={styles.screen}>
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={view ?? "files"}
        onTabSelect={(_, { value }) => show(value)}
      >
        <Tab value="files">{t("importing.tab")}</Tab>
        <Tab value="folders">{t("watching.tab")}</Tab>
        <Tab value="openings">{t("openings.open")}</Tab>
        <Tab value="conflicts">
          <span className={styles.tab}>
            {t("conflicts.tab")}
            {conflicts > 0 && <CounterBadge count={conflicts} size="small" color="important" />}
          </span>
        </Tab>
      </TabList>
      {view === "folders" && <FoldersView />}
      {view === "openings" && <OpeningsView />}
      {view === "conflicts" && <ConflictsView />}
      {view === undefined && <FilesView />}
    </div>
  );
}
