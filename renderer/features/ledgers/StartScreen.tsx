import { Button, makeStyles, ProgressBar, Spinner, tokens } from "@fluentui/react-components";
import {
  AddSquareRegular,
  ArrowLeftRegular,
  BuildingShopRegular,
  FolderOpenRegular,
  LocalLanguageRegular,
  WeatherMoonRegular,
  WeatherSunnyRegular,
} from "@fluentui/react-icons";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerStatus } from "../../../shared/contract/ledgers.ts";
import { ActionCard } from "../../components/ActionCard.tsx";
import { useDarkMode } from "../../lib/dark-mode.ts";
import { useImportProgress } from "../../lib/import-run.ts";
import { createLedger, entered, isLedgerFile, openDemoLedger, openLedger } from "../../lib/ledger-actions.ts";
import { openProblem } from "../../lib/ledger-session.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { offeredPaths, takeOfferedPaths } from "../../lib/offered-paths.ts";
import { changePreferences } from "../../lib/preferences.ts";
import { useStatus } from "../../lib/status.ts";
import { useStore } from "../../lib/store.ts";
import { NewLedgerWizard } from "./NewLedgerWizard.tsx";
import { OpeningProblem } from "./OpeningProblem.tsx";
import { RecentLedgers } from "./RecentLedgers.tsx";
import { useOpening } from "./use-opening.ts";

const useStyles = makeStyles({
  page: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground3,
  },
  top: { display: "flex", justifyContent: "flex-end", gap: tokens.spacingHorizontalXS, padding: "8px 12px 0" },
  back: { marginRight: "auto" },
  center: {
    margin: "auto",
    width: "min(940px, 100%)",
    padding: "16px 32px 40px",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXL,
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalL },
  title: { margin: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700, fontWeight: 600 },
  lead: { margin: "2px 0 0", fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2 },
  columns: { display: "grid", gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)", gap: "40px" },
  cards: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  card: {
    padding: "28px 32px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  busy: { minHeight: "32px" },
});

/** Asks once: what is tried again goes on with the answer given before. */
function asked<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/** The first page: make a ledger, open one, or look around in the demo company. */
export function StartScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { toCartera } = useNavigation();
  const { data: status } = useStatus();
  const problem = useStore(openProblem);
  const { busy, failure, run, dismiss } = useOpening();
  const [created, setCreated] = useState<string | null>(null);

  const open = (path: string): void =>
    run("open", async (stopImport) => {
      await openLedger(path, stopImport);
      toCartera();
    });
  const chooseAndOpen = (): void => {
    const choose = asked(() => native.chooseLedger());
    run("open", async (stopImport) => {
      const path = await choose();
      if (path === null) return;
      await openLedger(path, stopImport);
      toCartera();
    });
  };
  const create = (): void => {
    const choose = asked(() => native.chooseNewLedger(t("ledgers.create.suggestedName")));
    run("create", async (stopImport) => {
      const path = await choose();
      if (path !== null) setCreated((await createLedger(path, stopImport)).name ?? "");
    });
  };
  const demo = (): void =>
    run("demo", async (stopImport) => {
      await openDemoLedger(stopImport);
      toCartera();
    });

  // A ledger file dropped on the page opens; the wizard takes what is dropped while it shows.
  const offered = useStore(offeredPaths);
  useEffect(() => {
    if (offered === null || created !== null || busy !== null) return;
    const file = takeOfferedPaths()?.find(isLedgerFile);
    if (file === undefined) return;
    run("open", async (stopImport) => {
      await openLedger(file, stopImport);
      toCartera();
    });
  }, [offered, created, busy, run, toCartera]);

  const enterRestored = (restored: LedgerStatus): void =>
    run("open", async () => {
      await entered(restored);
      toCartera();
    });
  const reopen = problem === null ? null : () => open(problem.path);
  const failed = failure ?? (reopen === null ? null : { error: problem?.error, retry: reopen, insist: reopen });
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        {status?.open === true && busy === null && created === null && (
          <Button className={styles.back} appearance="subtle" icon={<ArrowLeftRegular />} onClick={toCartera}>
            {t("shell.crash.toCartera")}
          </Button>
        )}
        <LanguageButton english={i18n.language === "en"} />
        <ThemeButton />
      </div>
      <div className={styles.center}>
        {created !== null ? (
          <div className={styles.card}>
            <NewLedgerWizard name={created} />
          </div>
        ) : (
          <>
            <header className={styles.head}>
              <div>
                <h1 className={styles.title}>{t("ledgers.welcome")}</h1>
                <p className={styles.lead}>{t("ledgers.lead")}</p>
              </div>
            </header>
            {failed !== null && (
              <OpeningProblem
                error={failed.error}
                atStart={failure === null}
                onRetry={failed.retry}
                onInsist={failed.insist}
                onOpenOther={chooseAndOpen}
                onCreate={create}
                onOpenExisting={open}
                onDismiss={dismiss}
                onRestored={enterRestored}
              />
            )}
            <div className={styles.columns}>
              <div className={styles.cards}>
                <ActionCard
                  primary
                  icon={<AddSquareRegular />}
                  title={t("ledgers.create.title")}
                  body={t("ledgers.create.body")}
                  disabled={busy !== null}
                  onClick={create}
                />
                <ActionCard
                  icon={<FolderOpenRegular />}
                  title={t("ledgers.open.title")}
                  body={t("ledgers.open.body")}
                  disabled={busy !== null}
                  onClick={chooseAndOpen}
                />
                <ActionCard
                  icon={<BuildingShopRegular />}
                  title={t("ledgers.demo.title")}
                  body={t("ledgers.demo.body")}
                  disabled={busy !== null}
                  onClick={demo}
                />
                <div className={styles.busy} role="status">
                  {busy === "demo" && <DemoProgress />}
                  {busy === "open" && <Spinner size="tiny" label={t("ledgers.opening")} />}
                </div>
              </div>
              <RecentLedgers disabled={busy !== null} onOpen={open} />
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function DemoProgress(): ReactNode {
  const { t } = useTranslation();
  const progress = useImportProgress();
  const known = progress !== null && !progress.searching && progress.found > 0;
  const words = t("ledgers.demo.preparing");
  return (
    <>
      {words}
      <ProgressBar
        aria-label={words}
        thickness="large"
        {...(known ? { value: progress.counts.files, max: progress.found } : {})}
      />
    </>
  );
}

/** The button is written in the language it switches to, for who cannot read the other. */
function LanguageButton({ english }: { readonly english: boolean }): ReactNode {
  return (
    <Button
      appearance="subtle"
      icon={<LocalLanguageRegular />}
      lang={english ? "es" : "en"}
      onClick={() => void changePreferences({ language: english ? "es" : "en" })}
    >
      {english ? "Español" : "English"}
    </Button>
  );
}

function ThemeButton(): ReactNode {
  const { t } = useTranslation();
  const dark = useDarkMode();
  return (
    <Button
      appearance="subtle"
      icon={dark ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
      aria-label={t("shell.commands.toggleTheme")}
      title={t("shell.commands.toggleTheme")}
      onClick={() => void changePreferences({ theme: dark ? "light" : "dark" })}
    />
  );
}
