import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import ExcelJS from "exceljs";
import { expect, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { ReportPage } from "./pages/report-page.ts";
import { StartPage } from "./pages/start-page.ts";

/** A schedule that has stood for a month, as of a ledger nobody opened: its latest daily report was missed. */
function owedForAMonth(file: string): void {
  const ledger = new Database(file);
  const since = new Date(Date.now() - 30 * 86_400_000).toISOString();
  ledger
    .prepare(
      `insert into report_schedule values (5, 'daily', 1, '10:00', 0, 0, 'pdf', 'letter', 'es', '', '[]', '${since}', '')`,
    )
    .run();
  ledger.prepare("update sequence set next_id = 6 where name = 'report_schedule'").run();
  ledger.close();
}

test("the monthly report is read, printed and written; what was missed is delivered late and said", async ({
  filled,
  folder,
  launch,
}) => {
  test.slow();
  const lastLedger = join(folder, "reportes.alcorriente");
  copyFileSync(filled.file, lastLedger);
  owedForAMonth(lastLedger);
  const { window, electron } = await launch({ preferences: { language: "es", theme: "light", lastLedger } });
  const page = new ReportPage(window);
  await new Frame(window).go(2, "Reportes");
  // With the text a quarter or a half larger nothing of the week lies beyond the edge of a small office monitor: at a
  // half, the seal's 64 digits are wider than their column whatever digits they are.
  const week = window.getByRole("region", { name: "Reporte semanal de cobranza" });
  await expect(page.kpi("Saldo por cobrar")).toBeVisible({ timeout: 30_000 });
  const zoom = (factor: number) =>
    electron.evaluate(({ BrowserWindow }, by) => {
      const [main] = BrowserWindow.getAllWindows();
      main?.setContentSize(1280, 800);
      main?.webContents.setZoomFactor(by);
    }, factor);
  for (const [larger, edge] of [
    [1.25, 900],
    [1.5, 820],
  ] as const) {
    await zoom(larger);
    await expect
      .poll(() => week.evaluate((box, most) => [box.clientWidth < most, box.scrollWidth - box.clientWidth], edge))
      .toEqual([true, 0]);
  }
  await zoom(1);

  await window.getByRole("combobox", { name: "Reporte" }).click();
  await window.getByRole("option", { name: "Reporte mensual de cobranza" }).click();
  // Several currencies and no rate: what hangs on it is n/a as on the board, and each currency stands by itself.
  await expect(page.kpi("Cartera vencida · MXN")).toContainText("%", { timeout: 30_000 });
  await expect(page.kpi("Cartera vencida · EUR")).toContainText("%");
  await expect(page.kpi("Cartera vencida")).toHaveCount(0);
  await expect(window.getByText(/Falta el tipo de cambio de .* queda en n\/d/).first()).toBeVisible();
  await expect(window.getByRole("heading", { name: "Indicadores de cada moneda" }).first()).toBeVisible();
  await expect(window.getByRole("heading", { name: "Riesgos y acciones" })).toBeVisible();
  await expectAccessible(window);
  // Of one currency alone nothing hangs on a rate; screen, paper and Excel are of it until all are chosen again.
  const currency = window.getByRole("combobox", { name: "Moneda", exact: true });
  await currency.click();
  await window.getByRole("option", { name: "MXN" }).click();
  await expect(page.kpi("Cartera vencida")).toContainText("%", { timeout: 30_000 });
  await expect(page.kpi("Cartera vencida")).not.toContainText("n/d");
  await expect(window.getByText("USD").filter({ visible: true })).toHaveCount(0);
  const pesos = join(folder, "mensual MXN.xlsx");
  await answerDialogs(electron, { save: pesos });
  await page.button("Guardar Excel").click();
  await expect(window.getByText("Se guardó mensual MXN.xlsx")).toBeVisible({ timeout: 30_000 });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(pesos);
  const told: string[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => told.push(cell.text)));
  expect(told).toContain("Moneda: MXN");
  expect(told.join(" ")).toContain("Reporte mensual de cobranza · MXN");
  expect(told.filter((text) => text === "USD")).toEqual([]);
  await currency.click();
  await window.getByRole("option", { name: "Moneda: todas" }).click();
  await expect(page.kpi("Cartera vencida · EUR")).toBeVisible({ timeout: 30_000 });
  for (const [button, name, signature] of [
    ["Guardar PDF", "mensual.pdf", "%PDF-"],
    ["Guardar Excel", "mensual.xlsx", "PK"],
  ] as const) {
    const file = join(folder, name);
    await answerDialogs(electron, { save: file });
    await page.button(button).click();
    await expect(window.getByText(`Se guardó ${name}`)).toBeVisible({ timeout: 30_000 });
    expect(readFileSync(file).subarray(0, signature.length).toString("latin1")).toBe(signature);
  }

  // A folder that is gone is named, and what was said of one report is not said of the next.
  const gone = join(folder, "ya no está");
  await answerDialogs(electron, { save: join(gone, "mensual.pdf") });
  await page.button("Guardar PDF").click();
  await expect(window.getByRole("alert").filter({ hasText: `No se encontró ${gone}.` })).toBeVisible();
  const report = window.getByRole("combobox", { name: "Reporte" });
  await report.click();
  await window.getByRole("option", { name: "Estado de cuenta del cliente" }).click();
  await expect(window.getByRole("alert")).toHaveCount(0);

  // Report, paper, customer and view are there again after another screen.
  await window.getByRole("combobox", { name: "Papel" }).click();
  await window.getByRole("option", { name: "A4" }).click();
  const customer = window.getByRole("combobox", { name: "Cliente" });
  await customer.click();
  const picked = window.getByRole("option").first();
  await picked.click();
  await expect(customer).not.toHaveValue("");
  const name = await customer.inputValue();
  await window.getByRole("tab", { name: "Vista previa" }).click();
  await expect(window.locator("iframe")).toBeVisible({ timeout: 30_000 });
  await new Frame(window).go(1, "Cartera");
  await new Frame(window).go(2, "Reportes");
  await expect(report).toHaveText("Estado de cuenta del cliente");
  await expect(window.getByRole("combobox", { name: "Papel" })).toHaveText("A4");
  await expect(customer).toHaveValue(name);
  await expect(window.getByRole("tab", { name: "Vista previa" })).toHaveAttribute("aria-selected", "true");

  await window.getByRole("tab", { name: "Programación" }).click();
  await page.button("Entregar lo pendiente").click();
  await expect(window.getByText(/^Reporte diario de cobranza al .*debía entregarse/)).toBeVisible({ timeout: 30_000 });
  expect(readdirSync(join(folder, "Reportes de reportes"))).toEqual([
    expect.stringMatching(/^Reporte diario de cobranza .*\.pdf$/),
  ]);
  await page.button("Cambiar: Reporte semanal de cobranza").click();
  const dialog = window.getByRole("dialog");
  await dialog.getByLabel("Hora").fill("11:30");
  await dialog.getByLabel("Enviar a").fill("gerencia@ejemplo.example");
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Guardar" }).click();
  await expect(window.getByRole("cell", { name: "Lunes, 11:30" })).toBeVisible();
  await expect(window.getByRole("cell", { name: /gerencia@ejemplo\.example/ })).toBeVisible();
});

test("before the first document a report says what to do instead of telling nothing ten times", async ({
  folder,
  launch,
}) => {
  const { window, electron } = await launch({ preferences: { language: "es", theme: "light" } });
  await answerDialogs(electron, { save: join(folder, "Nueva.alcorriente") });
  await new StartPage(window).createEmpty();
  await new Frame(window).go(2, "Reportes");
  const page = new ReportPage(window);
  for (const kind of ["Reporte semanal de cobranza", "Reporte mensual de cobranza"]) {
    await window.getByRole("combobox", { name: "Reporte" }).click();
    await window.getByRole("option", { name: kind }).click();
    await expect(window.getByText("Aún no hay nada que reportar")).toBeVisible({ timeout: 30_000 });
    await expect(page.kpi("Cartera vencida")).toHaveCount(0);
    await expect(page.button("Guardar PDF")).toBeDisabled();
  }
  await expectAccessible(window);
  await page.button("Importar CFDI").click();
  await new Frame(window).expectScreen("Importar");
});
