import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, startOn, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { ImportPage } from "./pages/import-page.ts";
import { StartPage } from "./pages/start-page.ts";

const SCENARIO = join(REPOSITORY, "test/fixtures/cfdi/scenarios/01-ppd-parcialidades");

test("a first start offers to make, open or look around, in the language of the system", async ({ app }) => {
  const start = new StartPage(app.window);
  await start.expectShown();
  await expect(start.create).toBeVisible();
  await expect(start.open).toBeVisible();
  await expect(start.demo).toBeVisible();
  await expectAccessible(app.window);

  await app.window.getByRole("button", { name: "English" }).click();
  await expect(app.window.getByRole("heading", { name: "Welcome to Al Corriente" })).toBeVisible();
  await app.window.getByRole("button", { name: /theme/ }).click();
  await expectAccessible(app.window);
});

test("an English system gets English words", async ({ launch }) => {
  const { window } = await launch({ systemLanguage: "en-US" });
  await expect(window.getByRole("heading", { name: "Welcome to Al Corriente" })).toBeVisible();
});

test("the demo company opens on the day it is about, and again by itself at the next start", async ({ folder }) => {
  test.slow();
  const userData = join(folder, "user-data");
  const first = await startOn(userData);
  await new StartPage(first.window).openDemo();
  const frame = new Frame(first.window);
  await expect(frame.asOf).toHaveValue("31/oct/2026");
  await expect(frame.statusLine).toContainText("Empresa de demostración");
  await expect(first.window.getByRole("gridcell").first()).toBeVisible();
  await first.close();

  const second = await startOn(userData);
  try {
    await new Frame(second.window).expectScreen("Cartera");
    await expect(second.window.getByRole("gridcell").first()).toBeVisible();
  } finally {
    await second.close();
  }
});

test("a new ledger learns its company from the first folder and imports it", async ({ app, folder }) => {
  const { window, electron } = app;
  const ledger = join(folder, "Mi empresa.alcorriente");
  await answerDialogs(electron, { save: ledger, open: [SCENARIO] });

  await new StartPage(window).create.click();
  await expect(window.getByRole("heading", { name: "Cartera nueva: Mi empresa" })).toBeVisible();
  await expectAccessible(window);
  await window.getByRole("button", { name: "Trabajar sin contraseñas" }).click();
  await window.getByRole("button", { name: "Elegir carpeta" }).click();
  await expect(window.getByRole("checkbox", { name: /EKU9003173C9/ })).toBeChecked();
  await expectAccessible(window);
  await window.getByRole("button", { name: "Importar", exact: true }).click();

  await new ImportPage(window).expectCounts({ posted: 4, duplicate: 0, skipped: 1, rejected: 0 });
  await expect(new Frame(window).statusLine).toContainText("ESCUELA KEMPER URGATE · EKU9003173C9");
  expect(existsSync(ledger)).toBe(true);
});

test("a last ledger that is gone is explained, with ways out", async ({ folder }) => {
  const userData = join(folder, "user-data");
  const ledger = join(folder, "Se fue.alcorriente");
  const first = await startOn(userData);
  await answerDialogs(first.electron, { save: ledger });
  await new StartPage(first.window).create.click();
  await expect(first.window.getByRole("heading", { name: "Cartera nueva: Se fue" })).toBeVisible();
  await first.close();
  for (const ending of ["", "-wal", "-shm"]) rmSync(`${ledger}${ending}`, { force: true });

  const second = await startOn(userData);
  try {
    const start = new StartPage(second.window);
    await expect(start.alert).toContainText(`No se encontró el archivo ${ledger}`);
    await expect(start.alert.getByRole("button", { name: "Intentar de nuevo" })).toBeVisible();
    await expect(start.alert.getByRole("button", { name: "Abrir otra cartera" })).toBeVisible();
    await expect(start.alert.getByRole("button", { name: "Crear una nueva" })).toBeVisible();
    await expectAccessible(second.window);
    await second.window.getByRole("button", { name: "Quitar Se fue de la lista" }).click();
    await expect(start.recent("Se fue")).toHaveCount(0);
  } finally {
    await second.close();
  }
});

test("a file that is no ledger is refused in words and left as it was", async ({ app, folder }) => {
  const file = join(folder, "lista.alcorriente");
  writeFileSync(file, "esto no es una cartera, es una lista del mandado\n".repeat(50));
  await answerDialogs(app.electron, { open: [file] });
  const start = new StartPage(app.window);
  await start.open.click();
  await expect(start.alert).toContainText("no es una cartera de Al Corriente");
  await start.alert.getByRole("button", { name: "Cerrar" }).click();
  await expect(start.alert).toHaveCount(0);
});
