import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { cfdi40, STAMP, UUID } from "../domain/cfdi/make-cfdi.ts";
import { expect, type RunningApp, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { DocumentPage } from "./pages/document-page.ts";
import { Frame } from "./pages/frame.ts";
import { Grid } from "./pages/grid.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");

/** Two invoices of Thursday 1 October 2026 on 30 days: the example whose numbers everybody knows. */
async function twoInvoices(
  folder: string,
  launch: (options: {
    preferences: { language: "es" | "en"; theme: "light" | "dark"; lastLedger: string };
  }) => Promise<RunningApp>,
): Promise<RunningApp> {
  const cfdi = join(folder, "cfdi");
  const lastLedger = join(folder, "contrarecibos.alcorriente");
  mkdirSync(cfdi);
  for (const n of [1, 2]) {
    const stamp = STAMP.replace(UUID, uuidOf(n));
    const text = cfdi40({ root: { Folio: String(n), Fecha: `2026-10-01T10:0${n}:00` }, complement: stamp });
    writeFileSync(join(cfdi, `F-${n}.xml`), text);
  }
  const words = ["import", cfdi, "--ledger", lastLedger, "--company", "EKU9003173C9"];
  execFileSync(process.execPath, [CLI, ...words], { stdio: "ignore" });
  return launch({ preferences: { language: "es", theme: "light", lastLedger } });
}

const uuidOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

/** Opens a path of the app, as a link in another screen does. */
const goTo = (window: Page, path: string): Promise<void> =>
  window.evaluate((hash) => {
    location.hash = hash;
  }, `#${path}`);

