import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, shown, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { BankPage } from "./pages/bank-page.ts";
import { answerDialogs } from "./pages/dialogs.ts";

test("a statement comes in, its plain deposit pays its invoice, and an overlapping one doubles nothing", async ({
  cartera,
  filled,
  folder,
}) => {
  const { window, electron } = cartera;
  const open = filled
    .documents(filled.asOf)
    .filter(({ currency, open: left }) => currency === "MXN" && Number(left) > 0);
  const [plain, other] = open.filter(
    ({ name, open: left }, at) =>
      open.filter((one) => one.open === left).length === 1 && open.findIndex((one) => one.name === name) === at,
  );
  if (plain === undefined || other === undefined) throw new Error("the ledger has no two plain invoices");
  const [year, month, day] = filled.asOf.split("-");
  const today = `${day ?? ""}/${month ?? ""}/${year ?? ""}`;
  const rows = [
    `${today};SPEI RECIBIDO ${plain.name} FACTURA ${plain.series}-${plain.folio};778811;;${shown(plain.open)}`,
    `${today};COMISION POR SERVICIO;;58.00;`,
    `${today};TRASPASO ENTRE CUENTAS;;;3.21`,
  ];
  const header = "Banco del Valle;;;;\nFecha;Concepto;Referencia;Cargo;Abono\n";
  const first = join(folder, "enero.csv");
  writeFileSync(first, Buffer.from(`${header}${rows.join("\n")}\n31/02/2026;IMPOSIBLE;;;1.00\n`, "latin1"));
  const second = join(folder, "enero-otra-vez.csv");
  const late = `${today};DEPOSITO ${other.name};990011;;${shown(other.open)}`;
  writeFileSync(second, `${header}${[...rows].reverse().join("\n")}\n${late}\n`);

  const page = new BankPage(window);
  await page.open();
  await expect(window.getByRole("heading", { name: "Aún no hay cuentas bancarias" })).toBeVisible();
  await page.addAccount("Banco del Valle pesos");
  await answerDialogs(electron, { open: [first] });
  await page.importFile.first().click();
  await expect(window.getByText("4 renglones, 1 con errores")).toBeVisible();
  await expect(window.getByText("Fecha: esa fecha no existe; revise el orden de las fechas")).toBeVisible();
  await expectAccessible(window);
  await window.getByRole("button", { name: "Importar 3 movimientos" }).click();

  await expect(window.getByText("enero.csv: 3 movimientos nuevos")).toBeVisible();
  await expect(page.lines).toHaveCount(2);
  await expect(page.list).toBeFocused();
  await expect(page.detail).toContainText(`El texto menciona ${plain.series}-${plain.folio}`);
  await expectAccessible(window);

  // Everything by keyboard: confirm the first, set the second aside.
  await window.keyboard.press("Home");
  await window.keyboard.press("Enter");
  await expect(window.getByText("1 depósito conciliado").first()).toBeVisible();
  await expect(page.lines).toHaveCount(1);
  await page.list.focus();
  await window.keyboard.press("n");
  const dialog = window.getByRole("dialog", { name: "No es pago de un cliente" });
  await dialog.getByRole("button", { name: "Traspaso propio" }).click();
  await dialog.getByRole("button", { name: "No es pago de un cliente" }).click();
  await expect(window.getByRole("heading", { name: "No queda ningún depósito por conciliar" })).toBeVisible();

  await answerDialogs(electron, { open: [second] });
  await page.importFile.first().click();
  await window.getByRole("button", { name: "Importar 4 movimientos" }).click();
  await expect(window.getByText("enero-otra-vez.csv: 1 movimientos nuevos")).toBeVisible();
  await expect(page.lines).toHaveCount(1);
  await page.view.selectOption({ label: "Conciliados (1)" });
  await expect(page.lines).toHaveCount(1);
  await expect(page.detail).toContainText(`Facturas: ${plain.series}-${plain.folio}.`);

  await window.evaluate((uuid) => {
    globalThis.location.hash = `#/documentos/${uuid}`;
  }, plain.uuid);
  await expect(window.getByText("Pagada").first()).toBeVisible();
});

test("plain suggestions are confirmed in bulk with a count, and one is taken back", async ({
  cartera,
  filled,
  folder,
}) => {
  const { window, electron } = cartera;
  const open = filled
    .documents(filled.asOf)
    .filter(({ currency, open: left }) => currency === "MXN" && Number(left) > 0);
  const plain = open
    .filter(({ name }, at) => open.findIndex((one) => one.name === name) === at)
    .filter(({ open: left }) => open.filter((one) => one.open === left).length === 1)
    .slice(0, 3);
  const day = filled.asOf;
  const lines = plain.map(
    (one) => `${day},PAGO ${one.series}-${one.folio} ${one.name.replaceAll(",", "")},${one.open}`,
  );
  const file = join(folder, "varios.csv");
  writeFileSync(file, `Date,Description,Deposit\n${lines.join("\n")}\n`);

  const page = new BankPage(window);
  await page.open();
  await page.addAccount("Principal");
  await answerDialogs(electron, { open: [file] });
  await page.importFile.first().click();
  await window.getByRole("button", { name: "Importar 3 movimientos" }).click();
  await window.getByRole("button", { name: "Confirmar 3 sugerencias seguras" }).click();
  const dialog = window.getByRole("dialog", { name: "Confirmar sugerencias seguras" });
  await expect(dialog).toContainText("Se registrarán 3 pagos");
  await dialog.getByRole("button", { name: "Confirmar 3 sugerencias seguras" }).click();
  await expect(window.getByText("3 depósitos conciliados").first()).toBeVisible();
  await page.view.selectOption({ label: "Conciliados (3)" });
  await page.list.focus();
  await window.keyboard.press("z");
  await expect(window.getByText("Decisión deshecha").first()).toBeVisible();
  await expect(page.lines).toHaveCount(2);

  // What narrows the board is kept as a view, and put up again with one choice.
  await window.getByRole("searchbox", { name: "Buscar en los movimientos" }).fill(String(plain[1]?.folio ?? ""));
  await window.getByRole("button", { name: "Vistas" }).click();
  await window.getByRole("menuitem", { name: "Guardar como vista nueva…" }).click();
  const saving = window.getByRole("dialog", { name: "Guardar vista" });
  await saving.getByRole("textbox", { name: "Nombre de la vista" }).fill("Mis conciliados");
  await saving.getByRole("button", { name: "Guardar" }).click();
  await window.getByRole("button", { name: "Mis conciliados" }).click();
  await window.getByRole("menuitem", { name: "Como viene" }).click();
  await expect(page.view).toHaveValue("open");
  await expect(window.getByRole("searchbox", { name: "Buscar en los movimientos" })).toHaveValue("");
  await window.getByRole("button", { name: "Vistas" }).click();
  await window.getByRole("menuitem", { name: "Mis conciliados" }).click();
  await expect(page.view).toHaveValue("matched");
  await expect(window.getByRole("searchbox", { name: "Buscar en los movimientos" })).toHaveValue(
    String(plain[1]?.folio ?? ""),
  );
});
