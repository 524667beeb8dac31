import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { cfdi40, STAMP, UUID } from "../domain/cfdi/make-cfdi.ts";
import { expect, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Grid } from "./pages/grid.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");
const uuidOf = (n: number): string => `00000000-0000-4000-8000-00000000000${String(n)}`;
/** A Wednesday, on which both invoices are overdue. */
const DAY = "2026-05-27";

/** A ledger with two overdue invoices, in which others did those deeds; its path. */
function ledgerOf(folder: string, ...deeds: readonly string[]): string {
  const cfdi = join(folder, "cfdi");
  const ledger = join(folder, "campanas.alcorriente");
  mkdirSync(cfdi);
  for (const n of [1, 2]) {
    const root = { Folio: String(n), Fecha: `2026-03-0${String(n)}T10:00:00` };
    writeFileSync(join(cfdi, `F-${String(n)}.xml`), cfdi40({ root, complement: STAMP.replace(UUID, uuidOf(n)) }));
  }
  const words = ["import", cfdi, "--ledger", ledger, "--company", "EKU9003173C9"];
  execFileSync(process.execPath, [CLI, ...words], { stdio: "ignore" });
  const other = join(REPOSITORY, "test/e2e/other-person.ts");
  for (const deed of deeds)
    execFileSync(process.execPath, [other, ...deed.split(" ", 1), ledger, ...deed.split(" ").slice(1)], {
      stdio: "ignore",
    });
  return ledger;
}

/** Who works on this PC from now on. */
async function become(window: Page, name: string): Promise<void> {
  await window.evaluate(() => {
    location.hash = "#/ajustes";
  });
  await window.getByLabel("En este equipo trabaja").selectOption(name);
}

test("a campaign is defined step by step, allowed by another person, started, handed over as a file and measured", async ({
  folder,
  launch,
}) => {
  test.setTimeout(240_000);
  const ledger = ledgerOf(folder, "people", "reachable");
  const preferences = { language: "es", theme: "light", lastLedger: ledger } as const;
  const app = await launch({ preferences, ledgerDay: DAY });
  const { window } = app;
  await window.clock.setFixedTime(`${DAY}T18:00:00Z`);
  await expect(window.getByRole("heading", { level: 1 })).toBeVisible();
  const dialog = window.getByRole("dialog");

  await test.step("what, whom, which message and when, with who would be written to", async () => {
    await window.keyboard.press("Control+Shift+M");
    await expect(window.getByText("Aún no hay campañas")).toBeVisible();
    await window.keyboard.press("Control+N");
    await expect(window.getByLabel("Nombre")).toBeFocused();
    await expectAccessible(window);
    await window.getByRole("button", { name: "Guardar", exact: true }).click();
    await expect(window.getByText("Escriba un nombre.")).toBeVisible();
    await window.getByLabel("Nombre").fill("Vencidas de mayo");
    await window.getByRole("button", { name: "Siguiente" }).click();
    await window.getByLabel("Días vencidos hasta").fill("5");
    await window.getByRole("button", { name: "Revisar" }).click();
    await expect(window.getByText("Ningún cliente está en el segmento.")).toBeVisible();
    await window.getByLabel("Días vencidos hasta").fill("90");
    await window.getByRole("button", { name: "Revisar" }).click();
    await expect(window.getByText("1 de 1 clientes del segmento")).toBeVisible();
    await window.getByRole("button", { name: /^Ver mensaje de / }).click();
    await expect(window.getByRole("region", { name: /^Mensaje para / })).toContainText("tiene un saldo vencido de");
    await expectAccessible(window);
    await window.getByRole("tab", { name: "Cuándo" }).click();
    await window.getByLabel("Grupo de control, %").fill("60");
    await window.getByRole("button", { name: "Guardar", exact: true }).click();
    await expect(window.getByText("Revise el valor.")).toBeVisible();
    await window.getByLabel("Grupo de control, %").fill("10");
    await window.getByRole("button", { name: "Guardar", exact: true }).click();
    await expect(window.getByRole("heading", { name: "Vencidas de mayo" })).toBeVisible();
    await expectAccessible(window);
  });

  await test.step("another person allows it, and it is started", async () => {
    await window.getByRole("button", { name: "Pedir autorización" }).click();
    await dialog.getByRole("button", { name: "Pedir autorización" }).click();
    await expect(window.getByText("Espera que otra persona la autorice.")).toBeVisible();
    await become(window, "Marta Ríos");
    await window.keyboard.press("Control+Shift+U");
    const waiting = window.getByRole("list", { name: "Por autorizar" }).getByRole("listitem");
    await expect(waiting).toContainText("Vencidas de mayo, por Correo");
    await waiting.getByRole("button", { name: "Autorizar" }).click();
    await expect(waiting).toHaveCount(0);
    await window.keyboard.press("Control+Shift+M");
    const campaigns = new Grid(window, "Campañas");
    await campaigns.expectCell(0, "state", "Autorizada");
    await campaigns.cell(0, "state").click();
    await window.keyboard.press("Enter");
    await window.getByRole("button", { name: "Iniciar", exact: true }).click();
    await dialog.getByRole("button", { name: "Iniciar", exact: true }).click();
    await expect(window.getByText("Falta 1 mensaje por enviar.")).toBeVisible();
  });

  await test.step("its message leaves in a file, and its result says what it cannot say", async () => {
    const file = join(folder, "mensajes.xlsx");
    await answerDialogs(app.electron, { save: file });
    await window.getByRole("button", { name: "Guardar archivo para el proveedor" }).click();
    await expect(window.getByText("El archivo tiene 1 mensaje.")).toBeVisible();
    expect(existsSync(file)).toBe(true);
    await expect(window.getByRole("table", { name: "Resultados" })).toContainText("Con mensaje");
    await expect(window.getByText("Sin grupo de control no se puede decir qué aportó")).toBeVisible();
    await expect(window.getByRole("table", { name: "Clientes de la campaña" })).toContainText("Entregado en archivo");
    await expectAccessible(window);
  });

  await test.step("what the provider says of it is shown before it is taken, and shows on its page and in the list", async () => {
    const results = join(folder, "resultados.csv");
    writeFileSync(results, "Correo,Resultado\npagos@cliente1.example,Leído\nnadie@otro.example,Leído\n");
    await answerDialogs(app.electron, { open: [results] });
    await window.getByRole("button", { name: "Importar resultados de entrega" }).click();
    await dialog.getByRole("button", { name: "Elegir archivo" }).click();
    await expect(dialog.getByText("Renglones: 2. Con algo nuevo 1, ya se sabían 0, no se toman 1.")).toBeVisible();
    await expect(dialog.getByRole("list", { name: "Renglones que no se toman" })).toContainText("Renglón 3");
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Importar", exact: true }).click();
    await expect(dialog.getByText(/^Resultados importados\./)).toBeVisible();
    await dialog.getByRole("button", { name: "Cerrar" }).click();
    await expect(window.getByRole("table", { name: "Clientes de la campaña" })).toContainText("Leído");
    await expectAccessible(window);
    await window.keyboard.press("Control+Shift+M");
    await expect(window.getByRole("region", { name: "Totales de las campañas" })).toContainText("Con mensaje");
    await expectAccessible(window);
  });
});

