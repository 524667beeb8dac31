import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import ExcelJS from "exceljs";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, shown, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { Grid } from "./pages/grid.ts";

const DAY_FORMAT = { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "America/Mexico_City" } as const;
const button = (window: Page, name: string | RegExp) => window.getByRole("button", { name });
const goTo = (window: Page, screen: string) => window.getByRole("link", { name: screen, exact: true }).click();

/** Saves what a list shows under a name that everybody sees. */
async function saveView(window: Page, name: string): Promise<void> {
  await button(window, "Vistas").click();
  await window.getByRole("menuitem", { name: "Guardar como vista nueva…" }).click();
  const dialog = window.getByRole("dialog", { name: "Guardar vista" });
  await dialog.getByRole("textbox", { name: "Nombre de la vista" }).fill(name);
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Guardar" }).click();
  await expect(button(window, new RegExp(`^${name}`))).toBeVisible();
}

test("invoices disputed together are found by the words of their state, and lists keep their views over a restart", async ({
  cartera,
  filled,
  launch,
}) => {
  test.slow();
  const { window } = cartera;
  const list = new CarteraPage(window);
  const open = filled.documents(filled.asOf).filter((row) => row.currency === "MXN" && row.kind === "I");
  const [two] = [...Map.groupBy(open, (row) => row.customer).values()].filter((rows) => rows.length === 2);
  if (!two?.[0]) throw new Error("the ledger has no such customer");
  // Disputes are opened today, whatever day the figures are about.
  await new Frame(window).chooseDay(new Date().toLocaleDateString("es-MX", DAY_FORMAT));
  await list.search.fill(two[0].customer);
  await expect(list.documents.rows).toHaveCount(2);
  await list.documents.cell(0, "openMinor").click();
  await list.documents.cell(1, "openMinor").click({ modifiers: ["Shift"] });
  await button(window, "Registrar aclaración").click();
  await window.getByRole("combobox", { name: "Tipo" }).click();
  await window.getByRole("option").first().click();
  await window.getByRole("textbox", { name: "Motivo, en palabras del cliente" }).fill("No llegó la mercancía");
  await expectAccessible(window);
  await button(window, "Abrir 2 aclaraciones").click();

  const disputes = new Grid(window, /^Aclaraciones$/);
  await expect(disputes.rows).toHaveCount(2);
  await button(window, "Filtros").click();
  // What is typed is looked for in the words of a state, not in its code.
  const state = disputes.box.getByRole("textbox", { name: "Filtrar por Estado" });
  await state.fill("espera");
  await expect(disputes.rows).toHaveCount(0);
  await state.fill("abie");
  await expect(disputes.rows).toHaveCount(2);
  await expectAccessible(window);
  await saveView(window, "Abiertas del equipo");

  // Who answers is changed where it stands: it waits for them, and is open no more until that is undone.
  await disputes.cell(0, "resolver").click();
  await window.keyboard.press("F2");
  await window.getByRole("combobox", { name: "Resuelve de este renglón" }).selectOption({ label: "Gerencia" });
  await window.keyboard.press("Enter");
  await expect(disputes.rows).toHaveCount(1);
  await window.keyboard.press("Control+z");
  await expect(disputes.rows).toHaveCount(2);

  await goTo(window, "Clientes");
  const customers = new Grid(window, /^Clientes$/);
  await expect(customers.rows.first()).toBeVisible();
  await button(window, "Filtros").click();
  await customers.box.getByRole("button", { name: "Valores de Etapa" }).click();
  const values = window.getByRole("form", { name: "Filtro de Etapa" });
  const first = values.getByRole("listitem").first();
  await first.getByRole("checkbox").check();
  const stage = (await first.locator("label").textContent()) ?? "";
  await expectAccessible(window);
  await values.getByRole("button", { name: "Aplicar 1 valor" }).click();
  await expect(customers.box.getByRole("textbox", { name: "Filtrar por Etapa" })).toHaveValue(stage);
  await saveView(window, "Una etapa");
  await button(window, /^Una etapa/).click();
  await window.getByRole("menuitem", { name: "Abrir la pantalla con esta vista" }).click();

  const preferences = await window.evaluate(() => globalThis.window.alCorriente.getPreferences());
  await cartera.close();
  const again = await launch({ preferences });
  await goTo(again.window, "Clientes");
  const after = new Grid(again.window, /^Clientes$/);
  await expect(button(again.window, /^Una etapa/)).toBeVisible();
  await expect(after.cell(0, "stage")).toHaveText(stage);
  expect(new Set(await after.column("stage"))).toEqual(new Set([stage]));
  await goTo(again.window, "Aclaraciones");
  await button(again.window, "Vistas").click();
  await again.window.getByRole("menuitem", { name: "Abiertas del equipo" }).click();
  await expect(new Grid(again.window, /^Aclaraciones$/).rows).toHaveCount(2);
});

