import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, shown, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { ReportPage } from "./pages/report-page.ts";

test("the report shows lights, charts and the aging of the day, in every currency", async ({ cartera, filled }) => {
  const page = new ReportPage(cartera.window);
  await new Frame(cartera.window).go(2, "Reportes");
  const open = filled.documents(filled.asOf).filter((row) => row.currency === "MXN");
  const cents = (rows: typeof open): number => rows.reduce((sum, row) => sum + Math.round(Number(row.open) * 100), 0);
  await expect(page.kpi("Saldo por cobrar")).toContainText(`MXN ${shown(cents(open) / 100)}`);
  const share = (cents(open.filter((row) => row.daysPastDue > 0)) * 100) / cents(open);
  await expect(page.kpi("Cartera vencida")).toContainText(`${share.toFixed(2)} %`);
  await expect(page.kpi("Cartera vencida")).toContainText(share < 10 ? "Cumple la meta" : /meta/);
  await expect(page.kpi("Días de venta por cobrar (DSO)")).toContainText("Meta < 30 días");
  await expect(page.charts).toHaveCount(4);
  for (const chart of await page.charts.all()) await expect(chart.locator("svg path").first()).toBeAttached();
  await expectAccessible(cartera.window);

  const [largest] = filled
    .aging(filled.asOf)
    .filter((row) => row.currency === "MXN")
    .sort((a, b) => Number(b.balance) - Number(a.balance));
  await page.aging.expectCell(0, "customerName", largest?.name ?? "");
  await page.aging.expectCell(0, "balance", shown(largest?.balance ?? "0"));

  await cartera.window.getByRole("tab", { name: "USD" }).click();
  await expect(page.kpi("Saldo por cobrar")).toContainText("USD");
});

test("what a figure means is explained beside it", async ({ cartera }) => {
  await new Frame(cartera.window).go(2, "Reportes");
  await cartera.window.getByRole("button", { name: /Cómo se calcula: Cartera vencida/ }).click();
  const figure = cartera.window.getByRole("region", { name: "Cartera vencida", exact: true });
  await expect(figure.getByText(/su valor exacto no cumple/)).toBeVisible();
});

test("the report is saved as PDF and as Excel, and previewed as the PDF itself", async ({ cartera, folder }) => {
  const page = new ReportPage(cartera.window);
  await new Frame(cartera.window).go(2, "Reportes");
  for (const [button, name, signature] of [
    ["Guardar PDF", "semanal.pdf", "%PDF-"],
    ["Guardar Excel", "semanal.xlsx", "PK"],
  ] as const) {
    const file = join(folder, name);
    await answerDialogs(cartera.electron, { save: file });
    await page.button(button).click();
    await expect(cartera.window.getByText(`Se guardó ${name}`)).toBeVisible({ timeout: 30_000 });
    await expect(page.button("Abrir archivo")).toBeVisible();
    expect(readFileSync(file).subarray(0, signature.length).toString("latin1")).toBe(signature);
  }
  await cartera.window.getByRole("tab", { name: "Vista previa" }).click();
  await expect(cartera.window.locator("iframe[title='Vista previa del PDF']")).toBeVisible({ timeout: 30_000 });
});
