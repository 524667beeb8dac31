import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { textOf } from "../ledger/support/pdf-text.ts";
import { environment, expect, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { Frame } from "./pages/frame.ts";
import { StartPage } from "./pages/start-page.ts";

const PASSWORD = "girasoles-de-mayo-7";

async function typeNew(window: Page, password: string): Promise<void> {
  await window.getByLabel("Contraseña nueva", { exact: true }).fill(password);
  await window.getByLabel("Repita la contraseña", { exact: true }).fill(password);
}

async function enter(window: Page, password: string): Promise<void> {
  await window.getByLabel("Contraseña", { exact: true }).fill(password);
  await window.keyboard.press("Enter");
}

test("the first person is made with the ledger; wrong passwords make everybody wait, and the recovery code lets in", async ({
  app,
  folder,
}) => {
  test.slow();
  const { window, electron } = app;
  await answerDialogs(electron, { save: join(folder, "Oficina.alcorriente") });
  await new StartPage(window).create.click();
  await expect(window.getByRole("heading", { name: "¿Quién administra esta cartera?" })).toBeVisible();
  await expectAccessible(window);
  await window.getByLabel("Nombre").fill("Raquel Luna");
  await typeNew(window, "corta");
  await window.getByRole("button", { name: "Crear y continuar" }).click();
  await expect(window.getByText("Escriba al menos 10 caracteres.")).toBeVisible();
  await typeNew(window, PASSWORD);
  await window.getByRole("button", { name: "Crear y continuar" }).click();
  const output = window.locator("output");
  await expect(output).toHaveText(/^([A-Z2-9]{4}-){4}[A-Z2-9]{4}$/);
  const code = await output.innerText();
  const printed = await electron.evaluate(async ({ BrowserWindow }) => {
    const [page] = BrowserWindow.getAllWindows();
    return (await page?.webContents.printToPDF({}))?.toString("base64") ?? "";
  });
  const sheet = (await textOf(Buffer.from(printed, "base64"))).replace(/\s+/g, " ");
  expect(sheet).toContain("Código de recuperación Cartera Oficina, ");
  expect(sheet).toContain(code);
  expect(sheet).not.toContain("Lo tengo guardado");
  await expectAccessible(window);
  await window.getByLabel("Lo tengo guardado").check();
  await window.getByRole("button", { name: "Continuar" }).click();
  await window.getByRole("button", { name: "Hacerlo después" }).click();
  const frame = new Frame(window);
  await frame.expectScreen("Cartera");

  await window.keyboard.press("Control+Shift+q");
  await frame.expectScreen("Cartera bloqueada");
  await expectAccessible(window);
  for (let left = 4; left > 0; left--) {
    await enter(window, "no es esta");
    await expect(window.getByText(`Intentos que quedan: ${left}.`)).toBeVisible();
  }
  await enter(window, "no es esta");
  await expect(window.getByText(/Demasiados intentos/)).toBeVisible();
  await enter(window, PASSWORD);
  await expect(window.getByText(/Demasiados intentos/)).toBeVisible();

  await window.getByRole("button", { name: "Olvidé la contraseña" }).click();
  await window.getByLabel("Código de recuperación").fill(code.toLowerCase());
  await typeNew(window, "barco en el lago 88");
  await window.getByRole("button", { name: "Entrar" }).click();
  await expect(output).toHaveText(/^([A-Z2-9]{4}-){4}[A-Z2-9]{4}$/);
  await expect(output).not.toHaveText(code);
  await window.getByLabel("Lo tengo guardado").check();
  await window.getByRole("button", { name: "Continuar" }).click();
  await frame.expectScreen("Cartera");

  // A quarter of an hour without a key or a click.
  await window.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 16 * 60_000;
  });
  await expect(frame.title).toHaveText("Cartera bloqueada", { timeout: 15_000 });
});

