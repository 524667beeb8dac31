import { expect, shown, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { DocumentPage } from "./pages/document-page.ts";
import { Frame } from "./pages/frame.ts";
import { StatementPage } from "./pages/statement-page.ts";

test("a customer's name leads to the statement, whose last line is the balance of the aging", async ({
  cartera,
  filled,
}) => {
  const list = new CarteraPage(cartera.window);
  await list.byCustomer();
  const [largest] = filled.aging(filled.asOf).sort((a, b) => Number(b.balance) - Number(a.balance));
  await list.customers
    .cell(0, "customerName")
    .getByText(largest?.name ?? "", { exact: true })
    .click();

  const page = new StatementPage(cartera.window);
  await expect(page.name).toHaveText(largest?.name ?? "");
  await expect(page.movements.rows.last()).toBeVisible();
  const balances = await page.movements.column("running");
  expect(balances.at(-1)).toBe(shown(largest?.balance ?? "0"));
  await expectAccessible(cartera.window);
});

test("the statement follows the as-of day, copies whole, and each line leads to its document", async ({
  cartera,
  filled,
}) => {
  const list = new CarteraPage(cartera.window);
  await list.byCustomer();
  const [largest] = filled.aging(filled.asOf).sort((a, b) => Number(b.balance) - Number(a.balance));
  await list.customers.cell(0, "balanceMinor").dblclick();
  const page = new StatementPage(cartera.window);
  await expect(page.movements.rows.last()).toBeVisible();

  await new Frame(cartera.window).chooseDay("15/09/2026");
  const before = filled.aging("2026-09-15").find((row) => row.customer === largest?.customer);
  await expect(cartera.window.getByText(`MXN ${shown(before?.balance ?? "0")}`)).toBeVisible();
  await expect.poll(async () => (await page.movements.column("running")).at(-1)).toBe(shown(before?.balance ?? "0"));

  await page.button("Copiar todo").click();
  const text = await cartera.electron.evaluate(({ clipboard }) => clipboard.readText());
  const [header = "", ...lines] = text.split(/\r?\n/);
  expect(header.split("\t")).toContain("Abono");
  const running = lines.at(-1)?.split("\t")[header.split("\t").indexOf("Saldo")];
  expect(Number(running)).toBe(Number(before?.balance));

  const last = page.movements.rows.last();
  const label = (await last.locator('[col-id="source"]').textContent()) ?? "";
  await last.locator('[col-id="source"]').getByText(label, { exact: true }).click();
  await expect(new DocumentPage(cartera.window).title).toContainText(label);
  await new DocumentPage(cartera.window).button("Regresar").click();
  await expect(page.name).toHaveText(largest?.name ?? "");
});

test("credit days agreed with a customer are set from the statement and taken back", async ({ cartera, filled }) => {
  const { window } = cartera;
  const list = new CarteraPage(window);
  await list.byCustomer();
  const [largest] = filled.aging(filled.asOf).sort((a, b) => Number(b.balance) - Number(a.balance));
  await list.customers
    .cell(0, "customerName")
    .getByText(largest?.name ?? "", { exact: true })
    .click();
  await window.getByRole("button", { name: "Crédito: los días de la cartera" }).click();
  const dialog = window.getByRole("dialog", { name: "Días de crédito del cliente" });
  const days = dialog.getByRole("textbox", { name: "Días de crédito" });
  await days.fill("400");
  await expect(dialog.getByText("Escriba un número de 0 a 365.")).toBeVisible();
  await days.fill("15");
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Guardar" }).click();
  await window.getByRole("button", { name: "Crédito de 15 días" }).click();
  await dialog.getByRole("button", { name: "Usar los de la cartera" }).click();
  await expect(window.getByRole("button", { name: "Crédito: los días de la cartera" })).toBeVisible();
});
