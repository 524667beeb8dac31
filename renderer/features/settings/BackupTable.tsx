import { Button, makeStyles, Spinner, Tooltip, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Backup } from "../../../shared/contract/backup.ts";
import { settingsEs } from "../../../shared/i18n/settings.es.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInstant, formatInteger } from "../../lib/format.ts";
import { useDrill, useRestore } from "./backup-queries.ts";
import { RestoreDialog } from "./RestoreDialog.tsx";
import { useScrolledTable } from "./scrolled-table.ts";

const useStyles = makeStyles({
  // What can be done with a copy stays in sight on an office monitor, beside as much of it as fits.
  heading: { right: 0 },
  acting: { position: "sticky", right: 0, backgroundColor: tokens.colorNeutralBackground1 },
  actions: { display: "flex", gap: tokens.spacingHorizontalXS, "& > button": { minWidth: "0" } },
});

interface Props {
  readonly backups: readonly Backup[];
  /** Whether there is a second folder. */
  readonly second: boolean;
  /** Documents of the ledger now, for the question before a restore. */
  readonly documents: number;
}

type KnownCheck = keyof typeof settingsEs.checks;
const isKnownCheck = (name: string): name is KnownCheck => Object.hasOwn(settingsEs.checks, name);

/** The backups there are, newest first: each can be tried without touching the ledger, and gone back to. */
export function BackupTable({ backups, second, documents }: Props): ReactNode {
  const styles = useStyles();
  const table = useScrolledTable();
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Backup | null>(null);
  const drill = useDrill();
  const restore = useRestore();
  const drilled = drill.data;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={table.scroll} tabIndex={0} aria-label={t("backup.list")}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t("backup.columns.madeAt")}</th>
              <th scope="col">{t("backup.columns.reason")}</th>
              <th scope="col" data-number="">
                {t("backup.columns.documents")}
              </th>
              <th scope="col" data-number="">
                {t("backup.columns.size")}
              </th>
              {second && <th scope="col">{t("backup.columns.second")}</th>}
              <th scope="col" className={styles.heading}>
                {t("backup.columns.actions")}
              </th>
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <tr key={backup.file}>
                <td>{formatInstant(backup.madeAt)}</td>
                <td data-wrap="">{t(`backup.reasons.${backup.reason}`)}</td>
                <td className={table.number}>{formatInteger(backup.documents)}</td>
                <td className={table.number}>
                  {t("backup.megabytes", { size: (backup.bytes / 1_048_576).toFixed(1) })}
                </td>
                {second && <td>{backup.second ? t("backup.yes") : t("backup.no")}</td>}
                <td className={styles.acting}>
                  <div className={styles.actions}>
                    <Tooltip content={t("backup.drillHint")} relationship="description">
                      <Button
                        size="small"
                        appearance="subtle"
                        disabled={drill.isPending}
                        onClick={() => drill.mutate(backup)}
                      >
                        {t("backup.drill")}
                      </Button>
                    </Tooltip>
                    <Button
                      size="small"
                      appearance="subtle"
                      disabled={restore.isPending}
                      onClick={() => setChosen(backup)}
                    >
                      {t("backup.restore")}
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div role="status">{drill.isPending && <Spinner size="tiny" label={t("backup.drilling")} />}</div>
      {drill.isError && <ErrorNotice error={drill.error} onDismiss={drill.reset} />}
      {drilled !== undefined && (
        <Notice intent={drilled.ok ? "success" : "error"} onDismiss={drill.reset}>
          {drilled.ok
            ? t("backup.drillOk", {
                when: formatInstant(drilled.backup.madeAt),
                seconds: (drilled.milliseconds / 1000).toFixed(1),
                checks: drilled.checks,
              })
            : t("backup.drillBad", {
                when: formatInstant(drilled.backup.madeAt),
                checks: drilled.failed
                  .map((name) => (isKnownCheck(name) ? t(`settings.checks.${name}`) : name))
                  .join("; "),
              })}
        </Notice>
      )}
      {restore.isError && <ErrorNotice error={restore.error} onDismiss={restore.reset} />}
      {restore.isSuccess && (
        <Notice intent="success" onDismiss={restore.reset}>
          {restore.data === null ? t("backup.restoredFresh") : t("backup.restored", { kept: restore.data })}
        </Notice>
      )}
      {chosen !== null && (
        <RestoreDialog
          backup={chosen}
          documents={documents}
          onClose={() => setChosen(null)}
          onConfirm={() => {
            restore.mutate(chosen.file);
            setChosen(null);
          }}
        />
      )}
    </>
  );
}
