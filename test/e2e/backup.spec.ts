import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, startOn, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { SettingsPage } from "./pages/settings-page.ts";

test("a backup is made, tried, and gone back to; what there was is kept", async ({ demoApp, folder }) => {
  const { window } = demoApp;
  const frame = new Frame(window);
  await frame.expectScreen("Cartera");
  await frame.go(4, "Ajustes");
  const page = new SettingsPage(window);
  const backups = window.getByRole("region", { name: "Respaldos" });
  await expect(backups.getByText("Ninguno todavía")).toBeVisible();
  const second = join(folder, "Disco externo");
  mkdirSync(second);
  await answerDialogs(demoApp.electron, { open: [second] });
  await backups.getByRole("button", { name: "Elegir carpeta" }).click();
  await expect(backups.getByRole("button", { name: "Quitar" })).toBeVisible();
  await backups.getByRole("button", { name: "Respaldar ahora" }).click();
  await expect(backups.getByText("Respaldo hecho y comprobado")).toBeVisible();
  await expect(frame.statusLine).toContainText(/Respaldo: \d\d/);
  const row = backups.getByRole("row", { name: /A mano/ });
  await expect(row).toContainText("Sí");
  await row.getByRole("button", { name: "Probar" }).click();
  await expect(backups.getByText(/se restauró y verificó en .* s\. Pasó \d+ comprobaciones\./)).toBeVisible();
  await expectAccessible(window);

  await page.creditDays.fill("45");
  await page.saveCreditDays.click();
  await expect(window.getByText("Cambios guardados")).toBeVisible();
  await row.getByRole("button", { name: "Restaurar" }).click();
  const dialog = window.getByRole("dialog", { name: /Restaurar el respaldo de/ });
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Restaurar" }).click();
  await expect(backups.getByText(/Lo que había se guardó en .*antes de restaurar/)).toBeVisible();
  await expect(page.creditDays).toHaveValue("30");
  expect(readdirSync(second).some((name) => name.endsWith(".alcbak"))).toBe(true);
});

test("a damaged ledger offers its newest backup at the start", async ({ folder, demoLedger }) => {
  const userData = join(folder, "user-data");
  const first = await startOn(userData, { preferences: { lastLedger: demoLedger, recentLedgers: [demoLedger] } });
  const frame = new Frame(first.window);
  await frame.expectScreen("Cartera");
  await frame.go(4, "Ajustes");
  await first.window.getByRole("button", { name: "Respaldar ahora" }).click();
  await expect(first.window.getByText("Respaldo hecho y comprobado")).toBeVisible();
  await first.close();
  const bytes = readFileSync(demoLedger);
  bytes.fill(0xff, 100, 4096);
  writeFileSync(demoLedger, bytes);

  const second = await startOn(userData);
  try {
    await expect(second.window.getByText(/Hay un respaldo comprobado de/)).toBeVisible();
    await expectAccessible(second.window);
    await second.window.getByRole("button", { name: "Restaurar ese respaldo" }).click();
    await new Frame(second.window).expectScreen("Cartera");
    await expect(second.window.getByRole("gridcell").first()).toBeVisible();
  } finally {
    await second.close();
  }
});
