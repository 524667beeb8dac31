import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, shown, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";

const sumOf = (rows: readonly { readonly open: string }[]): string =>
  shown(rows.reduce((sum, row) => sum + Math.round(Number(row.open) * 100), 0) / 100);

test("the totals at the foot are the sums of the open documents, by currency", async ({ cartera, filled }) => {
  const page = new CarteraPage(cartera.window);
  const open = filled.documents(filled.asOf);
  const currencies = [...new Set(open.map((row) => row.currency))];
  expect(currencies).toContain("USD");
  for (const currency of currencies) {
    const rows = open.filter((row) => row.currency === currency);
    await expect(page.total(currency)).toContainText(sumOf(rows));
    await expect(page.total(currency).getByRole("cell").first()).toHaveText(String(rows.length));
  }
  await expectAccessible(cartera.window);
});

test("no date is cut, as wide as the letters of this PC may be", async ({ cartera }) => {
  const { documents } = new CarteraPage(cartera.window);
  await documents.cell(0, "dueOn").waitFor();
  const cut = await documents.box
    .locator('.ag-cell:is([col-id="issuedOn"], [col-id="dueOn"])')
    .evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
    );
  expect(cut).toEqual([]);
});

test("every figure follows the as-of day", async ({ cartera, filled }) => {
  const page = new CarteraPage(cartera.window);
  await new Frame(cartera.window).chooseDay("31/08/2026");
  const mxn = filled.documents("2026-08-31").filter((row) => row.currency === "MXN");
  await expect(page.total("MXN")).toContainText(sumOf(mxn));
  const oldest = Math.max(...filled.documents("2026-08-31").map((row) => row.daysPastDue));
  await page.documents.expectCell(0, "daysPastDue", shown(oldest, 0));
});

test("a header sorts, with Shift by several columns", async ({ cartera, filled }) => {
  const { documents } = new CarteraPage(cartera.window);
  const open = filled.documents(filled.asOf);
  await documents.header("Saldo").click();
  const least = Math.min(...open.map((row) => Number(row.open)));
  await documents.expectCell(0, "openMinor", shown(least));
  await documents.header("Saldo").click();
  const most = Math.max(...open.map((row) => Number(row.open)));
  await documents.expectCell(0, "openMinor", shown(most));

  await documents.header("Mon.").click();
  await documents.header("Saldo").click({ modifiers: ["Shift"] });
  const first = open
    .filter((row) => row.currency === open.map((each) => each.currency).sort()[0])
    .map((row) => Number(row.open));
  await documents.expectCell(0, "openMinor", shown(Math.min(...first)));
});

test("the search finds without accents, and an empty answer shows the way back", async ({ cartera, filled }) => {
  const page = new CarteraPage(cartera.window);
  const named = filled.documents(filled.asOf).filter((row) => /ñandutí/i.test(row.name));
  expect(named.length).toBeGreaterThan(0);
  await cartera.window.keyboard.press("Control+f");
  await cartera.window.keyboard.type("nanduti");
  await expect(page.documents.rows).toHaveCount(named.length);
  await expect(page.total("MXN")).toContainText(sumOf(named));

  await page.search.fill("no existe nadie así");
  await expect(cartera.window.getByRole("heading", { name: "Nada coincide con lo que busca" })).toBeVisible();
  await expectAccessible(cartera.window);
  await page.button("Quitar búsqueda y filtros").click();
  await expect(page.search).toHaveValue("");
  // The whole row under the mouse is coloured, its frozen cells too.
  await page.documents.cell(0, "openMinor").hover();
  const row = page.documents.cell(0, "openMinor").locator("xpath=ancestor::*[@role='row']");
  await expect(row).toHaveCSS("background-color", "rgb(245, 245, 245)");
  await expect(row.locator(".ag-grid-pinned-left-cells")).toHaveCSS("background-image", "none");
});

test("age and columns filter, and the totals follow", async ({ cartera, filled }) => {
  const page = new CarteraPage(cartera.window);
  const open = filled.documents(filled.asOf).filter((row) => row.currency === "MXN");
  await page.choose("Antigüedad", "91+ días");
  const old = open.filter((row) => row.bucket === "90+");
  await expect(page.total("MXN")).toContainText(sumOf(old));

  await page.button("Filtros").click();
  const large = old.filter((row) => Number(row.open) >= 10_000);
  await page.documents.box
    .getByRole("spinbutton", { name: /Saldo/ })
    .or(page.documents.box.getByRole("textbox", { name: /Saldo/ }))
    .first()
    .fill("10000");
  await expect(page.total("MXN")).toContainText(sumOf(large));
  await expectAccessible(cartera.window);
});

