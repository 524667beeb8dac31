import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { Outlet, useLocation, useMatches, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../components/ErrorNotice.tsx";
import { Notice } from "../components/Notice.tsx";
import { MissingOperations } from "../features/ledgers/MissingOperations.tsx";
import { AsOfProvider } from "../lib/as-of.tsx";
import { native } from "../lib/native.ts";
import { offeredPaths } from "../lib/offered-paths.ts";
import { useLedgerProcessState } from "../lib/process-state.ts";
import { matchesShortcut } from "../lib/shortcuts.ts";
import { useStatus } from "../lib/status.ts";
import { useWorkForm, WorkPartsProvider } from "../lib/work-forms.tsx";
import { useCommands } from "./commands.ts";
import { HelpPane } from "./HelpPane.tsx";
import { Rail } from "./Rail.tsx";
import { SignInGate, useIdleLock } from "./SignInGate.tsx";
import { StatusLine } from "./StatusLine.tsx";
import { TitleBar } from "./TitleBar.tsx";
import { UndoKeys } from "./UndoKeys.tsx";
import { useGlobalKeys } from "./use-global-keys.ts";
import { WindowDrop } from "./WindowDrop.tsx";
import { WorkPane } from "./WorkPane.tsx";
import { WORK_PARTS } from "./work-parts.tsx";

const useStyles = makeStyles({
  window: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  middle: { display: "flex", flex: 1, minHeight: 0 },
  column: { display: "flex", flexDirection: "column", flex: 1, minWidth: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
  main: { display: "flex", flexDirection: "column", flex: 1, minWidth: 0, minHeight: 0, outlineStyle: "none" },
  center: { display: "flex", flex: 1, alignItems: "center", justifyContent: "center" },
  skip: {
    position: "absolute",
    left: "-9999px",
    ":focus": {
      left: "8px",
      top: "8px",
      zIndex: 3000,
      padding: "6px 12px",
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorBrandForegroundLink,
      border: `2px solid ${tokens.colorStrokeFocus2}`,
      borderRadius: tokens.borderRadiusMedium,
    },
  },
});

const MAIN_ID = "screen";

/** The window: the first-run page while no ledger is open, else rail, title bar, screen and status line. */
export function AppShell(): ReactNode {
  const { pathname } = useLocation();
  const { data: status, error, refetch } = useStatus();
  const styles = useStyles();
  const { t } = useTranslation();
  const processState = useLedgerProcessState();
  const starting = pathname === "/inicio";
  useIdleLock();

  if (status === undefined) {
    return (
      <div className={styles.window}>
        {processState === "failed" ? (
          <LedgerFailed />
        ) : error !== null ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <div className={styles.center}>
            <Spinner label={t("ledgers.opening")} />
          </div>
        )}
      </div>
    );
  }
  if (!status.open && !starting) return <ToStart />;
  if (starting) {
    return (
      <main className={styles.window} id={MAIN_ID}>
        {processState === "failed" && <LedgerFailed />}
        <Outlet />
        <WindowDrop
          title={status.open ? t("shell.drop.title") : t("shell.drop.titleLedger")}
          body={status.open ? t("shell.drop.body") : t("shell.drop.openLedger")}
          onPaths={offeredPaths.set}
        />
      </main>
    );
  }
  return (
    <SignInGate>
      <AsOfProvider>
        <WorkPartsProvider parts={WORK_PARTS}>
          <Frame failed={processState === "failed"} />
        </WorkPartsProvider>
      </AsOfProvider>
    </SignInGate>
  );
}

function Frame({ failed }: { readonly failed: boolean }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const screen = useMatches().at(-1)?.staticData.screen ?? null;
  const working = useWorkForm() !== null;
  const commands = useCommands();
  useGlobalKeys((event) => {
    const command = commands.find(({ shortcut }) => shortcut !== null && matchesShortcut(event, shortcut));
    if (command === undefined) return false;
    command.run();
    return true;
  });
  return (
    <div className={styles.window}>
      <a className={styles.skip} href={`#${MAIN_ID}`} onClick={skipToScreen}>
        {t("shell.skipToContent")}
      </a>
      <div className={styles.middle}>
        <Rail />
        <div className={styles.column}>
          <TitleBar screen={screen} />
          {failed && <LedgerFailed />}
          <MissingOperations />
          <div className={styles.body}>
            <main className={styles.main} id={MAIN_ID} tabIndex={-1}>
              <Outlet />
            </main>
            {/* One pane at a time: two would leave the screen no room. */}
            {working ? <WorkPane /> : screen !== null && <HelpPane screen={screen} />}
          </div>
        </div>
      </div>
      <StatusLine />
      <UndoKeys />
      <WindowDrop
        title={t("shell.drop.title")}
        body={t("shell.drop.body")}
        onPaths={(paths) => {
          offeredPaths.set(paths);
          // The screen of bank statements takes files of its own.
          if (screen !== "bank") void navigate({ to: "/importar" });
        }}
      />
    </div>
  );
}

/** Leads to the first-run page, once: the router's own Navigate goes again with every render of its parent. */
function ToStart(): ReactNode {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ to: "/inicio", replace: true });
  }, [navigate]);
  return null;
}

/** The address belongs to the router (hash routes), so the link moves the focus by hand. */
function skipToScreen(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById(MAIN_ID)?.focus();
}

function LedgerFailed(): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice
      intent="error"
      title={t("shell.failed.title")}
      actions={
        <>
          <Button size="small" appearance="primary" onClick={() => void native.restartLedger()}>
            {t("shell.failed.restart")}
          </Button>
          <Button size="small" onClick={() => void native.openLogFolder()}>
            {t("common.openLogFolder")}
          </Button>
        </>
      }
    >
      {t("shell.failed.body")}
    </Notice>
  );
}