test("a collector sees an own portfolio and no more; the manager filters and exports who did what", async ({
  demoLedger,
  folder,
  launch,
}) => {
  test.slow();
  execFileSync(process.execPath, [join(REPOSITORY, "test/e2e/make-office.ts"), demoLedger, PASSWORD], {
    env: environment(),
  });
  const { window, electron } = await launch({ preferences: { lastLedger: demoLedger, recentLedgers: [demoLedger] } });
  const frame = new Frame(window);
  await expect(frame.title).toHaveText(/^Entrar a /);
  await window.getByLabel("Persona", { exact: true }).selectOption("Ana Torres");
  await enter(window, PASSWORD);
  await frame.expectScreen("Cartera");
  await expect(window.getByRole("gridcell").first()).toBeVisible();
  const rail = window.getByRole("navigation", { name: /Pantallas/ });
  await expect(rail.getByRole("link", { name: "Bitácora" })).toHaveCount(0);
  await expect(rail.getByRole("link", { name: "Bancos" })).toHaveCount(0);
  await window.keyboard.press("Control+Shift+c");
  await frame.expectScreen("Clientes");
  await expect(window.getByRole("gridcell", { name: "Ana Torres" })).toHaveCount(3);

  await window.getByRole("button", { name: "Persona y acceso" }).click();
  await window.getByRole("menuitem", { name: "Cambiar de persona" }).click();
  await window.getByLabel("Persona", { exact: true }).selectOption("Raquel Luna");
  await enter(window, PASSWORD);
  await expect(frame.title).not.toHaveText(/bloqueada/);
  await window.keyboard.press("Control+Shift+b");
  await frame.expectScreen("Bitácora");
  const events = window.getByRole("region", { name: "Eventos de la bitácora" }).getByRole("row");
  await window.getByLabel("Qué", { exact: true }).selectOption("Entró");
  await expect(events).toHaveCount(3);
  await window.getByLabel("Quién", { exact: true }).selectOption("Ana Torres");
  await expect(events).toHaveCount(2);
  await events.nth(1).press("Enter");
  await expect(window.getByText("Huella anterior")).toBeVisible();
  await expectAccessible(window);
  const file = join(folder, "bitacora.xlsx");
  await answerDialogs(electron, { save: file });
  await window.getByRole("button", { name: "Exportar a Excel" }).click();
  await expect(window.getByText(/1 renglón en bitacora.xlsx/)).toBeVisible();
  expect(existsSync(file)).toBe(true);
  await window.getByRole("button", { name: "Quitar filtros" }).click();
  await window.getByLabel("Qué", { exact: true }).selectOption("Exportó la bitácora");
  await expect(events).toHaveCount(2);

  // Somebody at a customer asks for what is held of them, has it corrected, and then erased.
  await window.keyboard.press("Control+4");
  await frame.expectScreen("Ajustes");
  await window.getByRole("navigation", { name: "Índice de los ajustes" }).getByText("Privacidad").press("Enter");
  await expect(window.getByRole("heading", { level: 2, name: "Privacidad" })).toBeFocused();
  await window.getByRole("button", { name: "Ir a Privacidad" }).click();
  await frame.expectScreen("Privacidad");
  await window.getByRole("searchbox", { name: "Buscar a una persona" }).fill("lupita@cliente");
  await window.getByRole("button", { name: "Guadalupe Sosa" }).click();
  const pane = window.getByRole("complementary");
  await expect(pane.getByText(/Contacto de un cliente/)).toBeVisible();
  await expectAccessible(window);
  const copy = join(folder, "datos.pdf");
  await answerDialogs(electron, { save: copy });
  await pane.getByRole("button", { name: "Guardar en PDF" }).click();
  await expect(pane.getByText("datos.pdf")).toBeVisible();
  await pane.getByRole("button", { name: "Rectificar" }).click();
  await window.getByLabel("Puesto").fill("Tesorera");
  await expectAccessible(window);
  await window.getByRole("dialog").getByRole("button", { name: "Rectificar" }).click();
  await expect(pane.getByText("Datos rectificados.")).toBeVisible();
  await pane.getByRole("button", { name: "Bloquear", exact: true }).click();
  await pane.getByRole("button", { name: "Borrar", exact: true }).click();
  const erase = window.getByRole("dialog").getByRole("button", { name: "Borrar" });
  await expect(erase).toHaveAttribute("aria-disabled", "true");
  await window.getByLabel("Escriba el nombre de la persona").fill("guadalupe sosa");
  await erase.click();
  await expect(pane.getByRole("heading", { name: /^C-\d{6}$/ })).toBeVisible();
  await window.getByRole("tab", { name: "Lo que se hizo" }).click();
  await expect(window.getByRole("row")).toHaveCount(4);
  await expect(window.getByText("Guadalupe Sosa")).toHaveCount(0);
});
