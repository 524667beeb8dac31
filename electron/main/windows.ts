import { join } from "node:path";
import { app, BrowserWindow, nativeTheme, type Rectangle, screen } from "electron";
import { z } from "zod";
import type { AppInfo } from "../../shared/contract/native.ts";
import { APP_ORIGIN } from "./app-protocol.ts";
import type { JsonFile } from "./json-file.ts";

const MIN_SIZE = { width: 960, height: 600 };
const DEFAULT_SIZE = { width: 1366, height: 768 };
/** At least that much of a window has to lie on a screen, or its place is forgotten. */
const VISIBLE = { width: 200, height: 100 };

/** Where the window was when it was closed. */
export const zWindowPlace = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof zWindowPlace>;

/** The remembered place as it fits the screens there are now; only a size when its screen has gone. */
export function placeOnScreen(
  place: WindowPlace | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  if (place === null) {
    const area = workAreas[0];
    return {
      width: Math.min(DEFAULT_SIZE.width, area?.width ?? DEFAULT_SIZE.width),
      height: Math.min(DEFAULT_SIZE.height, area?.height ?? DEFAULT_SIZE.height),
    };
  }
  const { x, y, width, height } = place;
  const overlap = (from: number, length: number, areaFrom: number, areaLength: number): number =>
    Math.min(from + length, areaFrom + areaLength) - Math.max(from, areaFrom);
  const area = workAreas.find(
    (candidate) =>
      overlap(x, width, candidate.x, candidate.width) >= VISIBLE.width &&
      overlap(y, height, candidate.y, candidate.height) >= VISIBLE.height &&
      // The title bar has to be within reach of the mouse.
      y >= candidate.y,
  );
  const size = {
    width: Math.max(MIN_SIZE.width, Math.min(width, area?.width ?? DEFAULT_SIZE.width)),
    height: Math.max(MIN_SIZE.height, Math.min(height, area?.height ?? DEFAULT_SIZE.height)),
  };
  return area === undefined ? size : { x, y, ...size };
}

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
      spellcheck: false,
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