test("the keyboard alone goes from the list to the document and back to the same place", async ({
  cartera,
  filled,
}) => {
  const page = new CarteraPage(cartera.window);
  const { keyboard } = cartera.window;
  await page.documents.cell(0, "openMinor").click();
  await expect(page.pane).toBeVisible();
  await keyboard.press("ArrowDown");
  const second = (await page.documents.cell(1, "folio").textContent()) ?? "";
  await expect(page.pane.getByRole("heading", { level: 2 })).toHaveText(`F-${second}`);
  await expect(page.pane).toContainText("Emisión de la factura");
  await expectAccessible(cartera.window);
  await keyboard.press("Escape");
  await expect(page.pane).toBeHidden();

  await keyboard.press("Control+End");
  const last = filled.documents(filled.asOf).length - 1;
  expect(last).toBeGreaterThan(200);
  await expect(page.documents.cell(last, "folio")).toBeVisible();
  const folio = (await page.documents.cell(last, "folio").textContent()) ?? "";
  await keyboard.press("Enter");
  await expect(cartera.window.getByRole("heading", { level: 2 })).toContainText(folio);
  await page.button("Regresar").click();
  await expect(page.documents.cell(last, "folio")).toHaveText(folio);
});

test("Ctrl+C copies the selection as a table that a spreadsheet reads", async ({ cartera }) => {
  const page = new CarteraPage(cartera.window);
  const { keyboard } = cartera.window;
  await page.documents.cell(0, "openMinor").click();
  await keyboard.press("Shift+ArrowDown");
  await keyboard.press("Shift+ArrowDown");
  await keyboard.press("Control+c");
  await expect(cartera.window.getByText("3 renglones copiados").first()).toBeVisible();
  const text = await cartera.electron.evaluate(({ clipboard }) => clipboard.readText());
  const [header = "", ...lines] = text.split(/\r?\n/);
  expect(header.split("\t").slice(0, 4)).toEqual(["Cliente", "Serie", "Folio", "Emisión"]);
  expect(lines).toHaveLength(3);
  const cells = lines[0]?.split("\t") ?? [];
  expect(cells[3]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(cells[7]).toMatch(/^\d+\.\d{2}$/);
});

test("hidden columns stay hidden after a restart, until they are reset", async ({ cartera, launch }) => {
  test.slow();
  const page = new CarteraPage(cartera.window);
  await page.button("Columnas").click();
  await cartera.window.getByRole("checkbox", { name: "Emisión" }).uncheck();
  await cartera.window.keyboard.press("Escape");
  await expect(page.documents.header("Emisión")).toBeHidden();
  const stored = () => cartera.window.evaluate(() => window.alCorriente.getPreferences());
  await expect.poll(async () => (await stored()).gridLayouts["receivables"] ?? "").toContain("issuedOn");

  const preferences = await stored();
  await cartera.close();
  const again = await launch({ preferences });
  const page2 = new CarteraPage(again.window);
  await expect(page2.documents.header("Vence")).toBeVisible();
  await expect(page2.documents.header("Emisión")).toBeHidden();
  await page2.button("Columnas").click();
  await again.window.getByRole("button", { name: "Restablecer columnas" }).click();
  await again.window.keyboard.press("Escape");
  await expect(page2.documents.header("Emisión")).toBeVisible();
});

test("what is filtered is exported to Excel", async ({ cartera, filled, folder }) => {
  const page = new CarteraPage(cartera.window);
  const file = join(folder, "cartera.xlsx");
  await answerDialogs(cartera.electron, { save: file });
  await page.choose("Antigüedad", "Vencida");
  const overdue = filled.documents(filled.asOf).filter((row) => row.daysPastDue > 0);
  await page.button("Exportar a Excel").click();
  await expect(cartera.window.getByText(`${shown(overdue.length, 0)} documentos en cartera.xlsx`)).toBeVisible();
  await expect(page.button("Abrir archivo")).toBeVisible();
  expect(existsSync(file)).toBe(true);
  await expectAccessible(cartera.window);
});

test("by customer, every balance is the one the command line prints", async ({ cartera, filled }) => {
  const page = new CarteraPage(cartera.window);
  await page.byCustomer();
  const aging = filled.aging(filled.asOf).sort((a, b) => Number(b.balance) - Number(a.balance));
  for (const [index, row] of aging.slice(0, 8).entries()) {
    await page.customers.expectCell(index, "customerName", row.name);
    await page.customers.expectCell(index, "balanceMinor", shown(row.balance));
  }
  await expectAccessible(cartera.window);
});

test("the right mouse button offers what the row allows", async ({ cartera }) => {
  const page = new CarteraPage(cartera.window);
  await page.documents.cell(0, "openMinor").click({ button: "right" });
  const menu = cartera.window.getByRole("menu", { name: "Acciones del renglón" });
  await expect(menu.getByRole("menuitem", { name: "Abrir estado de cuenta" })).toBeVisible();
  await menu.getByRole("menuitem", { name: "Copiar UUID" }).click();
  const text = await cartera.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
});