test("a campaign by call makes tasks for its day, and one by letter is printed into a folder, once", async ({
  folder,
  launch,
}) => {
  test.setTimeout(240_000);
  const ledger = ledgerOf(folder, "people", `ways ${DAY}`, `approve ${DAY}`);
  const preferences = { language: "es", theme: "light", lastLedger: ledger } as const;
  const app = await launch({ preferences, ledgerDay: DAY });
  const { window } = app;
  await window.clock.setFixedTime(`${DAY}T18:00:00Z`);
  await expect(window.getByRole("heading", { level: 1 })).toBeVisible();
  await become(window, "Laura Méndez");
  const dialog = window.getByRole("dialog");
  const started = async (name: string, row: number): Promise<void> => {
    await window.keyboard.press("Control+Shift+M");
    const campaigns = new Grid(window, "Campañas");
    await campaigns.expectCell(row, "name", name);
    await campaigns.cell(row, "name").click();
    await window.keyboard.press("Enter");
    await window.getByRole("button", { name: "Iniciar", exact: true }).click();
    await dialog.getByRole("button", { name: "Iniciar", exact: true }).click();
    await expect(window.getByText("Falta 1 mensaje por enviar.")).toBeVisible();
  };

  await test.step("a task to call is made for the day", async () => {
    await started("Llamadas de mayo", 0);
    await expectAccessible(window);
    await window.getByRole("button", { name: "Crear tareas de llamada" }).click();
    await expect(window.getByText("Se creó 1 tarea.")).toBeVisible();
    await expect(window.getByRole("table", { name: "Clientes de la campaña" })).toContainText("Con tarea de llamada");
    await expect(window.getByRole("table", { name: "Clientes de la campaña" })).toContainText("Por llamar");
    await expectAccessible(window);
  });

  await test.step("its letter is printed into a folder, and none is printed twice", async () => {
    await started("Cartas de mayo", 1);
    const into = join(folder, "cartas");
    mkdirSync(into);
    await answerDialogs(app.electron, { open: [into] });
    await window.getByRole("button", { name: "Elegir carpeta" }).click();
    await expectAccessible(window);
    await window.getByRole("button", { name: "Imprimir cartas" }).click();
    await expect(window.getByText("Listo. Cartas emitidas: 1; clientes: 1.")).toBeVisible();
    await expect(window.getByRole("table", { name: "Clientes de la campaña" })).toContainText("Enviado");
    await expect(window.getByRole("button", { name: "Imprimir cartas" })).toBeDisabled();
    expect(readdirSync(into)).toHaveLength(2);
    await expectAccessible(window);
  });
});
