import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { cfdi40, STAMP } from "../domain/cfdi/make-cfdi.ts";
import { expect, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { Grid } from "./pages/grid.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");
const UUID = "00000000-0000-4000-8000-000000000001";
/** A Friday on which the invoice of March is overdue by more than any case needs. */
const DAY = "2026-07-31";

test("what is long overdue is proposed, raised with a reason, answered by who stands above, and goes to lawyers by another's word only", async ({
  folder,
  launch,
}) => {
  test.setTimeout(240_000);
  const cfdi = join(folder, "cfdi");
  const ledger = join(folder, "casos.alcorriente");
  mkdirSync(cfdi);
  const root = { Folio: "1", Fecha: "2026-03-01T10:00:00" };
  writeFileSync(join(cfdi, "F-1.xml"), cfdi40({ root, complement: STAMP.replace(/UUID="[^"]*"/, `UUID="${UUID}"`) }));
  const words = ["import", cfdi, "--ledger", ledger, "--company", "EKU9003173C9"];
  execFileSync(process.execPath, [CLI, ...words], { stdio: "ignore" });
  const others = join(REPOSITORY, "test/e2e/other-person.ts");
  execFileSync(process.execPath, [others, "people", ledger], { stdio: "ignore" });
  const preferences = { language: "es", theme: "light", lastLedger: ledger } as const;
  const app = await launch({ preferences, ledgerDay: DAY });
  const { window } = app;
  await window.clock.setFixedTime(`${DAY}T18:00:00Z`);
  const frame = new Frame(window);
  await frame.expectScreen("Cartera");
  const dialog = window.getByRole("dialog");
  const become = async (name: string): Promise<void> => {
    await window.evaluate(() => {
      location.hash = "#/ajustes";
    });
    await window.getByLabel("En este equipo trabaja").selectOption(name);
  };
  const decide = async (decision: string, reason: string): Promise<void> => {
    await window.getByRole("button", { name: "Decidir…" }).click();
    await dialog.getByRole("radio", { name: decision }).check();
    await dialog.getByRole("textbox").fill(reason);
    await dialog.getByRole("button", { name: "Decidir", exact: true }).click();
  };
  const cases = new Grid(window, "Casos escalados");
  const openWaiting = async (): Promise<void> => {
    await window.keyboard.press("Control+Shift+X");
    await window.getByRole("tab", { name: "Por contestar" }).click();
    await expect(cases.rows).toHaveCount(1);
    await cases.rows.first().dblclick();
    await frame.expectScreen("Caso escalado");
  };

  await test.step("a proposal says why, and is raised with its invoices", async () => {
    await window.keyboard.press("Control+Shift+X");
    await frame.expectScreen("Escalamientos");
    const proposals = window.getByRole("table", { name: "Propuestas de escalamiento" });
    await expect(proposals).toContainText("días");
    await expectAccessible(window);
    await proposals.getByRole("button", { name: /^Escalar…/ }).click();
    await dialog.getByRole("button", { name: "Escalar", exact: true }).click();
    await expect(dialog.getByText("Escriba por qué se escala.")).toBeVisible();
    await dialog
      .getByRole("textbox", { name: "Por qué se escala y qué se pide" })
      .fill("No contesta ni paga desde abril");
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Escalar", exact: true }).click();
    await frame.expectScreen("Caso escalado");
    await expect(window.getByText("No contesta ni paga desde abril")).toBeVisible();
    // A collector raises it and gathers its papers; others answer.
    await expect(window.getByRole("button", { name: "Decidir…" })).toHaveCount(0);
  });

  await test.step("what the file lacks is marked, and each debt has its clock", async () => {
    await window.getByRole("tab", { name: "Expediente" }).click();
    const file = window.getByRole("region", { name: "Expediente antes de demandar" });
    await expect(file.getByText(/Faltan \d+ documentos/)).toBeVisible();
    await file
      .getByRole("button", { name: /no aplica$/ })
      .first()
      .click();
    await dialog.getByRole("textbox", { name: "Por qué no aplica" }).fill("Nunca se firmó");
    await dialog.getByRole("button", { name: "Marcar" }).click();
    await expect(file.getByText("Nunca se firmó")).toBeVisible();
    await expectAccessible(window);
    await window.getByRole("tab", { name: "Facturas y prescripción" }).click();
    await expect(window.getByText("Lo confirma un abogado.")).toBeVisible();
  });

  await test.step("the manager finds it in Hoy, and cannot send it to lawyers alone", async () => {
    await become("Marta Ríos");
    await window.keyboard.press("Control+0");
    await expect(window.getByText("1 escalamiento espera su respuesta")).toBeVisible();
    await openWaiting();
    await decide("Sube al siguiente nivel", "Coordinación no logra respuesta");
    await expect(dialog).toBeHidden();
    await expect(window.getByText("Coordinación no logra respuesta")).toBeVisible();
    await decide("Pasa a legal", "El cliente cerró");
    // Nobody sends a customer to lawyers alone.
    await expect(dialog.getByText(/No hay otra persona registrada que lo pueda autorizar/)).toBeVisible();
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Cancelar" }).click();
  });

  await test.step("once there is another person, that person's word sends it to lawyers", async () => {
    execFileSync(process.execPath, [others, "director", ledger], { stdio: "ignore" });
    await decide("Pasa a legal", "El cliente cerró");
    await expect(dialog).toBeHidden();
    await expect(window.getByText("Espera la autorización de otra persona.")).toBeVisible();
    // Who was registered on another PC is known once the page asks anew.
    await window.reload();
    await frame.expectScreen("Caso escalado");
    await become("Rosa Vega");
    await window.keyboard.press("Control+Shift+U");
    const waiting = window.getByRole("list", { name: "Por autorizar" }).getByRole("listitem");
    await expect(waiting).toHaveCount(1);
    await waiting.getByRole("button", { name: "Autorizar" }).click();
    await expect(waiting).toHaveCount(0);
    await become("Marta Ríos");
    await openWaiting();
    await expect(window.getByText("Se autorizó: pasa a legal y se deja de cobrar")).toBeVisible();
    await expectAccessible(window);
  });

  await test.step("its file leaves as one ZIP", async () => {
    const zip = join(folder, "expediente.zip");
    await answerDialogs(app.electron, { save: zip });
    await window.getByRole("tab", { name: "Expediente" }).click();
    await window.getByRole("button", { name: "Guardar expediente en ZIP" }).click();
    await expect(window.getByText("Expediente guardado en expediente.zip.")).toBeVisible();
    await expect(window.getByRole("button", { name: "Mostrar en carpeta", exact: true })).toBeVisible();
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe("PK");
    await expectAccessible(window);
    await window.getByRole("tab", { name: "Historia" }).click();
  });

  await test.step("and it comes back with instructions", async () => {
    await decide("Regresa al gestor", "Visítelo esta semana y pida el acuse");
    await expect(dialog).toBeHidden();
    await expect(window.getByText("Visítelo esta semana y pida el acuse")).toBeVisible();
    await expect(window.getByRole("button", { name: "Decidir…" })).toHaveCount(0);
    await window.keyboard.press("Control+Shift+X");
    await window.getByRole("tab", { name: "Decididos" }).click();
    await expect(cases.rows).toHaveCount(1);
  });
});
