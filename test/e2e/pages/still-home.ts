import { expect } from "@playwright/test";
import type { RunningApp } from "../app.ts";

export const HOME = "app://al-corriente/index.html";

/** The window shows the app's own page, and there is no other window. */
export async function stillHome({ electron, window }: RunningApp): Promise<void> {
  expect(window.url()).toContain(HOME);
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
}