test("cells of the list of customers are edited, undone, and stand in Excel under its own filter", async ({
  cartera,
  folder,
}) => {
  test.slow();
  const { window, electron } = cartera;
  const ledger = join(folder, "cartera.alcorriente");
  await goTo(window, "Clientes");
  const list = new Grid(window, /^Clientes$/);
  await expect(list.rows.first()).toBeVisible();
  await button(window, "Columnas").click();
  for (const column of ["Límite", "Riesgo"]) {
    await window.getByRole("checkbox", { name: column, exact: true }).check();
  }
  for (const column of ["Por vencer", "1-30", "31-60", "61-90", "91+", "Vencido"]) {
    await window.getByRole("checkbox", { name: column, exact: true }).uncheck();
  }
  await window.keyboard.press("Escape");
  const name = (await list.cell(0, "customerName").textContent()) ?? "";

  await list.cell(0, "limitMinor").click();
  await window.keyboard.press("F2");
  const limit = window.getByRole("textbox", { name: "Límite de este renglón" });
  await limit.fill("mucho");
  await limit.press("Enter");
  await expect(window.getByRole("alert")).toContainText("Escriba un importe");
  await limit.fill("250,000");
  await limit.press("Enter");
  await list.expectCell(0, "limitMinor", shown(250_000));

  await list.cell(0, "hold").click();
  await window.keyboard.press("F2");
  await window.getByRole("combobox", { name: "Crédito de este renglón" }).selectOption({ label: "En aviso" });
  await window.keyboard.press("Enter");
  await expect(window.getByRole("alert")).toContainText("Escriba el motivo");
  await window.getByRole("textbox", { name: "Motivo de la retención" }).fill("Cheque devuelto");
  await expectAccessible(window);
  await window.keyboard.press("Enter");
  await list.expectCell(0, "hold", "En aviso");

  await list.cell(0, "riskClass").click();
  await window.keyboard.press("F2");
  await window.getByRole("combobox", { name: "Riesgo de este renglón" }).selectOption("D");
  await window.keyboard.press("Enter");
  await list.expectCell(0, "riskClass", "D");
  // One by one, the last one first; the others stand.
  await window.keyboard.press("Control+z");
  await list.expectCell(0, "riskClass", "B");
  await window.keyboard.press("Control+z");
  await list.expectCell(0, "hold", "Abierto");
  await list.expectCell(0, "limitMinor", shown(250_000));

  // While a cell is open, a colleague writes something about the same customer: nothing of theirs is overwritten unseen.
  await list.cell(0, "riskClass").click();
  await window.keyboard.press("F2");
  execFileSync(process.execPath, [
    join(REPOSITORY, "test/e2e/change-customer.ts"),
    ledger,
    "note",
    name,
    "Pidió prórroga",
  ]);
  await window.getByRole("combobox", { name: "Riesgo de este renglón" }).selectOption("A");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("alert")).toContainText("Otra persona guardó cambios");
  await window.keyboard.press("Escape");
  await list.expectCell(0, "riskClass", "B");

  const file = join(folder, "clientes.xlsx");
  await answerDialogs(electron, { save: file });
  await button(window, "Exportar a Excel").click();
  await expect(window.getByText(/renglones en clientes.xlsx/).first()).toBeVisible();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const [sheet] = workbook.worksheets;
  const headers = ((sheet?.getRow(1).values ?? []) as unknown[]).slice(1).map(String);
  const last = String.fromCharCode(64 + headers.length);
  expect(sheet?.autoFilter).toBe(`A1:${last}${sheet?.rowCount}`);
  expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  const row = sheet?.getColumn(headers.indexOf("Cliente") + 1).values.indexOf(name) ?? 0;
  expect(sheet?.getRow(row).getCell(headers.indexOf("Límite") + 1).value).toBe(250_000);

  // Put together by age they add up to the same, and go to Excel so; a group opens to its customers.
  const all = await window.getByRole("region", { name: "Totales de los clientes mostrados" }).textContent();
  await window.getByRole("combobox", { name: "Agrupar" }).click();
  await window.getByRole("option", { name: "Por antigüedad" }).click();
  const groups = new Grid(window, "Clientes por antigüedad");
  await expect(groups.rows.first()).toBeVisible();
  await expectAccessible(window);
  const together = join(folder, "clientes-por-antiguedad.xlsx");
  await answerDialogs(electron, { save: together });
  await button(window, "Exportar a Excel").click();
  await expect(window.getByText(/grupos en clientes-por-antiguedad.xlsx/).first()).toBeVisible();
  expect(await window.getByRole("region", { name: "Totales de los clientes mostrados" }).textContent()).toBe(all);
  const counted = await groups.cell(0, "rows").textContent();
  await groups.cell(0, "label").dblclick();
  await expect(list.rows.first()).toBeVisible();
  const [here] = await new Grid(window, /^Clientes$/).column("currency");
  const narrowed = window.getByRole("region", { name: "Totales de los clientes mostrados" }).getByRole("row");
  await expect(
    narrowed
      .filter({ hasText: here ?? "" })
      .getByRole("cell")
      .first(),
  ).toHaveText(counted ?? "");
  await window.getByRole("combobox", { name: "Agrupar" }).click();
  await window.getByRole("option", { name: "Por antigüedad" }).click();
  await expect(groups.rows).toHaveCount(1);

  // Every tab of the customer's page can be used by everybody.
  await groups.cell(0, "label").dblclick();
  await expect(narrowed.first()).toBeVisible();
  const tabs = window.getByRole("tablist", { name: "Secciones del cliente" }).getByRole("tab");
  // The list draws itself anew for the group: a click that falls between is made again.
  await expect(async () => {
    await list.cell(0, "customerName").click({ timeout: 2000 });
    await expect(tabs.first()).toBeVisible({ timeout: 2000 });
  }).toPass();
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect(tab).toHaveAttribute("aria-selected", "true");
    await expectAccessible(window);
  }
});
