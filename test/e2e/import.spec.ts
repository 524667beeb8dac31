import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeDemoFolder } from "../../electron/ledger/demo/write.ts";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, type RunningApp, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { ImportPage } from "./pages/import-page.ts";
import { StartPage } from "./pages/start-page.ts";

const FIXTURES = join(REPOSITORY, "test/fixtures/cfdi");

/** A window on a new, empty ledger, at the import screen. */
async function atImport(app: RunningApp, folder: string): Promise<ImportPage> {
  await answerDialogs(app.electron, { save: join(folder, "Prueba.alcorriente") });
  await new StartPage(app.window).createEmpty();
  await new Frame(app.window).go(3, "Importar");
  return new ImportPage(app.window);
}

async function chooseCompany(app: RunningApp, rfc: RegExp): Promise<void> {
  const dialog = app.window.getByRole("dialog", { name: "¿Cuál es su empresa?" });
  await expect(dialog.getByRole("checkbox", { name: rfc })).toBeChecked();
  await expectAccessible(app.window);
  await dialog.getByRole("button", { name: "Importar", exact: true }).click();
}

test("a folder with good and bad files says of each what happened and what to do", async ({ app, folder }) => {
  const page = await atImport(app, folder);
  await expect(app.window.getByRole("heading", { name: "Arrastre aquí la carpeta de CFDI" })).toBeVisible();
  await expectAccessible(app.window);
  await answerDialogs(app.electron, { open: [join(FIXTURES, "bad")] });
  await page.chooseFolder.click();
  await chooseCompany(app, /EKU9003173C9/);
  await page.expectCounts({ posted: 4, duplicate: 0, skipped: 6, rejected: 8 });
  await expectAccessible(app.window);

  await page.tile("rejected").click();
  await expect(page.rows).toHaveCount(8);
  await expect(page.row("vacio.xml")).toContainText("El archivo está vacío");
  await expect(page.row("truncado-en-atributo.xml")).toContainText("incompleto");
  await expect(page.row("truncado-en-atributo.xml")).toContainText("SAT");
  await page.search.fill("truncado");
  await expect(page.rows).toHaveCount(2);
  await page.search.fill("no hay tal");
  await expect(app.window.getByText("Ningún archivo coincide con lo que busca.")).toBeVisible();
});

test("importing the same folder again changes nothing", async ({ app, folder }) => {
  const page = await atImport(app, folder);
  await answerDialogs(app.electron, { open: [join(FIXTURES, "scenarios/02-un-pago-varias-facturas")] });
  await page.chooseFolder.click();
  await chooseCompany(app, /EKU9003173C9/);
  await page.expectCounts({ posted: 6, duplicate: 0, skipped: 1, rejected: 0 });
  await page.chooseFolder.click();
  await page.expectCounts({ posted: 0, duplicate: 6, skipped: 1, rejected: 0 });
  await app.window.getByRole("combobox", { name: "Elegir una importación anterior" }).click();
  await expect(app.window.getByRole("option")).toHaveCount(2);
});

test("files dropped anywhere on the window are imported, and the result can be exported", async ({ app, folder }) => {
  const page = await atImport(app, folder);
  await new Frame(app.window).go(1, "Cartera");
  await page.drop([join(FIXTURES, "scenarios/01-ppd-parcialidades"), join(FIXTURES, "bad/vacio.xml")]);
  await chooseCompany(app, /EKU9003173C9/);
  await page.expectCounts({ posted: 4, duplicate: 0, skipped: 1, rejected: 1 });

  const file = join(folder, "resultado.xlsx");
  await answerDialogs(app.electron, { save: file });
  await app.window.getByRole("button", { name: "Exportar a Excel" }).click();
  await expect(app.window.getByText(`El resultado se guardó en ${file}.`)).toBeVisible();
  expect(readFileSync(file).subarray(0, 2).toString("latin1")).toBe("PK");
});

test("documents of another company offer to make it ours", async ({ app, folder }) => {
  const page = await atImport(app, folder);
  const frame = new Frame(app.window);
  await frame.go(4, "Ajustes");
  await app.window.getByRole("textbox", { name: "RFC" }).fill("XIQB891116QE4");
  await app.window.getByRole("textbox", { name: "Nombre o razón social" }).fill("Berenice Ximo Quezada");
  await app.window.getByRole("button", { name: "Agregar RFC" }).click();
  await expect(app.window.getByRole("cell", { name: "XIQB891116QE4", exact: true })).toBeVisible();

  await frame.go(3, "Importar");
  await answerDialogs(app.electron, { open: [join(FIXTURES, "scenarios/02-un-pago-varias-facturas")] });
  await page.chooseFolder.click();
  await page.expectCounts({ posted: 0, duplicate: 0, skipped: 7, rejected: 0 });
  await expectAccessible(app.window);
  await app.window.getByRole("button", { name: "Agregar EKU9003173C9 e importar otra vez" }).click();
  await page.expectCounts({ posted: 6, duplicate: 0, skipped: 1, rejected: 0 });
});

test("a long import can be watched from anywhere, cancelled and finished later", async ({ app, folder }) => {
  test.slow();
  const cfdi = join(folder, "CFDI");
  const demo = await writeDemoFolder(cfdi, {});
  const page = await atImport(app, folder);
  const frame = new Frame(app.window);
  await answerDialogs(app.electron, { open: [cfdi] });
  await page.chooseFolder.click();
  await app.window
    .getByRole("dialog", { name: "¿Cuál es su empresa?" })
    .getByRole("button", { name: "Importar", exact: true })
    .click();
  await expect(page.progress).toBeVisible();
  await frame.go(4, "Ajustes");
  await expect(frame.statusLine.getByRole("link", { name: /Importando|Buscando archivos/ })).toBeVisible();
  await frame.statusLine.getByTitle("Ver la importación").click();
  await frame.expectScreen("Importar");
  await page.cancel.click();
  await expect(app.window.getByText("La importación se canceló.")).toBeVisible();

  await app.window.getByRole("button", { name: "Importar de nuevo" }).click();
  await expect(page.progress).toHaveCount(0, { timeout: 60_000 });
  await expect(page.tile("posted")).toBeEnabled({ timeout: 60_000 });
  await expect(app.window.getByText("La importación se canceló.")).toHaveCount(0);
  await expect(page.result).toContainText(`${demo.files.toLocaleString("es-MX")} archivos`);
});
