import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { DocumentPage } from "./pages/document-page.ts";
import { Frame } from "./pages/frame.ts";
import { ImportPage } from "./pages/import-page.ts";
import { ReviewPage } from "./pages/review-page.ts";

const HEADER =
  "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion";

test("PUE invoices that count as paid by rule alone are listed, opened in bulk, undone, and shown by a policy", async ({
  cartera,
}) => {
  const { window } = cartera;
  const page = new ReviewPage(window);
  await window.keyboard.press("Control+7");
  await new Frame(window).expectScreen("Por revisar");
  await expect(page.pue.rows.first()).toBeVisible();
  await expectAccessible(window);
  const folio = (await page.pue.cell(0, "folio").textContent()) ?? "";
  const second = (await page.pue.cell(1, "folio").textContent()) ?? "";

  await page.pue.cell(0, "issuedOn").click();
  await page.pue.cell(1, "issuedOn").click({ modifiers: ["Shift"] });
  await page.button("Marcar 2 como no pagadas").click();
  await expect(window.getByText("Se marcaron 2 facturas como no pagadas.")).toBeVisible();
  await expect(page.pue.cell(0, "folio")).not.toHaveText(folio);
  await expectAccessible(window);
  await page.button("Deshacer").click();
  await expect(page.pue.cell(0, "folio")).toHaveText(folio);
  await expect(page.pue.cell(1, "folio")).toHaveText(second);

  await page.pue.cell(0, "issuedOn").dblclick();
  const document = new DocumentPage(window);
  await expect(window.getByText("Cuenta como pagada al emitirse.")).toBeVisible();
  await document.button("Marcar como no pagada").click();
  await expect(window.getByText("Marcada como no pagada.", { exact: true })).toBeVisible();
  await expect(document.title.locator("xpath=../..")).toContainText("Abierta");
  await document.button("Deshacer: Marcada como no pagada").click();
  await expect(window.getByText("Cuenta como pagada al emitirse.")).toBeVisible();

  await new Frame(window).go(4, "Ajustes");
  await window.getByRole("radio", { name: /Abiertas hasta que se paguen/ }).click();
  await expect(window.getByText("Se guardó la política")).toBeVisible();
  await expectAccessible(window);
  await window.getByRole("button", { name: "Ver PUE por confirmar" }).click();
  await expect(window.getByText("No hay facturas PUE por confirmar")).toBeVisible();
});

test("a document is cancelled by hand with its motive and given back, and its replacement's rejection too", async ({
  cartera,
  filled,
}) => {
  const { window } = cartera;
  const page = new DocumentPage(window);
  const all = filled.documents(filled.asOf, true);
  const invoice = all.find((row) => row.kind === "I" && row.status === "open");
  if (invoice === undefined) throw new Error("no open invoice");
  await page.open(invoice.uuid);
  await page.button("Cancelar…").click();
  const dialog = window.getByRole("dialog", { name: `Cancelar ${invoice.series}-${invoice.folio}` });
  await dialog.getByRole("combobox", { name: "Motivo" }).click();
  await window.getByRole("option", { name: /^Motivo 01/ }).click();
  await dialog.getByRole("textbox", { name: "UUID del comprobante" }).fill("no es un UUID");
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Cancelar comprobante" }).click();
  await expect(dialog.getByText("Escriba el UUID completo")).toBeVisible();
  await dialog.getByRole("combobox", { name: "Motivo" }).click();
  await window.getByRole("option", { name: /^Motivo 03/ }).click();
  await dialog.getByRole("textbox", { name: "Nota" }).fill("No se surtió");
  await dialog.getByRole("button", { name: "Cancelar comprobante" }).click();
  await expect(window.getByText(/^Cancelado a mano desde el .*\.$/)).toBeVisible();
  await expect(window.getByText("Motivo 03: no se llevó a cabo la operación")).toBeVisible();
  await expect(window.getByText("Cancelada", { exact: true })).toBeVisible();
  await expectAccessible(window);
  await window.getByRole("button", { name: /^Deshacer: Cancelado a mano/ }).click();
  await expect(window.getByText("Vigente, hasta donde se sabe.")).toBeVisible();
  await expect(window.getByText("Abierta", { exact: true })).toBeVisible();

  const replaced = all.find((row) => row.kind === "I" && row.status === "substituted");
  if (replaced === undefined) throw new Error("no replaced invoice");
  await page.open(replaced.uuid);
  await page.button("La cancelación se rechazó…").click();
  await expectAccessible(window);
  await window.getByRole("button", { name: "Dejarlo vigente" }).click();
  await expect(window.getByText("Sigue vigente: su cancelación se rechazó.")).toBeVisible();
});

test("metadata of the SAT cancels, says where it was read, and names what has no file", async ({
  cartera,
  filled,
  folder,
}) => {
  const { window } = cartera;
  const invoice = filled.documents(filled.asOf).find((row) => row.kind === "I");
  if (invoice === undefined) throw new Error("no open invoice");
  const own = filled.companies[0] ?? "";
  const line = (uuid: string, status: string) =>
    `${uuid}~${own}~YO~URE180429TM6~UNIVERSIDAD~SPR190613I52~${invoice.issued} 10:00:00~${invoice.issued} 10:00:00~1160.00~I~${status}`;
  const missing = "00000000-0000-4000-8000-00000000ABCD";
  const file = join(folder, "metadatos.txt");
  writeFileSync(
    file,
    `\uFEFF${[HEADER, line(invoice.uuid, `0~${filled.asOf} 08:00:00`), line(missing, "1~"), "rota~1"].join("\r\n")}\r\n`,
  );
  await new Frame(window).go(3, "Importar");
  const imports = new ImportPage(window);
  await answerDialogs(cartera.electron, { open: [file] });
  await imports.chooseFiles.click();
  await imports.expectCounts({ posted: 1, duplicate: 0, skipped: 0, rejected: 0 });
  await expect(imports.row("metadatos.txt")).toContainText("De su empresa: 2; cancelados: 1.");
  await expect(imports.row("metadatos.txt")).toContainText("4 (faltan datos)");

  const document = new DocumentPage(window);
  await document.open(invoice.uuid);
  await expect(window.getByText(/^El SAT lo da por cancelado desde el/)).toBeVisible();
  await expect(window.getByText(/^metadatos\.txt, línea 2, leído el/)).toBeVisible();

  await window.keyboard.press("Control+7");
  const review = new ReviewPage(window);
  await review.tab("En el SAT, sin archivo").click();
  await review.missing.expectCell(0, "uuid", missing);
  await expect(window.getByText("1 vigentes de 1")).toBeVisible();
  await expectAccessible(window);
});
