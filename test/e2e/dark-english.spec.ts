import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { DocumentPage } from "./pages/document-page.ts";
import { Frame } from "./pages/frame.ts";
import { Grid } from "./pages/grid.ts";
import { ReportPage } from "./pages/report-page.ts";

test("the screens of the receivables hold in English and in the dark", async ({ filled, folder, launch }) => {
  test.slow();
  const lastLedger = join(folder, "dark.alcorriente");
  copyFileSync(filled.file, lastLedger);
  const { window } = await launch({ preferences: { language: "en", theme: "dark", lastLedger } });
  const documents = new Grid(window, "Open documents");
  await documents.cell(0, "openMinor").click();
  await expect(window.getByRole("complementary")).toContainText("Invoice issued");
  await expectAccessible(window);

  await window.getByRole("tab", { name: "By customer" }).click();
  const customers = new Grid(window, "Aging by customer");
  await expect(customers.cell(0, "balanceMinor")).toBeVisible();
  await expectAccessible(window);

  await customers.cell(0, "balanceMinor").dblclick();
  await expect(new Grid(window, /^The customer's movements in/).rows.last()).toBeVisible();
  await expectAccessible(window);

  const [invoice] = filled.documents(filled.asOf);
  const page = new DocumentPage(window);
  await page.open(invoice?.uuid ?? "");
  await expect(page.title).toHaveText(`Invoice ${invoice?.series}-${invoice?.folio}`);
  await expectAccessible(window);

  await new Frame(window).go(2, "Reports");
  await expect(new ReportPage(window).kpi("Overdue share")).toContainText(/target/);
  await expectAccessible(window);
});
