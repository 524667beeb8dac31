import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, shown, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { answerDialogs } from "./pages/dialogs.ts";

const cents = (open: string): number => Math.round(Number(open) * 100);

test("several values of a column are chosen by keyboard, kept as a view, and found again after a restart", async ({
  cartera,
  filled,
  launch,
}) => {
  test.slow();
  const page = new CarteraPage(cartera.window);
  const { keyboard } = cartera.window;
  const open = filled.documents(filled.asOf);
  const names = [...new Set(open.map((row) => row.name))].sort().slice(0, 2);
  const wanted = open.filter((row) => names.includes(row.name));

  await page.button("Filtros").click();
  const field = page.documents.box.getByRole("textbox", { name: "Filtrar por Cliente" });
  await field.focus();
  await keyboard.press("Alt+ArrowDown");
  const filter = cartera.window.getByRole("form", { name: "Filtro de Cliente" });
  await expect(filter.getByRole("list", { name: "Valores de la columna" }).getByRole("listitem").first()).toBeVisible();
  await expectAccessible(cartera.window);
  for (const name of names) {
    // Accents and case do not matter.
    const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
    await filter.getByRole("searchbox", { name: "Buscar valores" }).fill(plain);
    const value = filter.getByRole("checkbox", { name, exact: true });
    await value.focus();
    await keyboard.press("Space");
    await expect(value).toBeChecked();
  }
  await filter.getByRole("button", { name: "Aplicar 2 valores" }).press("Enter");
  await expect(page.documents.rows).toHaveCount(wanted.length);
  await expect(field).toHaveValue(/^\(2\) /);

  await page.documents.header("Saldo").click();
  await page.documents.header("Saldo").click();
  await page.button("Vistas").click();
  await cartera.window.getByRole("menuitem", { name: "Guardar como vista nueva…" }).click();
  const dialog = cartera.window.getByRole("dialog", { name: "Guardar vista" });
  await dialog.getByRole("textbox", { name: "Nombre de la vista" }).fill("Dos clientes");
  await dialog.getByRole("checkbox").check();
  await expectAccessible(cartera.window);
  await dialog.getByRole("button", { name: "Guardar" }).click();
  await expect(page.button(/^Dos clientes/)).toBeVisible();
  await page.button(/^Dos clientes/).click();
  await cartera.window.getByRole("menuitem", { name: "Abrir la pantalla con esta vista" }).click();
  await page.documents.header("Folio").click();
  await expect(page.button(/Dos clientes \(modificada\)/)).toBeVisible();

  const preferences = await cartera.window.evaluate(() => window.alCorriente.getPreferences());
  await cartera.close();
  const again = await launch({ preferences });
  const after = new CarteraPage(again.window);
  await expect(after.button(/^Dos clientes/)).toBeVisible();
  await expect(after.documents.rows).toHaveCount(wanted.length);
  const largest = Math.max(...wanted.map((row) => Number(row.open)));
  await after.documents.expectCell(0, "openMinor", shown(largest));

  // What is taken away comes back with Ctrl+Z.
  await after.button(/^Dos clientes/).click();
  await again.window.getByRole("menuitem", { name: "Eliminar" }).click();
  await expect(after.button("Vistas")).toBeVisible();
  await after.documents.cell(0, "openMinor").click();
  await again.window.keyboard.press("Control+z");
  await expect(again.window.getByText("Se deshizo: Vista Dos clientes eliminada").first()).toBeVisible();
  await after.button("Vistas").click();
  await expect(again.window.getByRole("menuitem", { name: "Dos clientes" })).toBeVisible();
});

test("everything filtered is selected, copied as it stands, and exported with the columns on the screen", async ({
  cartera,
  filled,
  folder,
}) => {
  test.slow();
  const page = new CarteraPage(cartera.window);
  const { keyboard } = cartera.window;
  await page.choose("Antigüedad", "91+ días");
  const old = filled.documents(filled.asOf).filter((row) => row.bucket === "90+");
  await expect(page.documents.rows).toHaveCount(Math.min(old.length, await page.documents.rows.count()));
  await page.button("Columnas").click();
  await cartera.window.getByRole("checkbox", { name: "Emisión" }).uncheck();
  await keyboard.press("Escape");
  await page.documents.cell(0, "openMinor").click();
  await keyboard.press("Control+a");
  const bar = cartera.window.getByRole("region", { name: "Renglones seleccionados" });
  await expect(bar.getByRole("status")).toHaveText(`Todo lo filtrado: ${shown(old.length, 0)} renglones`);
  await expectAccessible(cartera.window);
  await keyboard.press("Control+c");
  await expect(cartera.window.getByText(new RegExp(`${old.length} renglones? copiados?`)).first()).toBeVisible();
  const text = await cartera.electron.evaluate(({ clipboard }) => clipboard.readText());
  const [header = "", ...lines] = text.split("\r\n");
  const titles = header.split("\t");
  expect(titles).not.toContain("Emisión");
  const copied = lines.map((line) => cents(line.split("\t")[titles.indexOf("Saldo")] ?? ""));
  expect(copied.length).toBe(old.length);
  expect(copied.reduce((sum, each) => sum + each, 0)).toBe(old.reduce((sum, row) => sum + cents(row.open), 0));

  const file = join(folder, "seleccion.xlsx");
  await answerDialogs(cartera.electron, { save: file });
  await bar.getByRole("button", { name: "Exportar selección" }).click();
  await expect(cartera.window.getByText("seleccion.xlsx").first()).toBeVisible();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.worksheets[0];
  const cellsOf = (row: number): unknown[] => ((sheet?.getRow(row).values ?? []) as unknown[]).slice(1);
  const headers = cellsOf(1).map(String);
  expect(headers).not.toContain("Emisión");
  expect(headers.indexOf("Cliente")).toBe(0);
  expect(headers.indexOf("Saldo")).toBeGreaterThan(headers.indexOf("Moneda"));
  expect(sheet?.rowCount).toBe(old.length + 1);
  const [folio, open] = [headers.indexOf("Folio"), headers.indexOf("Saldo")];
  const written = Array.from({ length: old.length }, (_, index) => cellsOf(index + 2));
  // Cell by cell, in the order of the screen: what was copied is what was exported.
  expect(written.map((cells) => Math.round(Number(cells[open]) * 100))).toEqual(copied);
  expect(written.map((cells) => String(cells[folio]))).toEqual(
    lines.map((line) => line.split("\t")[titles.indexOf("Folio")]),
  );
});

test("groups add up to the totals, and opening one shows its documents", async ({ cartera, filled }) => {
  const page = new CarteraPage(cartera.window);
  const open = filled.documents(filled.asOf);
  await page.choose("Agrupar", "Por antigüedad");
  const groups = cartera.window.getByRole("region", { name: "Cartera agrupada" });
  const oldest = open.filter((row) => row.bucket === "90+" && row.currency === "MXN");
  const line = groups.getByRole("row").filter({ hasText: "91+ días" }).filter({ hasText: "MXN" });
  await expect(line.locator('[col-id="openMinor"]')).toHaveText(
    shown(oldest.reduce((sum, row) => sum + cents(row.open), 0) / 100),
  );
  await expect(line.locator('[col-id="documents"]')).toHaveText(shown(oldest.length, 0));
  await expectAccessible(cartera.window);
  await line.locator('[col-id="openMinor"]').dblclick();
  await expect(page.documents.rows).toHaveCount(oldest.length);
  await expect(page.total("MXN")).toContainText(shown(oldest.reduce((sum, row) => sum + cents(row.open), 0) / 100));
});
