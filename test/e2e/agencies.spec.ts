import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { cfdi40, STAMP, UUID } from "../domain/cfdi/make-cfdi.ts";
import { expect, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { DocumentPage } from "./pages/document-page.ts";
import { Grid } from "./pages/grid.ts";
import { KpisPage } from "./pages/kpis-page.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");
const uuidOf = (n: number): string => `00000000-0000-4000-8000-00000000000${String(n)}`;
/** The last day of a month: the board shows that month. Both invoices are overdue on it. */
const DAY = "2026-05-31";

const goTo = (window: Page, path: string): Promise<void> =>
  window.evaluate((hash) => {
    location.hash = hash;
  }, `#${path}`);

/** Who works on this PC from now on. */
async function become(window: Page, name: string): Promise<void> {
  await goTo(window, "/ajustes");
  await window.getByLabel("En este equipo trabaja").selectOption(name);
}

/** Allows, as Marta, what Laura asked. */
async function allow(window: Page, words: string): Promise<void> {
  await window.keyboard.press("Control+Shift+U");
  const waiting = window.getByRole("list", { name: "Por autorizar" }).getByRole("listitem");
  await expect(waiting).toContainText(words);
  await expect(waiting).toContainText("Usted lo pidió");
  await expect(waiting.getByRole("button", { name: "Autorizar" })).toHaveCount(0);
  await become(window, "Marta Ríos");
  await window.keyboard.press("Control+Shift+U");
  await waiting.getByRole("button", { name: "Autorizar" }).click();
  await expect(waiting).toHaveCount(0);
}

