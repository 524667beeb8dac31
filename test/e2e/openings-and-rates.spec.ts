import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { ImportPage } from "./pages/import-page.ts";
import { StartPage } from "./pages/start-page.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures");

test("a rate typed once lets the currencies be added up, and the total names it", async ({ cartera, filled }) => {
  const { window } = cartera;
  const frame = new Frame(window);
  const consolidated = window.getByRole("region", { name: "Consolidado" });
  await expect(consolidated).toContainText("No se puede consolidar: falta el tipo de cambio de");
  await consolidated.getByRole("button", { name: "Agregar tipo de cambio" }).click();
  await frame.expectScreen("Ajustes");

  const currencies = new Set(filled.aging(filled.asOf).map((row) => row.currency));
  const form = window.getByRole("form", { name: "Tipos de cambio" });
  for (const currency of [...currencies].filter((each) => each !== "MXN")) {
    await form.getByRole("textbox", { name: "Moneda" }).fill(currency.toLowerCase());
    await form.getByRole("textbox", { name: "Pesos por unidad" }).fill("diecisiete");
    await form.getByRole("button", { name: "Agregar" }).click();
    await expect(window.getByText("Escriba el tipo de cambio, por ejemplo 17.1234.")).toBeVisible();
    await form.getByRole("textbox", { name: "Pesos por unidad" }).fill("17.1234");
    await form.getByRole("button", { name: "Agregar" }).click();
    await expect(window.getByText(`Se registró ${currency} 17.1234 del`)).toBeVisible();
  }
  await answerDialogs(cartera.electron, { open: [join(FIXTURES, "rates/banxico-fix.csv")] });
  await window.getByRole("button", { name: "Importar de Banxico" }).click();
  await expect(window.getByText("banxico-fix.csv: 10 nuevos, 0 corregidos, 0 ya estaban")).toBeVisible();
  await expectAccessible(window);

  await frame.go(1, "Cartera");
  await expect(consolidated).toContainText("Consolidado MXN");
  await expect(consolidated).toContainText("USD a 17.1234 (Capturado,");
  await expect(consolidated).toContainText("Diferencia cambiaria");
  await expectAccessible(window);
});

/** What offices keep: a letterhead, merged group headers, amounts and days as text, a total at the end. */
async function officeWorkbook(file: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Cartera");
  sheet.addRow(["Escuela Kemper Urgate"]);
  sheet.mergeCells("A1:G1");
  sheet.addRow(["Saldos al 31 de enero de 2025"]);
  sheet.addRow([]);
  sheet.addRow(["Cliente", "", "Documento", "Fechas", "", "Importes", ""]);
  sheet.mergeCells("A4:B4");
  sheet.mergeCells("D4:E4");
  sheet.mergeCells("F4:G4");
  sheet.addRow(["RFC", "Nombre", "Factura", "Emisión", "Vencimiento", "Total", "Saldo"]);
  sheet.addRow(["IIA040805DZ4", "Iluminadora", "A-15", "20/12/2024", "", "$1,234.50 MN", "$1,234.50 MN"]);
  sheet.addRow([
    "URE180429TM6",
    "Universidad",
    "F-0001",
    "15 de enero de 2025",
    "28/02/2025",
    "$11,600.00 MN",
    "$4,000.00 MN",
  ]);
  sheet.addRow(["IIA040805DZ4", "Iluminadora", "A-16", "31/02/2025", "", "10", "10"]);
  sheet.addRow(["", "", "Total", "", "", "", "$5,244.50 MN"]);
  await book.xlsx.writeFile(file);
}

test("opening balances come from an office's workbook, and the CFDI that arrives later takes its line's place", async ({
  app,
  folder,
}) => {
  const { window, electron } = app;
  const workbook = join(folder, "Saldos enero.xlsx");
  await officeWorkbook(workbook);
  await answerDialogs(electron, { save: join(folder, "Prueba.alcorriente"), open: [workbook] });
  await new StartPage(window).createEmpty();
  const frame = new Frame(window);
  await frame.go(3, "Importar");
  await window.getByRole("tab", { name: "Saldos iniciales" }).click();
  await window.getByRole("button", { name: "Elegir archivo", exact: true }).click();

  const willDo = window.getByRole("region", { name: "Qué va a pasar" });
  await expect(willDo).toBeVisible();
  const cutoff = window.getByRole("textbox", { name: "Fecha de corte" }).last();
  await cutoff.fill("31/01/2025");
  await cutoff.blur();
  await expect(willDo.locator("[data-outcome=new]")).toHaveText("2");
  await expect(willDo.locator("[data-outcome=refused]")).toHaveText("2");
  await expect(willDo).toContainText("Se registra: MXN 5,234.50 (2 doc.)");
  await expect(willDo).toContainText("Fecha de emisión: esa fecha no existe");
  await expectAccessible(window);
  await window.getByRole("button", { name: "Importar saldos (2)" }).click();
  await expect(window.getByText("Saldos iniciales importados de Saldos enero.xlsx: 2")).toBeVisible();
  await expectAccessible(window);

  await frame.go(1, "Cartera");
  const cartera = new CarteraPage(window);
  await expect(cartera.total("MXN")).toContainText("5,234.50");
  await window.getByRole("gridcell", { name: "0001" }).dblclick();
  await expect(window.getByRole("heading", { name: "Saldo inicial F-0001" })).toBeVisible();
  await expect(window.getByText("Renglón 7 de Saldos enero.xlsx")).toBeVisible();
  await expectAccessible(window);

  await frame.go(3, "Importar");
  const imports = new ImportPage(window);
  await imports.drop([join(FIXTURES, "cfdi/scenarios/01-ppd-parcialidades/z-F1.xml")]);
  await expect(async () => {
    const ask = window.getByRole("dialog").getByRole("button", { name: /Importar|Continuar/ });
    if (await ask.isVisible()) await ask.click();
    await expect(imports.tile("posted")).toHaveText(/1$/);
  }).toPass({ timeout: 30_000 });
  await frame.go(1, "Cartera");
  await expect(cartera.total("MXN")).toContainText("5,234.50");
  await window.getByRole("gridcell", { name: "1", exact: true }).first().dblclick();
  await expect(window.getByText("Liquidado antes de la fecha de corte, según el saldo inicial")).toBeVisible();

  await frame.go(3, "Importar");
  await window.getByRole("tab", { name: "Saldos iniciales" }).click();
  await window.getByRole("button", { name: "Deshacer la importación de Saldos enero.xlsx" }).click();
  const dialog = window.getByRole("dialog", { name: "Deshacer la importación de Saldos enero.xlsx" });
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Deshacer" }).click();
  await expect(window.getByText("Se deshizo la importación de Saldos enero.xlsx")).toBeVisible();
  await frame.go(1, "Cartera");
  await expect(cartera.total("MXN")).toContainText("11,600.00");
});
