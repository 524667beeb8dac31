import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Health } from "../../../shared/contract/health.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInstant, formatInteger } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { LicencesButton } from "./LicencesButton.tsx";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "200px minmax(0, 1fr)",
    gap: "6px 12px",
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0, overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  },
  warning: { color: tokens.colorPaletteMarigoldForeground2, fontWeight: tokens.fontWeightSemibold },
  bad: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Below this an import or a backup may no longer fit. */
const LOW_BYTES = 2 * 1024 ** 3;

/** A size as people read it. */
function size(bytes: number): string {
  const mb = bytes / 1024 ** 2;
  return mb < 1024 ? `${formatInteger(Math.max(1, Math.round(mb)))} MB` : `${(mb / 1024).toFixed(1)} GB`;
}

interface Fact {
  readonly name: string;
  readonly value: string;
  /** The whole value is trouble. */
  readonly bad?: boolean;
  /** Trouble beside a value that is well. */
  readonly trouble?: string;
  /** What is not trouble yet. */
  readonly warning?: string;
}

/** Estado del sistema: whether the ledger, its backups and this PC are well, and what support needs when they are not. */
export function HealthSection(): ReactNode {
  const { t } = useTranslation();
  // Backups and proofs come and go while the page is open.
  const { data, error, refetch } = useQuery({ ...orpc.settings.health.queryOptions(), refetchInterval: 30_000 });
  return (
    <Section
      title={t("health.title")}
      hint={t("health.version", { version: native.info.version, schema: data?.schemaVersion ?? "" })}
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Facts health={data} />}
      <ForSupport />
    </Section>
  );
}

/** The log, the pack for support and the licences: needed most while the ledger cannot be read. */
function ForSupport(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const pack = useMutation({
    mutationFn: async () => {
      const file = await native.saveAs({ suggestedName: `${t("health.packName")}.zip`, kind: "zip" });
      if (file === null) return null;
      return ledger.settings.packForSupport({ file, version: native.info.version });
    },
  });
  const saved = pack.data ?? null;
  return (
    <>
      {pack.isError && <ErrorNotice error={pack.error} onDismiss={pack.reset} />}
      {saved !== null && (
        <Notice
          intent="success"
          onDismiss={pack.reset}
          actions={
            <Button size="small" onClick={() => void native.showInFolder(saved.file)}>
              {t("common.showInFolder")}
            </Button>
          }
        >
          {t("health.packed")}
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => void native.openLogFolder()}>{t("common.openLogFolder")}</Button>
        <Button disabled={pack.isPending} onClick={() => pack.mutate()}>
          {t("health.pack")}
        </Button>
        <LicencesButton />
      </div>
      <p className={styles.hint}>{t("health.packHint")}</p>
    </>
  );
}

function Facts({ health }: { readonly health: Health }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { ledgerBytes, waitingBytes, freeBytes, logFolder } = health;
  const low = freeBytes !== null && freeBytes < LOW_BYTES;
  const facts: Fact[] = [
    {
      name: t("health.size"),
      value:
        ledgerBytes === null
          ? t("health.server")
          : waitingBytes === null || waitingBytes === 0
            ? size(ledgerBytes)
            : t("health.sizeWaiting", { size: size(ledgerBytes), waiting: size(waitingBytes) }),
    },
    { name: t("health.contents"), value: t("health.counts", counts(health)) },
    {
      name: t("health.disk"),
      value:
        freeBytes === null
          ? t("health.diskUnknown")
          : low
            ? t("health.diskLow", { size: size(freeBytes) })
            : size(freeBytes),
      bad: low,
    },
    useBackupFact(health),
    useVerifiedFact(health),
    { name: t("health.log"), value: [logFolder ?? "", t("health.logNote")].filter((word) => word !== "").join(". ") },
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, bad = false, trouble = "", warning = "" }) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{name}</dt>
          <dd className={mergeClasses(bad && styles.bad)}>
            {value}
            {trouble !== "" && <div className={styles.bad}>{trouble}</div>}
            {warning !== "" && <div className={styles.warning}>{warning}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const counts = ({ documents, entries }: { readonly documents: number; readonly entries: number }) => ({
  documents: formatInteger(documents),
  entries: formatInteger(entries),
});

/** How long ago that was, in the largest whole unit. */
function ageWords(t: TFunction, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return t("health.ageMinutes", { count: minutes });
  return hours < 48 ? t("health.ageHours", { count: hours }) : t("health.ageDays", { count: Math.floor(hours / 24) });
}

function useBackupFact({ backup, backupProblem, withoutBackup }: Health): Fact {
  const { t } = useTranslation();
  const name = t("health.backup");
  const problem =
    backupProblem === null
      ? ""
      : t(backupProblem.where === "first" ? "health.backupProblem" : "health.backupProblemSecond", {
          at: formatInstant(backupProblem.at),
        });
  if (backup === null) return { name, value: problem === "" ? t("health.backupNone") : problem, bad: true };
  const proved = t("health.backupProved", { at: formatInstant(backup.madeAt), ...counts(backup) });
  const words = [proved, backup.second ? t("health.backupSecond") : ""];
  const value = words.filter((word) => word !== "").join(". ");
  if (withoutBackup === null) return { name, value, trouble: problem };
  const { since, minutes, late } = withoutBackup;
  const old = t("health.withoutBackup", { since: formatInstant(since), age: ageWords(t, minutes) });
  if (late === "late") return { name, value, trouble: problem, warning: old };
  return { name, value, trouble: [old, problem].filter((word) => word !== "").join(" ") };
}

function useVerifiedFact({ verified }: Health): Fact {
  const { t } = useTranslation();
  const name = t("health.verified");
  if (verified === null) return { name, value: t("health.verifiedNever") };
  const at = formatInstant(verified.at);
  if (verified.ok) return { name, value: t("health.verifiedOk", { at }) };
  return { name, value: t("health.verifiedBad", { at, count: verified.failed.length }), bad: true };
}

/** What there is of it while no ledger is open. */
export function SupportSection(): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t("settings.support.title")} hint={t("settings.support.version", { version: native.info.version })}>
      <ForSupport />
    </Section>
  );
}
