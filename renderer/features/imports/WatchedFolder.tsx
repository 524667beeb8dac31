import { Badge, Button, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular, PauseRegular, PlayRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { WatchFolder } from "../../../shared/contract/watch.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInstant, formatInteger } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { WatchedFolderMenu } from "./WatchedFolderMenu.tsx";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: "12px 16px",
    flexShrink: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
  path: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    minWidth: 0,
  },
  buttons: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, marginLeft: "auto" },
  facts: {
    display: "grid",
    gridTemplateColumns: "max-content minmax(0, 1fr)",
    gap: "4px 12px",
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0, overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  },
});

interface Props {
  readonly folder: WatchFolder;
  readonly onChanged: () => void;
}

/** One watched folder: how it stands, what came last, what went wrong, and the ways to change that. */
export function WatchedFolder({ folder, onChanged }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const titleId = useId();
  const { id, path, enabled, subfolders, counts, last, lastRejected, waiting, problem } = folder;
  const changing = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: onChanged,
  });
  const update = (changes: { enabled?: boolean; subfolders?: boolean }): void =>
    changing.mutate(() => ledger.imports.watchUpdate({ commandId: crypto.randomUUID(), id, ...changes }));
  const troubled = problem !== null && folder.activity !== "importing";
  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.path} aria-label={t("watching.folder", { path })}>
          {path}
        </h2>
        <Badge appearance="tint" color={troubled ? "warning" : enabled ? "success" : "informative"}>
          {troubled ? t("watching.troubled") : t(`watching.activity.${folder.activity}`)}
        </Badge>
        <div className={styles.buttons}>
          {enabled && (
            <Button
              size="small"
              icon={<ArrowClockwiseRegular />}
              onClick={() => changing.mutate(() => ledger.imports.watchCheck({ id }))}
            >
              {t("watching.check")}
            </Button>
          )}
          <Button
            size="small"
            icon={enabled ? <PauseRegular /> : <PlayRegular />}
            disabled={changing.isPending}
            onClick={() => update({ enabled: !enabled })}
          >
            {enabled ? t("watching.pause") : t("watching.resume")}
          </Button>
          <WatchedFolderMenu folder={folder} run={(work) => changing.mutate(work)} />
        </div>
      </div>
      {changing.isError && <ErrorNotice error={changing.error} onDismiss={changing.reset} />}
      {problem !== null && (
        <Notice intent="warning">{t(`watching.problems.${problem.code}`, { detail: problem.detail })}</Notice>
      )}
      {folder.pausedByCancel && <Notice intent="info">{t("watching.pausedByCancel")}</Notice>}
      <dl className={styles.facts}>
        <dt>{t("watching.imported")}</dt>
        <dd>
          {formatInteger(counts.posted + counts.duplicate + counts.skipped + counts.rejected)}
          {waiting > 0 && ` · ${t("watching.waiting", { count: waiting, formatted: formatInteger(waiting) })}`}
        </dd>
        <dt>{t("watching.rejected")}</dt>
        <dd>{formatInteger(counts.rejected)}</dd>
        <dt>{t("watching.last")}</dt>
        <dd>
          {last === null
            ? t("watching.never")
            : t("watching.lastWords", {
                path: last.path,
                at: formatInstant(last.at),
                outcome: t(`importing.outcome.${last.outcome}`),
              })}
        </dd>
        {lastRejected !== null && (
          <>
            <dt>{t("watching.lastRejected")}</dt>
            <dd>
              {t("watching.rejectedWords", {
                path: lastRejected.path,
                at: formatInstant(lastRejected.at),
                message: `${lastRejected.message} ${lastRejected.advice}`.trim(),
              })}
            </dd>
          </>
        )}
      </dl>
      <Switch
        checked={subfolders}
        label={t("watching.subfolders")}
        onChange={(_, { checked }) => update({ subfolders: checked })}
      />
    </section>
  );
}
