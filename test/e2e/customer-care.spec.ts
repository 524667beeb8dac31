import { execFileSync } from "node:child_process";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { Grid } from "./pages/grid.ts";

test("two customers that are one are joined and taken apart; a stage is decided and a held credit released", async ({
  cartera,
}) => {
  test.slow();
  const { window } = cartera;
  const button = (name: string | RegExp) => window.getByRole("button", { name, exact: typeof name === "string" });
  const menu = async (item: string) => {
    await button("Más acciones").click();
    await window.getByRole("menuitem", { name: item }).click();
  };
  const dialog = window.getByRole("dialog");
  // What is decided holds from today on, so that is the day to look at.
  const today = new Intl.DateTimeFormat("es-MX", {
    timeZone: "America/Mexico_City",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  });
  await new Frame(window).chooseDay(today.format(new Date()));
  await window.getByRole("link", { name: "Clientes" }).click();
  const list = new Grid(window, /^Clientes$/);
  await expect(list.rows.first()).toBeVisible();
  const other = await list.cell(1, "customerName").innerText();
  await list.cell(0, "balanceMinor").dblclick();
  const balance = window
    .getByRole("definition")
    .filter({ hasText: /^[A-Z]{3} [\d,.]+$/ })
    .first();
  await expect(balance).toBeVisible();
  const before = await balance.innerText();

  // Joined, the page counts both; taken apart, each is what it was.
  await menu("Unir con otro");
  await dialog.getByRole("combobox").click();
  await dialog.getByRole("combobox").pressSequentially(other.slice(0, 12));
  await window.getByRole("option").first().click();
  await expect(dialog.getByText(/Se suman \d+ documentos/)).toBeVisible();
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Unir" }).click();
  await expect(window.getByText(/^Reúne también a/)).toBeVisible();
  await expect(balance).not.toHaveText(before);
  await button(/^Separar /).click();
  await expect(window.getByText(/^Reúne también a/)).toHaveCount(0);
  await expect(balance).toHaveText(before);

  // A stage needs a reason and a day, and says both wherever it shows.
  await menu("Decidir etapa");
  await dialog.getByLabel("Etapa").selectOption({ label: "61-90 días" });
  await dialog.getByLabel("Motivo").fill("Se negocia con su dirección");
  await dialog.getByRole("button", { name: "Guardar" }).click();
  await expect(dialog.getByText("Escriba hasta cuándo vale la etapa que se decide a mano.")).toBeVisible();
  await dialog.getByLabel("Hasta").fill("31/12/2099");
  await dialog.getByLabel("Hasta").blur();
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Guardar" }).click();
  await expect(window.getByRole("definition").filter({ hasText: "61-90 días (a mano)" })).toBeVisible();

  // A held credit is opened for a time, and says by whom.
  await button("Editar cliente").click();
  await window.getByLabel("Situación del crédito").selectOption({ label: "Pedidos retenidos" });
  await window.getByLabel("Motivo").fill("Más de 60 días");
  await window.getByLabel("Garantía o aval").fill("Aval del socio");
  await expectAccessible(window);
  await button("Guardar").click();
  const credit = window.getByRole("definition").filter({ hasText: "Pedidos retenidos" });
  await expect(credit).toBeVisible();
  await menu("Liberar crédito");
  await dialog.getByLabel("Hasta el día").fill("31/12/2099");
  await dialog.getByLabel("Motivo").fill("Pagó la mitad");
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Liberar" }).click();
  await expect(credit).toHaveCount(0);
  await expect(window.getByRole("definition").filter({ hasText: "Liberado" })).toBeVisible();
});

/** What an office keeps of its customers: merged group headers, amounts and phones as people write them. */
async function customersWorkbook(file: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Clientes");
  sheet.addRow(["Cartera de clientes"]);
  sheet.mergeCells("A1:F1");
  sheet.addRow(["Cliente", "", "Crédito", "", "Contacto", ""]);
  sheet.mergeCells("A2:B2");
  sheet.mergeCells("C2:D2");
  sheet.mergeCells("E2:F2");
  sheet.addRow(["RFC", "Razón social", "Límite de crédito", "Días de crédito", "Nombre del contacto", "Celular"]);
  sheet.addRow(["GODE561231GR8", "Ferretería Ñandú", "$1,234.50 MN", "45 días", "Rosa Ruiz", "044 55 5234 5678"]);
  sheet.addRow(["XIA190128J61", "Aceros y Perfiles", "mucho", 30, "", ""]);
  await book.xlsx.writeFile(file);
}

