import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, shown, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { KpisPage } from "./pages/kpis-page.ts";
import { PaymentsPage } from "./pages/payments-page.ts";
import { StatementPage } from "./pages/statement-page.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");

test("the board says what the command line says, and a figure opens its rows down to the invoice", async ({
  cartera,
  filled,
}) => {
  test.setTimeout(180_000);
  const { window } = cartera;
  const frame = new Frame(window);
  const board = new KpisPage(window);
  await board.go();
  await frame.expectScreen("Indicadores");
  // Several currencies and no rate: which one is missing is said, and one of them is a click away.
  await expect(board.notice).toContainText("Falta el tipo de cambio de");
  await expect(board.value("overduePct")).toHaveText("n/d");
  await window.getByRole("button", { name: "Solo MXN" }).click();
  const month = filled.asOf.slice(0, 7);
  const said = JSON.parse(
    execFileSync(
      process.execPath,
      [
        CLI,
        "kpis",
        "--from",
        `${month}-01`,
        "--to",
        filled.asOf,
        "--currency",
        "MXN",
        "--json",
        "--ledger",
        filled.file,
      ],
      { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
    ),
  );
  await expect(board.value("overduePct")).toHaveText(`${said.overduePct.value} %`);
  await expect(board.value("recoveryRate")).toHaveText(`${said.recoveryRate.value} %`);
  await expect(board.value("dso")).toHaveText(`${said.dso.value} días`);
  await expect(board.card("overduePct").getByRole("img").first()).toHaveAttribute("aria-label", /trece periodos/);
  await expectAccessible(window);

  // The whole board goes to Excel: its figures and the rows behind each.
  const workbook = join(dirname(filled.file), "Indicadores.xlsx");
  await answerDialogs(cartera.electron, { save: workbook });
  await window.getByRole("button", { name: "Exportar el tablero a Excel" }).click();
  await expect(window.getByRole("status").filter({ hasText: "Indicadores.xlsx" })).toBeVisible();
  expect(statSync(workbook).size).toBeGreaterThan(20_000);

  // What a coordinator answers for stands first, every figure with a goal.
  const goals = [
    "recoveryRate",
    "overduePct",
    "currentPct",
    "dso",
    "followUpPct",
    "ledgerUpdatesPct",
    "reportsOnTimePct",
  ];
  for (const [index, name] of goals.entries()) {
    await expect(board.cards.nth(index)).toHaveAttribute("data-kpi", name);
  }

  // By the keyboard there and back: the rows begin at their title, and the board where it was left.
  await board.value("dso").press("Enter");
  await expect(window.getByRole("heading", { name: /^Renglones de/ })).toBeFocused();
  await window.keyboard.press("Escape");
  await expect(board.value("dso")).toBeFocused();
  await board.tab("Migración y cosechas").click();
  const bucket = window.getByRole("button", { name: "Por vencer: ver los renglones" });
  await bucket.press("Enter");
  await expect(window.getByRole("heading", { name: "Renglones de Migración de lo por vencer" })).toBeFocused();
  await expect(board.rows.rows.first()).toBeVisible();
  await expect(board.sums).toContainText(" MXN");
  await window.keyboard.press("Escape");
  await expect(bucket).toBeFocused();
  // A month at an age opens its invoices, down to the UUID and the document.
  const vintage = window.getByRole("button", { name: /^Cosecha a 30 días, .*Ver los renglones$/ }).first();
  const shownMonth = /días, (\S+):/.exec((await vintage.getAttribute("aria-label")) ?? "")?.[1] ?? "none";
  await vintage.press("Enter");
  await expect(window.getByRole("heading", { name: `Renglones de Cosecha a 30 días, ${shownMonth}` })).toBeFocused();
  await expect(board.rows.rows.first()).toBeVisible();
  await expect(board.rows.cell(0, "uuids")).toHaveText(/^[0-9A-F-]{36}$/);
  await expect(board.sums).toContainText(" MXN");
  await window.keyboard.press("Escape");
  await expect(vintage).toBeFocused();
  await board.tab("Tablero").click();

  await board.value("overduePct").click();
  await expect(board.rows.rows.first()).toBeVisible();
  await expect(board.sums).toContainText(
    `Suman ${shown(said.overduePct.numerator)} de ${shown(said.overduePct.denominator)}`,
  );
  await expectAccessible(window);
  const uuid = (await board.rows.cell(0, "uuids").textContent()) ?? "";
  await expect(board.sums).toContainText(" MXN");
  expect(uuid).toMatch(/^[0-9A-F-]{36}$/);
  await window.getByRole("searchbox", { name: "Buscar renglones" }).fill(uuid);
  await expect(board.rows.rows).toHaveCount(1);
  await board.rows.cell(0, "numerator").click();
  await window.keyboard.press("Enter");
  await expect(window.getByText(uuid).first()).toBeVisible();
});

test("a month is closed once asked; what is recorded later stands restated beside what was frozen", async ({
  cartera,
  filled,
}) => {
  test.setTimeout(180_000);
  const { window } = cartera;
  const board = new KpisPage(window);
  await board.go();
  await board.tab("Cierres de mes").click();
  await window.getByRole("button", { name: /^Cerrar / }).click();
  const dialog = window.getByRole("alertdialog");
  await expect(dialog).toContainText("Queda sin terminar");
  await expect(dialog).toContainText("Sin tipo de cambio: USD");
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Cerrar el mes" }).click();
  await expect(window.getByText(/quedó cerrado/)).toBeVisible();
  // The keyboard goes on at the month that was closed.
  await expect(window.getByRole("button", { name: /Ver el mes/ })).toBeFocused();
  await window.keyboard.press("Enter");
  await expect(window.getByText(/^Mes cerrado el/)).toBeVisible();
  // All of them together are n/a, there and now, without a rate; the pesos by themselves are not.
  await board.choose("Moneda", "MXN");
  await expect(board.value("overduePct")).toHaveText(/^\d/);
  await expect(board.card("overduePct")).toContainText("Igual que al cierre");
  const frozen = (await board.value("overduePct").textContent()) ?? "";
  await expectAccessible(window);

  // Money of the closed month that is recorded now, from the customer who owes most.
  const [largest] = filled
    .aging(filled.asOf)
    .filter((row) => row.currency === "MXN")
    .sort((x, y) => Number(y.balance) - Number(x.balance));
  await window.keyboard.press("Control+1");
  const list = new CarteraPage(window);
  await list.byCustomer();
  await list.customers.box
    .getByText(largest?.name ?? "", { exact: true })
    .first()
    .click();
  await new StatementPage(window).button("Registrar pago").click();
  const payments = new PaymentsPage(window);
  await expect(payments.field("Importe")).toBeFocused();
  await window.keyboard.type(shown(Math.floor(Number(largest?.balance ?? 0) / 2)));
  await payments.field("Fecha valor").fill(filled.asOf.split("-").reverse().join("/"));
  // Only what is applied is collected: nothing of it is left over.
  await expect(payments.dialog.getByRole("status").last()).toContainText("0.00");
  await window.keyboard.press("Control+Enter");
  await expect(payments.list.rows.first()).toBeVisible();
  await payments.list.expectCell(0, "state", "Aplicado");
  await board.go();
  await expect(board.card("overduePct")).toContainText("Actualizado después del cierre");
  await expect(board.value("overduePct")).toHaveText(frozen);
});
