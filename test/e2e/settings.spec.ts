import { join } from "node:path";
import { settingsEs } from "../../shared/i18n/settings.es.ts";
import { expect, type RunningApp, startOn, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { SettingsPage } from "./pages/settings-page.ts";
import { StartPage } from "./pages/start-page.ts";

/** A window on a new, empty ledger, at Ajustes. */
async function atSettings(app: RunningApp, folder: string): Promise<SettingsPage> {
  await answerDialogs(app.electron, { save: join(folder, "Prueba.alcorriente") });
  await new StartPage(app.window).createEmpty();
  await new Frame(app.window).go(4, "Ajustes");
  return new SettingsPage(app.window);
}

test("language and theme change at once and stay", async ({ folder }) => {
  const userData = join(folder, "user-data");
  const first = await startOn(userData);
  const page = await atSettings(first, folder);
  await expectAccessible(first.window);
  await page.choice("English").check();
  await new Frame(first.window).expectScreen("Settings");
  await page.choice("Dark").check();
  await expect(first.window.locator("html")).toHaveCSS("color-scheme", "dark");
  await expectAccessible(first.window);
  await first.close();

  const second = await startOn(userData);
  try {
    await new Frame(second.window).expectScreen("Receivables");
    await expect(second.window.locator("html")).toHaveCSS("color-scheme", "dark");
  } finally {
    await second.close();
  }
});

test("the company's RFCs are checked before they are added, and asked about before they go", async ({
  app,
  folder,
}) => {
  const page = await atSettings(app, folder);
  await page.rfc.fill("no es rfc");
  await page.addRfc.click();
  await expect(app.window.getByText("Escriba un RFC válido")).toBeVisible();
  await expect(app.window.getByText("Escriba el nombre.")).toBeVisible();

  await page.rfc.fill("eku9003173c9");
  await page.name.fill("Escuela Kemper Urgate");
  await page.addRfc.click();
  await expect(app.window.getByRole("cell", { name: "EKU9003173C9", exact: true })).toBeVisible();
  await expect(new Frame(app.window).statusLine).toContainText("Escuela Kemper Urgate · EKU9003173C9");

  await app.window.getByRole("button", { name: "Quitar EKU9003173C9" }).click();
  const dialog = app.window.getByRole("dialog", { name: "Quitar el RFC EKU9003173C9" });
  await expectAccessible(app.window);
  await dialog.getByRole("button", { name: "Quitar" }).click();
  await expect(app.window.getByRole("cell", { name: "EKU9003173C9", exact: true })).toHaveCount(0);
});

test("credit days are kept with the ledger", async ({ app, folder }) => {
  const page = await atSettings(app, folder);
  const frame = new Frame(app.window);
  await page.creditDays.fill("400");
  await expect(app.window.getByText("Escriba un número entero de 0 a 365.")).toBeVisible();
  await expect(page.saveCreditDays).toBeDisabled();
  await page.creditDays.fill("45");
  await page.saveCreditDays.click();
  await expect(app.window.getByText("Cambios guardados")).toBeVisible();
  await frame.go(1, "Cartera");
  await frame.go(4, "Ajustes");
  await expect(page.creditDays).toHaveValue("45");
});

test("verifying lists every check, and beside it lie the licences of what others made", async ({ app, folder }) => {
  const page = await atSettings(app, folder);
  await page.verify.click();
  await expect(app.window.getByText("La cartera está en orden")).toBeVisible();
  await expect(app.window.getByText("Cada saldo es la suma de sus movimientos")).toBeVisible();
  await expect(app.window.getByRole("img", { name: "Correcto" })).toHaveCount(Object.keys(settingsEs.checks).length);

  await app.window.getByRole("button", { name: "Licencias de terceros" }).click();
  const licences = app.window.getByRole("dialog", { name: "Licencias de terceros" });
  await expect(licences).toContainText("Apache License");
  await expectAccessible(app.window);
  await licences.getByRole("button", { name: "Cerrar" }).click();
});

test("the frame is used without a mouse: search, day, help, screens", async ({ app }) => {
  const { window } = app;
  test.slow();
  await new StartPage(window).openDemo();
  const frame = new Frame(window);
  await frame.chooseDay("30/06/2026");
  await expect(frame.asOf).toHaveValue("30/jun/2026");
  await window.getByRole("button", { name: /Volver a la fecha inicial/ }).click();
  await expect(frame.asOf).toHaveValue("31/oct/2026");

  await window.keyboard.press("Control+k");
  await window.keyboard.type("textiles nanduti");
  await expect(window.getByRole("option", { name: /TEXTILES ÑANDUTÍ/ }).first()).toBeVisible();
  await window.keyboard.press("Enter");
  await frame.expectScreen("Estado de cuenta");

  await window.keyboard.press("Control+k");
  await window.keyboard.type("ajustes");
  await expect(window.getByRole("option", { name: /Ir a Ajustes/ })).toBeVisible();
  await expectAccessible(window);
  await window.keyboard.press("Enter");
  await frame.expectScreen("Ajustes");

  await window.keyboard.press("F1");
  await expect(window.getByRole("heading", { name: "Ayuda de la pantalla" })).toBeFocused();
  await expectAccessible(window);
  await window.keyboard.press("Escape");
  await expect(window.getByRole("heading", { name: "Ayuda de la pantalla" })).toHaveCount(0);
});