test("an agency is registered, gets invoices with another person's word, gives one back, and its figure opens its rows", async ({
  folder,
  launch,
}) => {
  test.setTimeout(240_000);
  const cfdi = join(folder, "cfdi");
  const ledger = join(folder, "despachos.alcorriente");
  mkdirSync(cfdi);
  for (const n of [1, 2]) {
    const root = { Folio: String(n), Fecha: `2026-03-0${String(n)}T10:00:00` };
    writeFileSync(join(cfdi, `F-${String(n)}.xml`), cfdi40({ root, complement: STAMP.replace(UUID, uuidOf(n)) }));
  }
  const words = ["import", cfdi, "--ledger", ledger, "--company", "EKU9003173C9"];
  execFileSync(process.execPath, [CLI, ...words], { stdio: "ignore" });
  execFileSync(process.execPath, [join(REPOSITORY, "test/e2e/other-person.ts"), "people", ledger], { stdio: "ignore" });
  const preferences = { language: "es", theme: "light", lastLedger: ledger } as const;
  const { window, electron } = await launch({ preferences, ledgerDay: DAY });
  await window.clock.setFixedTime(`${DAY}T18:00:00Z`);
  await expect(window.getByRole("heading", { level: 1 })).toBeVisible();
  const dialog = window.getByRole("dialog");

  await test.step("who it is, its legal file and its prices", async () => {
    await window.keyboard.press("Control+Shift+D");
    await expect(window.getByText("Todavía no hay despachos")).toBeVisible();
    await window.keyboard.press("Control+N");
    const form = window.getByRole("region", { name: "Nuevo despacho", exact: true });
    await expect(form.getByLabel("Razón social")).toBeFocused();
    await window.keyboard.type("Cobranza Sierra, S.C.");
    await form.getByLabel("RFC").fill("CSI15");
    await window.keyboard.press("Enter");
    await expect(form.getByText("Ese RFC no tiene la forma correcta")).toBeVisible();
    await expectAccessible(window);
    await form.getByLabel("RFC").fill("csi150312qx4");
    await window.keyboard.press("Enter");
    await expect(window.getByRole("heading", { name: "Cobranza Sierra, S.C." })).toBeVisible();
    await expect(window.getByText("CSI150312QX4")).toBeVisible();

    await window.getByRole("button", { name: "Ver el expediente" }).click();
    const file = window.getByRole("table", { name: "Expediente legal" }).getByRole("button", { name: /^Registrar: / });
    await expect(file).toHaveCount(9);
    await file.first().click();
    await dialog.getByLabel("Vigente hasta").fill("10/06/2026");
    await expectAccessible(window);
    await window.keyboard.press("Enter");
    await expect(file).toHaveCount(8);
    await expect(window.getByRole("row", { name: /^Contrato/ })).toContainText("Por vencer");
    // REPSE stays: it is not obligatory.
    for (let left = 8; left > 1; left--) {
      const next = file.filter({ hasNot: window.getByLabel(/REPSE/) });
      await next.nth((await next.first().getAttribute("aria-label"))?.includes("REPSE") === true ? 1 : 0).click();
      await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
      await expect(file).toHaveCount(left - 1);
    }
    await window.getByRole("button", { name: "Ver los precios" }).click();
    await window.getByRole("button", { name: "Nuevos precios" }).click();
    await dialog.getByLabel("1–30 días (%)").fill("12");
    await dialog.getByLabel("31–60 días (%)").fill("18.5");
    await dialog.getByLabel("61–90 días (%)").fill("25");
    await dialog.getByLabel("91+ días (%)").fill("130");
    await window.keyboard.press("Enter");
    await expect(dialog.getByText("Escriba un porcentaje de 0 a 100")).toBeVisible();
    await dialog.getByLabel("91+ días (%)").fill("30");
    await expectAccessible(window);
    await window.keyboard.press("Enter");
    await expect(window.getByRole("table", { name: "Precios" })).toContainText("18.50 %");
    await expect(window.getByText("Puede recibir", { exact: true })).toBeVisible();
  });

  await test.step("invoices are placed from Cartera, by another person's word", async () => {
    await window.keyboard.press("Control+1");
    const documents = new Grid(window, "Documentos por cobrar");
    await documents.cell(0, "openMinor").click();
    await window.keyboard.press("Control+A");
    await window.getByRole("button", { name: "Asignar a despacho" }).click();
    const goes = dialog.getByRole("table", { name: "Se asignan" });
    // Two invoices of 1,160.00 due at the end of March and on the first of April, 61 and 60 days ago.
    await expect(goes).toContainText("MXN 2,320.00");
    await expect(goes.getByRole("row", { name: /^31–60 días 1 MXN 1,160.00 18.50 % MXN 214.60/ })).toBeVisible();
    await expect(goes.getByRole("row", { name: /^61–90 días 1 MXN 1,160.00 25.00 % MXN 290.00/ })).toBeVisible();
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Pedir autorización" }).click();
    await expect(dialog).toContainText("Se pidió asignar 2 facturas");
    await dialog.getByRole("button", { name: "Cerrar" }).click();
    await allow(window, "Asignar 2 facturas a Cobranza Sierra, S.C.: MXN 2,320.00");
    await new DocumentPage(window).open(uuidOf(1));
    await expect(window.getByText("En despacho Cobranza Sierra, S.C. desde el 31/may/2026")).toBeVisible();
  });

  await test.step("what it has leaves as one encrypted file, whose delivery and receipt are noted", async () => {
    await become(window, "Laura Méndez");
    await goTo(window, "/despachos/1");
    await window.getByRole("tab", { name: "Asignaciones" }).click();
    await window.getByRole("table", { name: "Asignaciones" }).getByRole("button").first().click();
    const part = window.getByRole("region", { name: "Paquete de asignación" });
    await expect(part).toContainText("Entregar a más tardar el 02/jun/2026");
    await part.getByRole("button", { name: "Hacer paquete" }).click();
    await dialog.getByLabel("Contraseña del archivo").fill("corta");
    await dialog.getByRole("button", { name: "Elegir dónde guardarlo" }).click();
    await expect(dialog).toContainText("Escriba 12 caracteres o más.");
    await expectAccessible(window);
    const zip = join(folder, "paquete.zip");
    await answerDialogs(electron, { save: zip });
    await dialog.getByLabel("Contraseña del archivo").fill("cuatro palabras nuevas");
    await dialog.getByLabel("Repita la contraseña").fill("cuatro palabras nuevas");
    await dialog.getByRole("button", { name: "Elegir dónde guardarlo" }).click();
    await expect(part.getByText("Se guardó paquete.zip.")).toBeVisible();
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe("PK");
    const version = part.getByRole("article", { name: "Versión 1" });
    await expect(version).toContainText("Facturas: 2 · Clientes: 1");
    await expectAccessible(window);
    await version.getByRole("button", { name: "Anotar entrega" }).click();
    await dialog.getByLabel("Qué lo comprueba").fill("Correo del 31 de mayo");
    await dialog.getByRole("button", { name: "Anotar entrega" }).click();
    await expect(version).toContainText("Entregado el 31/may/2026");
    await version.getByRole("button", { name: "Anotar acuse" }).click();
    await dialog.getByLabel("Quién del despacho").fill("Luis Mora");
    await dialog.getByRole("button", { name: "Anotar acuse" }).click();
    await expect(version).toContainText("Acuse de Luis Mora el 31/may/2026");
  });

  await test.step("what it reports comes in row by row: what is wrong is told, and twice changes nothing", async () => {
    await window.getByRole("tab", { name: "Informes", exact: true }).click();
    const part = window.getByRole("region", { name: "Informes del despacho" });
    await expect(part).toContainText("Informa cada viernes");
    await part.getByRole("button", { name: "Cambiar días" }).click();
    await dialog.getByRole("combobox", { name: "Día de la semana" }).click();
    await window.getByRole("option", { name: "lunes" }).click();
    await dialog.getByLabel("Desde").fill("30/05/2026");
    await dialog.getByRole("button", { name: "Guardar días" }).click();
    await expect(dialog).toContainText("Escriba una fecha de hoy en adelante.");
    await expectAccessible(window);
    await dialog.getByLabel("Desde").fill("31/05/2026");
    await dialog.getByRole("button", { name: "Guardar días" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(part).toContainText("Informa cada lunes");

    const rows = join(folder, "informe.csv");
    const lines = [
      "Factura,Fecha,Hora,Medio,Resultado,Importe de la promesa,Fecha de la promesa,Gestor",
      `${uuidOf(1)},2026-05-31,11:00,Llamada,Promesa,500.00,2026-06-05,Saúl`,
      `${uuidOf(9)},2026-05-31,11:10,Llamada,No contesta,,,Saúl`,
      `${uuidOf(2)},2026-05-31,11:20,Llamada,Quién sabe,,,Saúl`,
    ];
    writeFileSync(rows, lines.join("\n"));
    await answerDialogs(electron, { open: [rows] });
    await part.getByRole("button", { name: "Recibir informe" }).click();
    await dialog.getByRole("button", { name: "Elegir archivo" }).click();
    await expect(dialog).toContainText("Renglones: 3 · Gestiones nuevas: 1 · Ya recibidas: 0 · Rechazadas: 2");
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Recibir", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(part.getByRole("table", { name: "Informes recibidos" })).toContainText("informe.csv");
    const actions = part.getByRole("table", { name: "Gestiones del despacho" });
    await expect(actions).toContainText("MXN 500.00 para el 05/jun/2026");
    await expectAccessible(window);

    await part.getByRole("button", { name: "Recibir informe" }).click();
    await answerDialogs(electron, { open: [rows] });
    await dialog.getByRole("button", { name: "Elegir archivo" }).click();
    await expect(dialog).toContainText("No hay nada nuevo en el archivo.");
    await expect(dialog.getByRole("button", { name: "Recibir", exact: true })).toBeDisabled();
    await window.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });

  await test.step("one of them is taken back, and the figure opens its rows", async () => {
    await become(window, "Laura Méndez");
    await goTo(window, "/despachos/1");
    const items = new Grid(window, "Facturas en despacho");
    await items.expectCell(0, "state", "En despacho");
    await items.cell(0, "state").click();
    await window.keyboard.press("Enter");
    await window.getByRole("button", { name: "Retirar", exact: true }).click();
    await expect(dialog).toContainText("1 factura.");
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Pedir autorización" }).click();
    await expect(dialog).toHaveCount(0);
    await items.expectCell(0, "state", "Por retirar");
    await allow(window, "Retirar 1 factura de Cobranza Sierra, S.C.");
    await goTo(window, "/despachos/1");
    await items.expectCell(0, "state", "Retirada");
    const board = new KpisPage(window);
    await board.go();
    await board.value("agencyRecoveryPct").click();
    await expect(board.rows.rows).toHaveCount(2);
  });

  await test.step("what it charges is held against what its payments earned", async () => {
    await goTo(window, "/despachos/1");
    await window.getByRole("tab", { name: "Comisiones" }).click();
    await expect(window.getByText("Todavía no hay facturas de este despacho.")).toBeVisible();
    await window.getByRole("button", { name: "Registrar factura" }).click();
    await dialog.getByLabel("Folio").fill("H-7");
    await dialog.getByLabel("Mes que cobra").fill("05/2026");
    await dialog.getByLabel("Antes de IVA").fill("100.00");
    await dialog.getByLabel("IVA", { exact: true }).fill("16.00");
    await dialog.getByLabel("Total").fill("115.00");
    await expectAccessible(window);
    await window.keyboard.press("Enter");
    await expect(dialog).toContainText("no da el total");
    await dialog.getByLabel("Total").fill("116.00");
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    const review = window.getByRole("region", { name: "Revisión de la factura" });
    await expect(review).toContainText("H-7, comisiones de 05/2026");
    await expect(review).toContainText("Recibida");
    await review.getByRole("button", { name: "Agregar renglón" }).click();
    await dialog.getByLabel("Factura").fill(uuidOf(1));
    await dialog.getByLabel("Fecha de pago").fill("20/05/2026");
    await dialog.getByLabel("Importe cobrado").fill("500.00");
    await dialog.getByLabel("Comisión %").fill("20");
    await dialog.getByLabel("Cobra", { exact: true }).fill("100.00");
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Agregar", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(review.getByText("Con diferencias")).toBeVisible();
    const lines = review.getByRole("table", { name: "Renglón por renglón" });
    await expect(lines).toContainText("No hay tal pago de esa factura");
    await expect(review.getByRole("table", { name: "Diferencias por causa" })).toContainText("100.00");
    await expectAccessible(window);
    await review.getByRole("button", { name: "Reclamar", exact: true }).click();
    await dialog.getByLabel("Motivo").fill("Nadie pagó esa factura");
    await dialog.getByRole("button", { name: "Reclamar", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(review.getByText("En reclamo")).toBeVisible();
    await review.getByRole("button", { name: "Todas las facturas" }).click();
    await expect(window.getByRole("table", { name: "Comisiones que cobra" })).toContainText("H-7");
  });

  await test.step("a customer complains: it stops what is placed, and is answered with what was found", async () => {
    await goTo(window, "/despachos/1");
    await window.getByRole("tab", { name: "Quejas" }).click();
    await expect(window.getByText("No hay quejas de este despacho.")).toBeVisible();
    await window.getByRole("button", { name: "Registrar queja" }).click();
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toContainText("Elija el cliente");
    await expect(dialog).toContainText("Escriba qué pasó");
    await expectAccessible(window);
    await dialog.getByLabel("Cliente").click();
    await window.getByRole("option").first().click();
    await dialog.getByLabel("Gestor del despacho").fill("J. Pérez");
    await dialog.getByLabel("Qué pasó").fill("Llamó de noche a la oficina");
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    const complaint = window.getByRole("region", { name: "Queja", exact: true });
    await expect(complaint).toContainText("Recibida");
    // 31 May 2026 is a Sunday: acknowledged on Monday, answered ten business days on.
    await expect(complaint).toContainText("01/jun/2026");
    await expect(complaint).toContainText("12/jun/2026");
    await expectAccessible(window);
    await complaint.getByRole("button", { name: "Retirar su" }).click();
    await expect(dialog.getByRole("combobox", { name: "Motivo" })).toContainText("Queja");
    await window.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await complaint.getByRole("button", { name: "Acusar recibo" }).click();
    await dialog.getByRole("button", { name: "Acusar recibo" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(complaint).toContainText("Se acusó recibo");
    await window.getByRole("tab", { name: "Facturas", exact: true }).click();
    await expect(window.getByText("Tiene una queja abierta")).toBeVisible();
    await window.getByRole("button", { name: "Ver quejas" }).click();
    await window.getByRole("table", { name: "Quejas" }).getByRole("button").first().click();
    await complaint.getByRole("button", { name: "Abrir cliente" }).click();
    await expect(
      window.getByText("Queja contra Cobranza Sierra, S.C.: responder a más tardar el 12/jun/2026"),
    ).toBeVisible();
    await goTo(window, "/despachos/1?part=complaints");
    await window.getByRole("table", { name: "Quejas" }).getByRole("button").first().click();
    await complaint.getByRole("button", { name: "Responder", exact: true }).click();
    await dialog.getByLabel("Qué se encontró").fill("La llamada fue a las 21:40");
    await dialog.getByLabel("Reparación").fill("Disculpa por escrito");
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Responder", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(complaint).toContainText("Respondida");
    await expect(complaint).toContainText("Procedente");
  });

  await test.step("gestores are trained, a call of one is scored, and the audit knows of it", async () => {
    await goTo(window, "/despachos/1?part=calls");
    await window.getByRole("button", { name: "Ir a Capacitación" }).click();
    await expect(window.getByText("No hay gestores registrados.")).toBeVisible();
    for (const name of ["Saúl Barrera", "Nora Gil"]) {
      await window.getByRole("button", { name: "Agregar gestor" }).click();
      await dialog.getByLabel("Nombre").fill(name);
      await dialog.getByLabel("Desde").fill("02/03/2026");
      await dialog.getByRole("button", { name: "Agregar", exact: true }).click();
      await expect(dialog).toHaveCount(0);
    }
    const agents = window.getByRole("table", { name: "Gestores" });
    await expect(agents.getByRole("row", { name: /Nora Gil/ })).toContainText("Sin capacitación");
    await window.getByRole("button", { name: "Registrar capacitación" }).click();
    await expect(dialog.getByLabel("Vigente hasta")).toHaveValue("31/may/2027");
    await dialog.getByLabel("Quién la dio").fill("Lic. Peña");
    await dialog.getByLabel("Horas").fill("1.5");
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toContainText("Escriba la calificación de al menos un gestor");
    await dialog.getByLabel("Calificación de Nora Gil").fill("79");
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(window.getByRole("table", { name: "Asistentes" })).toContainText("No aprobó");
    await expect(window.getByText("ninguno de sus gestores tiene capacitación vigente")).toBeVisible();
    await window.getByRole("button", { name: "Toda la capacitación" }).click();
    await window.getByRole("button", { name: "Registrar capacitación" }).click();
    await dialog.getByLabel("Quién la dio").fill("Lic. Peña");
    await dialog.getByLabel("Horas").fill("2");
    await dialog.getByLabel("Calificación de Nora Gil").fill("92");
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await window.getByRole("button", { name: "Toda la capacitación" }).click();
    await expect(agents.getByRole("row", { name: /Nora Gil/ })).toContainText("Vigente");
    await expect(window.getByText("Puede recibir", { exact: true })).toBeVisible();
    await expectAccessible(window);

    await window.getByRole("tab", { name: "Llamadas", exact: true }).click();
    await expect(window.getByText("Se revisaron 0 de 10 llamadas; faltan 10. Promedio: n/d.")).toBeVisible();
    await window.getByRole("button", { name: "Calificar llamada" }).click();
    await dialog.getByLabel("Grabación", { exact: true }).fill("REC-88");
    const most = [10, 10, 5, 10, 10, 20, 10, 15, 5, 5];
    for (const [index, points] of most.entries()) {
      await dialog
        .getByRole("textbox", { name: /\(0 a \d+\)$/ })
        .nth(index)
        .fill(String(index === 5 ? 21 : points));
    }
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toContainText("De 0 a 20");
    await dialog.getByLabel("Negociación dentro de límites").fill("12");
    await expect(dialog).toContainText("Calificación: 92 de 100");
    await dialog.getByLabel("Fuera de horario").check();
    await expect(dialog).toContainText("Calificación: 0.");
    await dialog.getByLabel("Fuera de horario").uncheck();
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    const call = window.getByRole("region", { name: "Llamada calificada", exact: true });
    await expect(call).toContainText("Calificación: 92 de 100");
    await expectAccessible(window);
    await call.getByRole("button", { name: "Firmada por el gestor" }).click();
    await dialog.getByRole("button", { name: "Firmada por el gestor" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(call).toContainText("Firmada el 31/may/2026");
    await call.getByRole("button", { name: "Todas las llamadas" }).click();
    await expect(window.getByText("Se revisaron 1 de 10 llamadas; faltan 9. Promedio: 92.00.")).toBeVisible();
    await window.getByRole("tab", { name: "Resultados", exact: true }).click();
    await expect(window.getByText("Calidad de sus llamadas: 92.00 de 100, con 1 revisadas de 10")).toBeVisible();
  });

  await test.step("an audit leaves a finding, which another person verifies once it is mended", async () => {
    await goTo(window, "/despachos/1?part=audits");
    await expect(window.getByText("Este despacho no se ha auditado.")).toBeVisible();
    await window.getByRole("button", { name: "Registrar auditoría" }).click();
    await expect(dialog).toContainText("1 de 2 gestores con capacitación vigente. Sin ella: Saúl Barrera.");
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toContainText("no se revisó ningún punto");
    await dialog.getByRole("combobox", { name: "Horarios y topes de contacto" }).click();
    await window.getByRole("option", { name: "No cumple" }).click();
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toContainText("Escriba qué se encontró");
    await expectAccessible(window);
    await dialog.getByLabel("Qué se encontró").fill("Llamó a las 21:40");
    await dialog.getByLabel("Evidencia").fill("Grabación 88");
    await dialog.getByLabel("Qué debe hacer el despacho").fill("Retirar al gestor");
    await dialog.getByRole("button", { name: "Registrar", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    const findings = window.getByRole("table", { name: "Hallazgos" });
    await expect(findings).toContainText("Abierto");
    await expectAccessible(window);
    await findings.getByRole("button", { name: /^Atendido/ }).click();
    await dialog.getByLabel("Qué lo muestra").fill("Baja firmada");
    await dialog.getByRole("button", { name: "Atendido", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(findings).toContainText("Por verificar");
    await findings.getByRole("button", { name: /^Verificar/ }).click();
    await dialog.getByRole("button", { name: "Verificar", exact: true }).click();
    await expect(dialog).toContainText("lo verifica otra persona");
    await window.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await become(window, "Laura Méndez");
    await goTo(window, "/despachos/1?part=audits");
    const open = window.getByRole("table", { name: "Hallazgos abiertos" });
    await open.getByRole("button", { name: /^Verificar/ }).click();
    await dialog.getByRole("button", { name: "Verificar", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(window.getByText("No hay hallazgos abiertos.")).toBeVisible();
    await expect(window.getByRole("table", { name: "Auditorías" })).toContainText("0.00 %");
  });
});
