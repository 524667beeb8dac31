import { join } from "node:path";
import { app, BrowserWindow, dialog, nativeTheme, safeStorage, session } from "electron";
import type { AppInfo, Preferences } from "../../shared/contract/native.ts";
import { openLog } from "../log/log.ts";
import { registerAppScheme, serveApp } from "./app-protocol.ts";
import { commandLineWords, runCommandLine } from "./command-line.ts";
import { Deaths } from "./deaths.ts";
import { hardenContents, hardenSession } from "./hardening.ts";
import { openJsonFile } from "./json-file.ts";
import { LedgerHost } from "./ledger-host.ts";
import { showMenu } from "./menu.ts";
import { answerNativeCalls } from "./native.ts";
import { zPreferences } from "./preferences.ts";
import { openSecretStore } from "./secret-store.ts";
import { Updates } from "./updates/updates.ts";
import { zWindowPlace } from "./window-place.ts";
import { openWindow } from "./windows.ts";
import { words } from "./words.ts";

function appInfo(): AppInfo {
  return {
    version: app.getVersion(),
    platform: process.platform,
    systemLanguages: app.getPreferredSystemLanguages(),
  };
}

/** A page that dies each time it is loaded is not loaded for ever: whether the user wants it once more. */
async function askAfterDeaths(language: Preferences["language"]): Promise<boolean> {
  const w = words(language);
  const { response } = await dialog.showMessageBox({
    type: "error",
    message: w.pageFailed,
    buttons: [w.openAgain, w.leave],
    cancelId: 1,
  });
  return response === 0;
}

/** Builds the app once Electron is ready; the first instance only. */
async function run(): Promise<void> {
  const userData = app.getPath("userData");
  const logFolder = join(userData, "logs");
  const log = openLog(logFolder, "main");
  process.on("unhandledRejection", (error) => log.error("unhandled rejection", error));

  const preferences = openJsonFile<Preferences>(
    join(userData, "preferences.json"),
    zPreferences,
    zPreferences.parse({}),
    log,
  );
  const place = openJsonFile(join(userData, "window.json"), zWindowPlace.nullable(), null, log);
  const codeFolder = join(userData, "Code Cache", "ledger");
  const ledger = new LedgerHost(
    () => ({ logFolder, codeFolder, ledger: preferences.read().lastLedger }),
    openSecretStore(userData, log, safeStorage),
    log,
  );
  const updates = new Updates({
    source: () => preferences.read().updateSource,
    announce: (state) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send("update:state", state);
    },
    log,
  });
  const open = (): BrowserWindow => openWindow(appInfo(), place);

  await app.whenReady();
  app.setAppUserModelId("mx.alcorriente.app");
  hardenSession(session.defaultSession);
  serveApp(join(app.getAppPath(), "dist", "renderer"));
  nativeTheme.themeSource = preferences.read().theme;
  // The window first: its page takes longest to come up, and all below is done by the time it asks for anything.
  open();
  ledger.start();
  let menuLanguage = preferences.read().language;
  showMenu(menuLanguage, logFolder);
  answerNativeCalls({
    preferences,
    ledger,
    updates,
    logFolder,
    log,
    preferencesChanged: (changed) => {
      nativeTheme.themeSource = changed.theme;
      if (changed.language !== menuLanguage) showMenu(changed.language, logFolder);
      menuLanguage = changed.language;
    },
  });
  if (preferences.problem === "defaults") {
    await dialog.showMessageBox({ type: "warning", message: words(null).settingsReset });
  }

  updates.watch();

  app.on("second-instance", () => {
    const window = BrowserWindow.getAllWindows()[0] ?? open();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on("activate", () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on("window-all-closed", () => app.quit());
  const deaths = new Deaths();
  app.on("render-process-gone", (_event, contents, { reason, exitCode }) => {
    log.info("page gone", { reason, exitCode });
    if (reason === "clean-exit" || contents.isDestroyed()) return;
    if (deaths.note(performance.now()) !== null) contents.reload();
    else
      void askAfterDeaths(menuLanguage).then((again) => {
        if (!again) return app.quit();
        deaths.forgive();
        if (!contents.isDestroyed()) contents.reload();
      });
  });

  // The ledger is closed before the app goes: quitting waits for it once, then goes on.
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    ledger
      .stop()
      .catch((error: unknown) => log.error("ledger did not stop", error))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

/** The app on this process's streams, or in its window, or in the window of the instance that already runs. */
async function main(): Promise<void> {
  const words = commandLineWords(process.argv);
  if (words !== null) {
    await app.whenReady();
    app.exit(await runCommandLine(words));
  } else if (app.requestSingleInstanceLock()) {
    await run();
  } else {
    app.quit();
  }
}

registerAppScheme();
hardenContents();
// The screens' code is compiled whole the first time and kept: otherwise only what ran while it was loaded is, and the
// three thousand functions that draw the first screen are compiled again at each start (docs/performance.md).
app.commandLine.appendSwitch("js-flags", "--no-lazy");
// Chromium cannot sandbox the superuser's processes; whoever runs the app as such has said so with this switch.
if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
main().catch((error: unknown) => {
  dialog.showErrorBox(app.name, error instanceof Error ? error.message : String(error));
  app.exit(1);
});
