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
