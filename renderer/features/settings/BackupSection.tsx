import { Button, Dropdown, Field, makeStyles, Option, ProgressBar, tokens } from "@fluentui/react-components";
import { FolderOpenRegular, SaveCopyRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BackupStatus } from "../../../shared/contract/backup.ts";
import { backupEs } from "../../../shared/i18n/backup.es.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInstant } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { BackupTable } from "./BackupTable.tsx";
import { useBackups, useConfigureBackups, useMakeBackup } from "./backup-queries.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "120px minmax(0, 1fr)",
    gap: "6px 12px",
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0, overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  place: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  every: { width: "220px" },
  buttons: { display: "flex", alignItems: "center", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  bar: { width: "200px" },
});

type KnownReason = keyof typeof backupEs.why;
const isKnownReason = (code: string): code is KnownReason => Object.hasOwn(backupEs.why, code);

/** How often a backup may be made, in minutes. */
const INTERVALS = [15, 30, 60, 120, 240] as const;

/** Where backups go and how often; each one there is, with the way to try it and to go back to it. */
export function BackupSection({ documents }: { readonly documents: number }): ReactNode {
  const { t } = useTranslation();
  const { data, error, refetch } = useBackups();
  return (
    <Section title={t("backup.title")} hint={t("backup.hint")}>
      {error !== null && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Backups status={data} documents={documents} />}
    </Section>
  );
}

function Backups({ status, documents }: { readonly status: BackupStatus; readonly documents: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [made, setMade] = useState(false);
  const make = useMakeBackup(() => setMade(true));
  const configure = useConfigureBackups();
  const { folder, secondFolder, everyMinutes, running, problems, backups } = status;
  const [newest] = backups;
  const everyWords = (minutes: number): string =>
    minutes % 60 === 0 ? t("backup.everyHours", { count: minutes / 60 }) : t("backup.everyMinutes", { count: minutes });
  const choose = async (): Promise<void> => {
    const chosen = await native.chooseFolder();
    if (chosen !== null) configure.mutate({ secondFolder: chosen, everyMinutes });
  };
  return (
    <>
      {problems.map(({ at, where, path, code }) => (
        <Notice key={`${where} ${at}`} intent="error">
          {t(where === "first" ? "backup.problemFirst" : "backup.problemSecond", {
            when: formatInstant(at),
            path,
            why: t(`backup.why.${isKnownReason(code) ? code : "other"}`),
          })}
        </Notice>
      ))}
      <dl className={styles.facts}>
        <dt>{t("backup.last")}</dt>
        <dd>{newest === undefined ? t("backup.lastNone") : formatInstant(newest.madeAt)}</dd>
        <dt>{t("backup.folder")}</dt>
        <dd>{folder}</dd>
        <dt>{t("backup.second")}</dt>
        <dd className={styles.place}>
          <span className={secondFolder === null ? styles.quiet : ""}>{secondFolder ?? t("backup.secondNone")}</span>
          <Button size="small" disabled={configure.isPending} onClick={() => void choose()}>
            {secondFolder === null ? t("backup.chooseSecond") : t("backup.changeSecond")}
          </Button>
          {secondFolder !== null && (
            <Button size="small" onClick={() => configure.mutate({ secondFolder: null, everyMinutes })}>
              {t("backup.removeSecond")}
            </Button>
          )}
        </dd>
      </dl>
      <Field label={t("backup.every")}>
        <Dropdown
          className={styles.every}
          value={everyWords(everyMinutes)}
          selectedOptions={[String(everyMinutes)]}
          onOptionSelect={(_, { optionValue }) =>
            configure.mutate({ secondFolder, everyMinutes: Number(optionValue ?? everyMinutes) })
          }
        >
          {INTERVALS.map((minutes) => (
            <Option key={minutes} value={String(minutes)}>
              {everyWords(minutes)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {configure.isError && <ErrorNotice error={configure.error} onDismiss={configure.reset} />}
      <div className={styles.buttons}>
        <Button
          icon={<SaveCopyRegular />}
          disabled={running !== null || make.isPending}
          onClick={() => {
            setMade(false);
            make.mutate();
          }}
        >
          {t("backup.make")}
        </Button>
        {newest !== undefined && (
          <Button icon={<FolderOpenRegular />} onClick={() => void native.showInFolder(newest.file)}>
            {t("common.showInFolder")}
          </Button>
        )}
        {running !== null && (
          <>
            <ProgressBar className={styles.bar} value={running} max={1} aria-label={t("backup.making")} />
            <Button size="small" onClick={() => void ledger.backup.cancel()}>
              {t("backup.cancel")}
            </Button>
          </>
        )}
        <span role="status">{made && running === null ? t("backup.made") : ""}</span>
      </div>
      {make.isError && problems.length === 0 && <ErrorNotice error={make.error} onDismiss={make.reset} />}
      {backups.length === 0 ? (
        <span className={styles.quiet}>{t("backup.none")}</span>
      ) : (
        <BackupTable backups={backups} second={secondFolder !== null} documents={documents} />
      )}
    </>
  );
}