test("customers come from Excel with merged headers and amounts as text; a wrong row says why, and twice changes nothing", async ({
  cartera,
  folder,
}) => {
  test.slow();
  const { window, electron } = cartera;
  const file = join(folder, "clientes.xlsx");
  await customersWorkbook(file);
  await answerDialogs(electron, { open: [file] });
  await window.getByRole("link", { name: "Clientes" }).click();
  await window.getByRole("button", { name: "Importar clientes" }).click();
  const dialog = window.getByRole("dialog");
  await dialog.getByRole("button", { name: "Elegir archivo" }).click();
  await expect(dialog.getByText(/^1 nuevos, 0 con cambios, 0 iguales, 1 con errores; 1 contactos/)).toBeVisible();
  await expect(dialog.getByText(/^Renglón 5: /)).toBeVisible();
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Importar 1 renglones" }).click();
  await expect(dialog.getByText(/clientes\.xlsx: clientes nuevos, 1;/)).toBeVisible();
  await dialog.getByRole("button", { name: "Elegir archivo" }).click();
  await expect(dialog.getByText(/^0 nuevos, 0 con cambios, 1 iguales, 1 con errores/)).toBeVisible();
  await dialog.getByRole("button", { name: "Cerrar" }).click();

  await window.getByLabel("También los que no deben").check();
  await window.getByRole("searchbox", { name: "Buscar clientes" }).fill("ferreteria nandu");
  const list = new Grid(window, /^Clientes$/);
  await expect(list.rows).toHaveCount(1);
  await list.cell(0, "customerName").dblclick();
  await expect(window.getByRole("definition").filter({ hasText: "% de 1,234.50 MXN" })).toBeVisible();
  await expect(window.getByRole("button", { name: /Rosa Ruiz 55 5234 5678/ })).toBeVisible();
});

test("many customers get a collector at once; two people on one customer lose nothing of each other", async ({
  cartera,
  folder,
}) => {
  test.slow();
  const { window } = cartera;
  const ledger = join(folder, "cartera.alcorriente");
  const colleague = (...words: string[]) =>
    execFileSync(process.execPath, [join(REPOSITORY, "test/e2e/change-customer.ts"), ledger, ...words]);
  colleague("person", "Laura Méndez");
  await window.getByRole("link", { name: "Clientes" }).click();
  const list = new Grid(window, /^Clientes$/);
  await expect(list.rows.first()).toBeVisible();
  const name = await list.cell(0, "customerName").innerText();
  for (const row of [0, 1, 2]) {
    await list.cell(row, "currency").click({ modifiers: row === 0 ? [] : ["Control"] });
  }
  const bar = window.getByRole("region", { name: "Renglones seleccionados" });
  await bar.getByRole("button", { name: "Asignar gestor" }).click();
  await window.getByRole("menuitem", { name: /Laura Méndez/ }).click();
  for (const row of [0, 1, 2]) await list.expectCell(row, "collector", "Laura Méndez");

  // Somebody else saves while the form is open: the form says so, shows what changed, and what was typed is typed again.
  await list.cell(0, "balanceMinor").dblclick();
  await window.getByRole("button", { name: "Editar cliente" }).click();
  await window.getByLabel("Notas").fill("Mi nota");
  colleague("note", name, "La nota de mi colega");
  await window.getByRole("button", { name: "Guardar", exact: true }).click();
  const reload = window.getByRole("button", { name: "Ver lo que cambió" });
  await expect(reload).toBeVisible();
  await expectAccessible(window);
  await reload.click();
  await expect(window.getByLabel("Notas")).toHaveValue("La nota de mi colega");
  await window.getByLabel("Notas").fill("La nota de mi colega, y la mía");
  await window.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(window.getByRole("heading", { name: "Editar cliente" })).toHaveCount(0);
});