test("a customer's review and payment days, one contrarecibo for two invoices, and the days they come to", async ({
  folder,
  launch,
}) => {
  test.setTimeout(150_000);
  const { window, electron } = await twoInvoices(folder, launch);
  const cartera = new CarteraPage(window);
  const frame = new Frame(window);
  await frame.expectScreen("Cartera");
  await expect(cartera.documents.rows).toHaveCount(2);
  await cartera.documents.expectCell(0, "dueOn", "31/oct/2026");

  // The customer reviews on Wednesdays, pays on Thursdays, and counts the term from its contrarecibo.
  await goTo(window, "/clientes/1/condiciones");
  const terms = window.getByRole("form", { name: "Condiciones de revisión y pago" });
  await terms.getByRole("group", { name: "Días de revisión" }).getByRole("checkbox", { name: "miércoles" }).check();
  await terms.getByRole("textbox", { name: "De", exact: true }).fill("9:00");
  await terms.getByRole("textbox", { name: "A", exact: true }).fill("13:00");
  await terms.getByRole("radio", { name: "En ventanilla" }).check();
  await terms.getByRole("radio", { name: "El contrarecibo (aceptación)" }).check();
  await terms.getByRole("radio", { name: "Días de la semana" }).check();
  await terms.getByRole("button", { name: "Guardar condiciones" }).click();
  await expect(terms.getByText("Elija al menos un día.")).toBeVisible();
  await terms.getByRole("group", { name: "Días de la semana" }).getByRole("checkbox", { name: "jueves" }).check();
  await expectAccessible(window);
  await terms.getByRole("button", { name: "Guardar condiciones" }).click();
  await expect(window.getByText("Las condiciones se guardaron")).toBeVisible();
  await expect(terms.getByText("Siguiente revisión:")).toBeVisible();

  // Not accepted yet: the review day went by.
  await window.keyboard.press("Control+7");
  await frame.expectScreen("Por revisar");
  await window.getByRole("tab", { name: "Contrarecibos" }).click();
  const alerts = new Grid(window, "Facturas con contrarecibo pendiente");
  await expect(alerts.rows).toHaveCount(2);
  await alerts.expectCell(0, "alert", "Pasó su día de revisión");
  await alerts.expectCell(0, "reviewOn", "07/oct/2026");
  await expectAccessible(window);

  // One contrarecibo covers both, with its file.
  const file = join(folder, "contrarecibo CR-881.pdf");
  writeFileSync(file, "%PDF-1.4 contrarecibo");
  await answerDialogs(electron, { open: [file] });
  await alerts.cell(0, "issuedOn").click();
  await alerts.cell(1, "issuedOn").click({ modifiers: ["Shift"] });
  await window.getByRole("button", { name: "Registrar en 2" }).click();
  const pane = window.getByRole("complementary");
  await pane.getByRole("textbox", { name: "Se aceptó el" }).fill("30/09/2026");
  await pane.getByRole("textbox", { name: "Número de contrarecibo" }).fill("CR-881");
  await pane.getByRole("textbox", { name: "Orden de compra" }).fill("OC-4500012");
  await pane.getByRole("button", { name: "Adjuntar archivo" }).click();
  await expect(pane.getByText("contrarecibo CR-881.pdf")).toBeVisible();
  await pane.getByRole("button", { name: "Registrar en 2 facturas" }).click();
  await expect(pane.getByText("No se registró nada: 2 facturas no lo permiten")).toBeVisible();
  await expectAccessible(window);
  await pane.getByRole("textbox", { name: "Se presentó el" }).fill("07/10/2026");
  await pane.getByRole("textbox", { name: "Se aceptó el" }).fill("07/10/2026");
  await pane.getByRole("button", { name: "Registrar en 2 facturas" }).click();
  await expect(pane.getByText("Vence el 06/nov/2026; pago probable el 12/nov/2026.")).toBeVisible();
  await pane.getByRole("button", { name: "Cerrar" }).last().click();
  await expect(window.getByText("Nada pendiente de revisión")).toBeVisible();

  // Cartera shows both days, and the aging counts from the contractual one.
  await frame.go(1, "Cartera");
  await cartera.documents.expectCell(0, "dueOn", "06/nov/2026");
  await window.getByRole("button", { name: "Columnas" }).click();
  await window.getByRole("checkbox", { name: /^Pago probable/ }).check();
  await window.getByRole("checkbox", { name: /^Número de contrarecibo/ }).check();
  await window.keyboard.press("Escape");
  await cartera.documents.expectCell(0, "expectedOn", "12/nov/2026");
  await cartera.documents.expectCell(1, "contrarecibo", "CR-881");
  await expectAccessible(window);

  // The document tells why, and takes it back.
  await new DocumentPage(window).open(uuidOf(1));
  const section = window.getByRole("region", { name: "Revisión y pago" });
  await expect(section).toContainText("CR-881, aceptada el 07/oct/2026");
  await expect(section).toContainText("desde el contrarecibo");
  await section.getByText("Historial (3)").click();
  await expect(section.getByRole("button", { name: "Abrir contrarecibo CR-881.pdf" }).first()).toBeVisible();
  await expectAccessible(window);
  await section.getByRole("button", { name: /^Deshacer: Aceptada/ }).click();
  await expect(section).toContainText("Revisión pendiente: 07/oct/2026");
  await expect(section).toContainText("(provisional)");
});

test("the business calendar: bank holidays, a closure of the company and its undoing", async ({ demoApp }) => {
  const { window } = demoApp;
  await new Frame(window).go(4, "Ajustes");
  const section = window.getByRole("region", { name: "Calendario laboral" });
  const table = section.getByRole("table");
  await expect(table.getByText("Festivo de ley").first()).toBeVisible();
  await section.getByRole("textbox", { name: "Desde" }).fill("24/12/2027");
  await section.getByRole("textbox", { name: "Hasta" }).fill("31/12/2027");
  await section.getByRole("textbox", { name: "Motivo" }).fill("Cierre de fin de año");
  await section.getByRole("button", { name: "Agregar" }).click();
  const year = section.getByText(/^20\d\d$/);
  while ((await year.textContent()) !== "2027") {
    const later = Number(await year.textContent()) < 2027;
    await section.getByRole("button", { name: later ? "Año siguiente" : "Año anterior" }).click();
  }
  await expect(table.getByText("Cierre de fin de año")).toHaveCount(8);
  await section.getByRole("button", { name: "Quitar: Cierre de fin de año, 31/dic/2027" }).click();
  await expect(table.getByText("Cierre de fin de año")).toHaveCount(7);
  const banks = section.getByRole("checkbox", { name: /inhábiles bancarios/ });
  await expect(banks).toBeChecked();
  await banks.click();
  await expect(table.getByText("Inhábil bancario · Hábil").first()).toBeVisible();
  await expectAccessible(window);
});
