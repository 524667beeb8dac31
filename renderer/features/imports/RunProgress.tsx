import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportProgress } from "../../../shared/contract/imports.ts";
import { formatInteger } from "../../lib/format.ts";
import { cancelImport } from "../../lib/import-run.ts";
import { timeWords } from "./time-words.ts";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: "14px 20px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    fontVariantNumeric: "tabular-nums",
  },
  row: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalL },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  push: { marginLeft: "auto" },
  path: {
    flex: 1,
    minWidth: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    // The end of a path is what tells files apart.
    direction: "rtl",
    textAlign: "left",
  },
});

/** A running import: how far, how fast, how long still, which file, and the way to stop it. */
export function RunProgress({ progress }: { readonly progress: ImportProgress }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [cancelling, setCancelling] = useState(false);
  const { counts, found, searching, filesPerSecond, secondsLeft, currentPath, runId } = progress;
  const words = t(searching ? "importing.progress.searching" : "importing.progress.of", {
    done: formatInteger(counts.files),
    found: formatInteger(found),
  });
  const cancel = (): void => {
    setCancelling(true);
    cancelImport(runId).catch(() => setCancelling(false));
  };
  return (
    <section className={styles.box} aria-label={t("importing.progress.label")}>
      <div className={styles.row}>
        <h2 className={styles.title}>{t("importing.progress.title")}</h2>
        <span>{words}</span>
        <span className={styles.quiet}>
          {t("importing.progress.rate", { rate: formatInteger(Math.round(filesPerSecond)) })}
        </span>
        <span className={styles.quiet}>
          {secondsLeft === null
            ? t("importing.progress.leftUnknown")
            : t("importing.progress.left", { time: timeWords(secondsLeft, t) })}
        </span>
        <Button
          className={styles.push}
          size="small"
          disabled={cancelling}
          title={t("importing.progress.cancelNote")}
          onClick={cancel}
        >
          {cancelling ? t("importing.progress.cancelling") : t("importing.progress.cancel")}
        </Button>
      </div>
      <ProgressBar
        aria-label={t("importing.progress.label")}
        thickness="large"
        {...(searching || found === 0 ? {} : { value: counts.files, max: found })}
      />
      <div className={styles.row}>
        <span className={styles.path} title={currentPath}>
          <bdi>{currentPath === "" ? "\u00a0" : currentPath}</bdi>
        </span>
      </div>
    </section>
  );
}
