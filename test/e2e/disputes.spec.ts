import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import ExcelJS from "exceljs";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { cfdi40, STAMP, UUID } from "../domain/cfdi/make-cfdi.ts";
import { expect, type RunningApp, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Grid } from "./pages/grid.ts";
import { ImportPage } from "./pages/import-page.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");
const uuidOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
/** Today at the company, where clocks are six hours behind UTC. */
const today = (): string => new Date(Date.now() - 6 * 3_600_000).toISOString().slice(0, 10);

/** The app on a ledger of two invoices of 1,160.00 pesos, both due long ago. */
async function twoInvoices(
  folder: string,
  launch: (options: {
    preferences: { language: "es" | "en"; theme: "light" | "dark"; lastLedger: string };
  }) => Promise<RunningApp>,
): Promise<RunningApp> {
  const cfdi = join(folder, "cfdi");
  const lastLedger = join(folder, "aclaraciones.alcorriente");
  mkdirSync(cfdi);
  for (const n of [1, 2]) {
    const root = { Folio: String(n), Fecha: `2026-03-0${n}T10:00:00` };
    writeFileSync(join(cfdi, `F-${n}.xml`), cfdi40({ root, complement: STAMP.replace(UUID, uuidOf(n)) }));
  }
  const words = ["import", cfdi, "--ledger", lastLedger, "--company", "EKU9003173C9"];
  execFileSync(process.execPath, [CLI, ...words], { stdio: "ignore" });
  return launch({ preferences: { language: "es", theme: "light", lastLedger } });
}

/** A credit note of 300.00 pesos over F-1, of today. */
function creditNote(folder: string): string {
  const root = {
    TipoDeComprobante: "E",
    Serie: "NC",
    Folio: "7",
    Fecha: `${today()}T01:00:00`,
    SubTotal: "258.62",
    Total: "300.00",
    MetodoPago: "PUE",
  };
  const taxes =
    '<cfdi:Impuestos TotalImpuestosTrasladados="41.38"><cfdi:Traslados><cfdi:Traslado Base="258.62" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="41.38"/></cfdi:Traslados></cfdi:Impuestos>';
  const before = `<cfdi:CfdiRelacionados TipoRelacion="01"><cfdi:CfdiRelacionado UUID="${uuidOf(1)}"/></cfdi:CfdiRelacionados>`;
  const path = join(folder, "NC-7.xml");
  writeFileSync(path, cfdi40({ root, taxes, before, complement: STAMP.replace(UUID, uuidOf(7)) }));
  return path;
}

const goTo = (window: Page, path: string): Promise<void> =>
  window.evaluate((hash) => {
    location.hash = hash;
  }, `#${path}`);

async function choose(window: Page, field: string, option: string): Promise<void> {
  await window.getByRole("combobox", { name: field }).click();
  await window.getByRole("option", { name: option }).first().click();
}

test("a part of an invoice is disputed, handed over, and settled by the credit note when it is imported", async ({
  folder,
  launch,
}) => {
  test.setTimeout(150_000);
  const { window, electron } = await twoInvoices(folder, launch);
  const cartera = new CarteraPage(window);
  await cartera.documents.cell(0, "openMinor").click({ button: "right" });
  await window.getByRole("menuitem", { name: "Nueva aclaración" }).click();
  const pane = window.getByRole("complementary", { name: /^Aclaración/ });
  const save = pane.getByRole("button", { name: "Abrir aclaración" });
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await expect(pane.getByRole("combobox", { name: "Factura" })).toHaveValue("F-1");
  await choose(window, "Tipo", "Precio o condiciones distintas");
  await expect(pane).toContainText("Resuelve Ventas en 5 días hábiles");
  const amount = pane.getByRole("textbox", { name: "Importe en aclaración (MXN)" });
  await amount.fill("1,160.01");
  await pane.getByRole("textbox", { name: "Motivo" }).fill("El precio pactado era menor");
  await expect(pane.getByText("de hasta MXN 1,160.00")).toBeVisible();
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await amount.fill("300");
  const evidence = join(folder, "cotizacion.txt");
  writeFileSync(evidence, "Precio pactado: 430.00");
  await answerDialogs(electron, { open: [evidence] });
  await pane.getByRole("button", { name: "Agregar archivos" }).click();
  await expect(pane.getByText("cotizacion.txt")).toBeVisible();
  await expectAccessible(window);
  await save.click();

  const list = new Grid(window, "Aclaraciones");
  await list.expectCell(0, "invoice", "F-1");
  await list.expectCell(0, "disputedMinor", "300.00");
  await list.expectCell(0, "state", "Abierta");
  await expect(pane).toContainText("de MXN 1,160.00 abiertos");
  await expect(pane.getByRole("button", { name: "cotizacion.txt" })).toBeVisible();
  await expectAccessible(window);

  await pane.getByRole("button", { name: "Canalizar" }).click();
  const dialog = window.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Mensaje" })).toHaveValue(/El precio pactado era menor/);
  await choose(window, "Quién resuelve", "Facturación");
  await dialog.getByRole("radio", { name: "Ya se lo dije" }).click();
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Registrar" }).click();
  await expect(pane.getByRole("status")).toContainText("Canalizada a Facturación");
  await list.expectCell(0, "state", "En espera interna");

  await pane.getByRole("button", { name: "Responder" }).click();
  await expect(dialog.getByRole("textbox", { name: "Importe que procede (MXN)" })).toHaveValue("300.00");
  await choose(window, "Causa raíz", "Precio");
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Guardar respuesta" }).click();
  await expect(pane).toContainText("Falta una nota de crédito por MXN 300.00");

  await goTo(window, `/documentos/${uuidOf(1)}`);
  await expect(window.getByText("MXN 300.00 en aclaración; MXN 860.00 se sigue cobrando")).toBeVisible();
  await expectAccessible(window);

  await answerDialogs(electron, { open: [creditNote(folder)] });
  await goTo(window, "/importar");
  const imports = new ImportPage(window);
  await imports.chooseFiles.click();
  await imports.expectCounts({ posted: 1, duplicate: 0, skipped: 0, rejected: 0 });
  await goTo(window, "/aclaraciones");
  await expect(window.getByText("No hay aclaraciones abiertas")).toBeVisible();
  await choose(window, "Mostrar", "Respondidas");
  await list.expectCell(0, "state", "Resuelta");
  await list.cell(0, "state").dblclick();
  await expect(pane).toContainText("Llegó la nota de crédito NC-7");
  await expect(pane).toContainText("Procedente");

  const workbook = join(folder, "aclaraciones.xlsx");
  await answerDialogs(electron, { save: workbook });
  await window.getByRole("button", { name: "Exportar a Excel" }).click();
  await expect(window.getByText("1 renglón en aclaraciones.xlsx")).toBeVisible();
  const excel = new ExcelJS.Workbook();
  await excel.xlsx.load(readFileSync(workbook).buffer as ArrayBuffer);
  const row = excel.worksheets[0]?.getRow(2).values;
  expect(row).toEqual(expect.arrayContaining(["F-1", "Resuelta", "Facturación"]));

  await pane.getByRole("button", { name: "Reabrir" }).click();
  await dialog.getByRole("textbox", { name: "Por qué se reabre" }).fill("Insiste en el flete");
  await dialog.getByRole("button", { name: "Reabrir" }).click();
  await choose(window, "Mostrar", "Todas");
  await list.expectCell(0, "state", "Reabierta");
  await pane.getByRole("button", { name: "Más acciones" }).click();
  await window.getByRole("menuitem", { name: "Deshacer: reapertura" }).click();
  await list.expectCell(0, "state", "Resuelta");
});
