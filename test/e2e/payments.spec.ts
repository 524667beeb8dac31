import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, shown, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { Frame } from "./pages/frame.ts";
import { Grid } from "./pages/grid.ts";
import { PaymentsPage } from "./pages/payments-page.ts";
import { StatementPage } from "./pages/statement-page.ts";

test("money is recorded from the statement, spread over what is most overdue, taken back and applied again", async ({
  cartera,
  filled,
}) => {
  test.setTimeout(150_000);
  const { window } = cartera;
  const owed = filled.documents(filled.asOf).filter((row) => row.currency === "MXN" && row.kind === "I");
  const [largest] = filled
    .aging(filled.asOf)
    .filter((row) => row.currency === "MXN" && owed.filter((each) => each.customer === row.customer).length > 1)
    .sort((x, y) => Number(y.balance) - Number(x.balance));
  const [oldest] = owed.filter((row) => row.customer === largest?.customer).sort((x, y) => (x.due < y.due ? -1 : 1));
  const amount = Number(oldest?.open) + 100;

  const list = new CarteraPage(window);
  await list.byCustomer();
  await list.customers.box
    .getByText(largest?.name ?? "", { exact: true })
    .first()
    .click();
  const statement = new StatementPage(window);
  await expect(statement.name).toHaveText(largest?.name ?? "");
  await statement.button("Registrar pago").click();

  const payments = new PaymentsPage(window);
  await expect(payments.field("Importe")).toBeFocused();
  await window.keyboard.type(shown(amount));
  await payments.field("Fecha valor").fill(filled.asOf.split("-").reverse().join("/"));
  await payments.field("Referencia u operación").fill("SPEI 4711");
  await expect(payments.dialog.getByRole("status").last()).toContainText("0.00");
  await expectAccessible(window);
  await window.keyboard.press("Control+Enter");

  await expect(payments.list.rows.first()).toBeVisible();
  await payments.list.expectCell(0, "operation", "SPEI 4711");
  await payments.list.expectCell(0, "state", "Aplicado");
  await expect(payments.total("MXN")).toContainText(shown(amount));
  await expectAccessible(window);

  await payments.list.cell(0, "amountMinor").dblclick();
  await expect(payments.heading).toHaveText("Pago SPEI 4711");
  await expect(payments.part("Dónde está el dinero").getByRole("row")).toHaveCount(2);
  await expectAccessible(window);
  await payments
    .part("Aplicaciones")
    .getByRole("button", { name: /^Quitar la aplicación/ })
    .first()
    .click();
  await expect(payments.part("Dónde está el dinero").getByRole("row")).toHaveCount(1);
  await payments.button("Aplicar").click();
  await payments.button("Guardar aplicaciones").click();
  await expect(payments.part("Dónde está el dinero").getByRole("row")).toHaveCount(2);

  await payments.button("Más acciones").click();
  await window.getByRole("menuitem", { name: "Devuelto por el banco…" }).click();
  await expect(payments.dialog).toContainText("vuelven a estar abiertas");
  await window.keyboard.press("Enter");
  await expect(payments.dialog).toHaveCount(0);
  await expect(payments.part("Historial").getByText("Devuelto por el banco")).toBeVisible();
  await payments.part("Historial").getByRole("button", { name: "Deshacer" }).click();
  await expect(payments.part("Historial").getByText("Deshecho").first()).toBeVisible();
  await expect(payments.part("Dónde está el dinero").getByRole("row")).toHaveCount(2);

  await payments.button("Estado de cuenta").click();
  await statement.movements.rows.first().click();
  await window.keyboard.press("Control+End");
  await statement.movements.box.getByText("SPEI 4711", { exact: true }).last().click();
  await expect(payments.heading).toHaveText("Pago SPEI 4711");
});

test("what cannot be is said in words, and a cheque waits until it clears", async ({ cartera, filled }) => {
  const { window } = cartera;
  await window.keyboard.press("Control+5");
  await new Frame(window).expectScreen("Pagos");
  const payments = new PaymentsPage(window);
  await expect(window.getByText("Aún no hay pagos registrados")).toBeVisible();
  await expectAccessible(window);

  await window.keyboard.press("Control+n");
  await window.keyboard.press("Control+Enter");
  await expect(payments.dialog).toContainText("Elija un cliente de la lista.");
  await expect(payments.dialog).toContainText("Escriba un importe mayor que cero");
  const [first] = filled.documents(filled.asOf).filter((row) => row.currency === "MXN" && row.kind === "I");
  await payments.field("Cliente").fill(first?.customer.split("|")[0] ?? "");
  await window.locator(".fui-Option").first().click();
  await payments.field("Importe").fill("10.00");
  await payments.field("Forma de pago").selectOption("02");
  await payments.field("Fecha valor").fill("01/01/2100");
  await window.keyboard.press("Control+Enter");
  await expect(payments.dialog.getByRole("alert")).toContainText("aún no llega");
  await payments.field("Fecha valor").fill(filled.asOf.split("-").reverse().join("/"));
  await window.keyboard.press("Control+Enter");
  await payments.list.expectCell(0, "state", "Salvo buen cobro");
});

test("payments hold in English and in the dark", async ({ filled, folder, launch }) => {
  test.setTimeout(150_000);
  const lastLedger = join(folder, "dark.alcorriente");
  copyFileSync(filled.file, lastLedger);
  const [invoice] = filled.documents(filled.asOf).filter((row) => row.kind === "I" && row.currency === "MXN");
  const command = (...words: string[]): string =>
    execFileSync(process.execPath, [join(REPOSITORY, "dist/cli/alcorriente.js"), ...words, "--ledger", lastLedger], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  const money = ["--amount", "4711.50", "--reference", "SPEI 9", "--day", invoice?.issued ?? ""];
  command("payments", "add", "--customer", invoice?.customer ?? "", ...money);

  const { window } = await launch({ preferences: { language: "en", theme: "dark", lastLedger } });
  await expect(new Grid(window, "Open documents").rows.first()).toBeVisible();
  await window.keyboard.press("Control+5");
  await new Frame(window).expectScreen("Payments");
  const list = new Grid(window, "Recorded payments");
  await list.expectCell(0, "state", "Unapplied");
  await expectAccessible(window);
  await list.cell(0, "amountMinor").dblclick();
  await expect(window.getByRole("heading", { level: 2 })).toHaveText("Payment SPEI 9");
  await expectAccessible(window);
  await window.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(window.getByRole("dialog")).toBeVisible();
  await expectAccessible(window);
});
