import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { asFileName, markupTexts } from "../ledger/support/markup-texts.ts";
import { environment, expect, test } from "./app.ts";
import { Frame } from "./pages/frame.ts";

/** Markup that came in with files or was typed is text on every screen (RELIABILITY T23). */

const ours = /^(app:\/\/al-corriente\/|blob:app:\/\/al-corriente\/|data:|chrome-extension:|devtools:)/;

const plain = (text: string): string => text.replace(/\s+/g, " ");

/** All that the page says, and its fields hold. */
function said(window: Page): Promise<string> {
  return window.evaluate(() =>
    [
      document.body.textContent,
      ...[...document.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value),
    ]
      .join(" ")
      .replace(/\s+/g, " "),
  );
}

const go = (window: Page, hash: string): Promise<void> =>
  window.evaluate((to) => {
    location.hash = to;
  }, hash);

/** Each of the texts stands on the screen as it is. */
async function expectLiteral(window: Page, texts: readonly string[]): Promise<void> {
  const missing = async (): Promise<string[]> => {
    const page = await said(window);
    return texts.filter((text) => !page.includes(plain(text)));
  };
  await expect.poll(missing).toEqual([]);
}

test("forty texts of markup in names, RFC, notes, files, reasons and next steps are shown as they are, and do nothing", async ({
  launch,
  folder,
}) => {
  test.setTimeout(180_000);
  const lastLedger = join(folder, "marcas.alcorriente");
  execFileSync(process.execPath, [join(REPOSITORY, "test/e2e/make-markup.ts"), lastLedger], { env: environment() });
  const app = await launch({ preferences: { language: "es", theme: "light", lastLedger } });
  const { window, electron } = app;
  const strange: string[] = [];
  window.on("request", (request) => {
    if (!ours.test(request.url())) strange.push(`asked for ${request.url()}`);
  });
  window.on("dialog", (dialog) => {
    strange.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  window.on("framenavigated", (frame) => {
    if (!ours.test(frame.url()) && frame.url() !== "about:blank") strange.push(`went to ${frame.url()}`);
  });
  await window.evaluate(() => {
    Object.assign(globalThis, { pwned: (n: number) => Object.assign(globalThis, { pwnedBy: n }) });
  });
  // High enough that no list keeps rows back.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1500, 3000));
  const frame = new Frame(window);
  await frame.expectScreen("Cartera");
  const names = markupTexts;
  await expectLiteral(window, names);

  await go(window, "/clientes");
  await frame.expectScreen("Clientes");
  await expectLiteral(window, names);

  // A customer's own page bears the RFC, and the first one's what was said and kept.
  for (let n = 1; n < markupTexts.length; n += 6) {
    await go(window, `/clientes/${String(n + 1)}`);
    await expectLiteral(window, [markupTexts[n] ?? "", `${String(n)} ${markupTexts[n - 1] ?? ""}`]);
  }
  await go(window, "/clientes/1/gestiones");
  await expectLiteral(window, markupTexts.map((text) => `Nota ${text}`).slice(-20));
  // What turns the reading of a file's name around is seen, so that no program passes for a text.
  await expectLiteral(window, markupTexts.map((text) => asFileName(text).replace("\u202e", "\ufffd")).slice(-20));

  await go(window, "/aclaraciones");
  await frame.expectScreen("Aclaraciones");
  await expectLiteral(window, names);
  await go(window, "/lista");
  await frame.expectScreen("Lista de trabajo");
  await expectLiteral(window, names.slice(0, 20));

  const left = await window.evaluate(() => ({
    pwned: Reflect.get(globalThis, "pwnedBy") as unknown,
    elements: document.querySelectorAll(
      "[onerror], [onload], [ontoggle], img[src='x'], iframe[src*='evil'], [href*='evil'], [src*='evil'], base, object, math, video, form[action*='evil'], body script:not([src])",
    ).length,
    url: location.href,
  }));
  expect(left).toEqual({ pwned: undefined, elements: 0, url: expect.stringMatching(/^app:\/\/al-corriente\//) });
  expect(strange).toEqual([]);
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
