import { join } from "node:path";
import { app, BrowserWindow, nativeTheme, screen } from "electron";
import type { AppInfo } from "../../shared/contract/native.ts";
import type { JsonFile } from "./json-file.ts";
import { APP_ORIGIN } from "./served-file.ts";
import { MIN_SIZE, placeOnScreen, type WindowPlace } from "./window-place.ts";

function rememberPlace(window: BrowserWindow, file: JsonFile<WindowPlace | null>): void {
  window.on("close", () => {
    const { x, y, width, height } = window.getNormalBounds();
    file.write({ x, y, width, height, maximized: window.isMaximized() });
  });
}

/** Opens the window; it shows itself once there is something to see. */
export function openWindow(info: AppInfo, placeFile: JsonFile<WindowPlace | null>): BrowserWindow {
  const place = placeFile.read();
  const window = new BrowserWindow({
    ...placeOnScreen(
      place,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: app.name,
    icon: join(app.getAppPath(), "resources", "icons", "icon.png"),
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#1f1f1f" : "#f5f5f5",
    webPreferences: {
      preload: join(app.getAppPath(), "dist", "preload", "preload.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // The viewer that shows a report before it is saved.
      plugins: true,
      spellcheck: false,
      // Compiled code is kept from the first start on, not only from the third within three days.
      v8CacheOptions: "bypassHeatCheck",
      devTools: !app.isPackaged,
      additionalArguments: [`--al-corriente=${JSON.stringify(info)}`],
    },
  });
  window.once("ready-to-show", () => {
    if (place?.maximized === true) window.maximize();
    window.show();
  });
  rememberPlace(window, placeFile);
  window.loadURL(`${APP_ORIGIN}/index.html`).catch((error: unknown) => {
    if (!window.isDestroyed()) throw error;
  });
  return window;
}
