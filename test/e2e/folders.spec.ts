import { copyFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, type RunningApp, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { ConflictsPage, FoldersPage } from "./pages/folders-page.ts";
import { Frame } from "./pages/frame.ts";
import { ImportPage } from "./pages/import-page.ts";
import { StartPage } from "./pages/start-page.ts";

const SCENARIOS = join(REPOSITORY, "test/fixtures/cfdi/scenarios");

/** A window on a new ledger of the company that the samples belong to. */
async function atCompany(app: RunningApp, folder: string): Promise<Frame> {
  await answerDialogs(app.electron, { save: join(folder, "Prueba.alcorriente") });
  await new StartPage(app.window).createEmpty();
  const frame = new Frame(app.window);
  await frame.go(4, "Ajustes");
  await app.window.getByRole("textbox", { name: "RFC" }).fill("EKU9003173C9");
  await app.window.getByRole("textbox", { name: "Nombre o razón social" }).fill("Escuela Kemper Urgate");
  await app.window.getByRole("button", { name: "Agregar RFC" }).click();
  await expect(app.window.getByRole("cell", { name: "EKU9003173C9", exact: true })).toBeVisible();
  return frame;
}

test("what is dropped into a watched folder shows up in Cartera by itself", async ({ app, folder, launch }) => {
  const inbox = join(folder, "Facturación");
  mkdirSync(inbox);
  const frame = await atCompany(app, folder);
  await frame.go(3, "Importar");
  const page = new FoldersPage(app.window);
  await page.tab.click();
  await expect(app.window.getByRole("heading", { name: "Ninguna carpeta vigilada" })).toBeVisible();
  await expectAccessible(app.window);
  await answerDialogs(app.electron, { open: [inbox] });
  await page.add.click();
  const card = page.folder(inbox);
  await expect(card).toContainText("Vigilando");

  copyFileSync(join(SCENARIOS, "10-duplicados/a.xml"), join(inbox, "a.xml"));
  writeFileSync(join(inbox, "mala.xml"), "<cfdi:Comprobante></roto>");
  await expect(card).toContainText("a.xml", { timeout: 40_000 });
  await expect(card).toContainText("Último rechazado");
  await expect(card).toContainText("mala.xml");
  await expectAccessible(app.window);
  await frame.go(1, "Cartera");
  await expect(app.window.getByRole("gridcell", { name: /UNIVERSIDAD ROBOTICA/ }).first()).toBeVisible();

  await frame.go(3, "Importar");
  await expect(app.window.getByRole("combobox", { name: "Elegir una importación anterior" })).toHaveCount(0);
  await new ImportPage(app.window).expectCounts({ posted: 1, duplicate: 0, skipped: 0, rejected: 1 });

  // A share that goes away is told in words, and what comes while the app is closed is found when it opens.
  await page.tab.click();
  renameSync(inbox, `${inbox} (fuera)`);
  await card.getByRole("button", { name: "Revisar ahora" }).click();
  await expect(card).toContainText("La carpeta no está disponible");
  await card.getByRole("button", { name: "Pausar" }).click();
  await expect(card).toContainText("En pausa");
  await card.getByRole("button", { name: "Reanudar" }).click();
  await app.close();
  renameSync(`${inbox} (fuera)`, inbox);
  copyFileSync(join(SCENARIOS, "01-ppd-parcialidades/z-F1.xml"), join(inbox, "otra.xml"));
  const ledger = join(folder, "Prueba.alcorriente");
  const again = await launch({ preferences: { lastLedger: ledger, recentLedgers: [ledger], language: "en" } });
  await again.window.getByRole("link", { name: "Import", exact: true }).click();
  const later = new FoldersPage(again.window);
  await later.tab.click();
  await expect(later.folder(inbox)).toContainText("otra.xml", { timeout: 40_000 });
  await later
    .folder(inbox)
    .getByRole("button", { name: /More actions/ })
    .click();
  await again.window.getByRole("menuitem", { name: "Remove" }).click();
  await again.window.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(again.window.getByRole("heading", { name: "No watched folder" })).toBeVisible();
});

test("other content under a posted UUID is shown beside what is posted, with the reason", async ({ app, folder }) => {
  const frame = await atCompany(app, folder);
  await frame.go(3, "Importar");
  const files = new ImportPage(app.window);
  await answerDialogs(app.electron, { open: [join(SCENARIOS, "10-duplicados")] });
  await files.chooseFolder.click();
  await expect(files.tile("rejected")).toBeEnabled({ timeout: 60_000 });
  const page = new ConflictsPage(app.window);
  await expect(page.tab).toContainText("1");
  await page.tab.click();
  await expect(page.rows).toHaveCount(1);
  await expect(page.rows).toContainText("1160.00 MXN");
  await expect(page.rows).toContainText("9160.00 MXN");
  await expectAccessible(app.window);
  await page.rows.getByRole("gridcell").first().dblclick();
  await expect(page.pane.getByRole("row", { name: /^Total/ })).toHaveText(/1160\.00\s*9160\.00/);
  await expect(page.pane).toContainText("suma de sus partes");
  await expectAccessible(app.window);
  await page.pane.getByRole("button", { name: "Ver XML apartado" }).click();
  const original = app.window.getByRole("dialog");
  await expect(original).toContainText('Total="9160.00"');
  await original.getByRole("button", { name: "Cerrar" }).click();
  await page.pane.getByRole("button", { name: "Ver XML contabilizado" }).click();
  await expect(app.window.getByRole("dialog")).toContainText('Total="1160.00"');
});
