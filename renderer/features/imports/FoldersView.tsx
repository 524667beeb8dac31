import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { FolderAddRegular, FolderOpenRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useWatchFolders } from "./queries.ts";
import { WatchedFolder } from "./WatchedFolder.tsx";

const useStyles = makeStyles({
  page: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: "12px 16px 16px",
  },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalL },
  intro: { margin: 0, flex: 1, minWidth: 0, maxWidth: "72ch", color: tokens.colorNeutralForeground2 },
});

/** Folders that are followed: which, how each stands, and one more. */
export function FoldersView(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data, error, isError, refetch } = useWatchFolders();
  const adding = useMutation({
    mutationFn: async () => {
      const path = await native.chooseFolder();
      if (path !== null) await ledger.imports.watchAdd({ commandId: crypto.randomUUID(), path });
    },
    onSettled: () => refetch(),
  });
  const folders = data?.folders ?? [];
  const add = (
    <Button
      appearance="primary"
      icon={<FolderAddRegular />}
      disabled={adding.isPending}
      onClick={() => adding.mutate()}
    >
      {t("watching.add")}
    </Button>
  );
  return (
    <div className={styles.page}>
      {isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {adding.isError && <ErrorNotice error={adding.error} onDismiss={adding.reset} />}
      {data !== undefined && folders.length === 0 ? (
        <EmptyState icon={<FolderOpenRegular />} title={t("watching.none")} body={t("watching.noneBody")}>
          {add}
        </EmptyState>
      ) : (
        <>
          <div className={styles.head}>
            <p className={styles.intro}>{t("watching.intro")}</p>
            {data !== undefined && add}
          </div>
          {folders.map((folder) => (
            <WatchedFolder key={folder.id} folder={folder} onChanged={() => void refetch()} />
          ))}
        </>
      )}
    </div>
  );
}
