import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { mailServer } from "../ledger/contacts/mail-server.ts";
import { expect, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { ContactsPage } from "./pages/contacts-page.ts";
import { Frame } from "./pages/frame.ts";
import { Grid } from "./pages/grid.ts";

/** Fills in what every letter bears. */
async function setUpLetterhead(window: Page): Promise<void> {
  await new Frame(window).go(4, "Ajustes");
  const section = window.getByRole("region", { name: "Cartas" });
  for (const [label, value] of [
    ["Domicilio", "Av. Juárez 10, Monterrey"],
    ["Teléfono", "81 5555 1234"],
    ["Lugar de expedición", "Monterrey, Nuevo León"],
    ["Quien firma", "Andrea Peña"],
    ["Cargo", "Gerente de Cobranza"],
    ["Cómo pagar", "Banco del Norte, CLABE 002180012345678901"],
    ["Dónde aclarar o quejarse", "81 5555 9999"],
    ["Aviso de privacidad", "ejemplo.example/privacidad"],
  ] as const) {
    await section.getByLabel(label, { exact: true }).fill(value);
  }
  await section.getByRole("button", { name: "Guardar" }).click();
  await expect(section.getByText("Faltan:")).toHaveCount(0);
}

test("a letter is written from the customer's page with its pages beside it, issued, saved and mailed, and is in the history", async ({
  cartera,
  folder,
}) => {
  test.setTimeout(180_000);
  const { window, electron } = cartera;
  const { port, mails, stop } = await mailServer({ authOptional: false });
  try {
    const contacts = new ContactsPage(window);
    await setUpLetterhead(window);
    await contacts.setUpMail(port);
    const file = join(folder, "carta.pdf");
    await electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, file);
    const list = new CarteraPage(window);
    await window.keyboard.press("Control+1");
    await list.byCustomer();
    await list.customers.cell(0, "customerName").click();
    await window.getByRole("button", { name: "Más acciones" }).click();
    await window.getByRole("menuitem", { name: "Escribir carta" }).click();
    await new Frame(window).expectScreen("Cartas");
    await window.getByLabel("Domicilio del deudor").fill("Calle 5 de Mayo 10, Centro");
    await expect(window.locator("iframe")).toBeVisible();
    await expectAccessible(window);
    const issue = window.getByRole("button", { name: "Emitir", exact: true });
    await expect(issue).toBeEnabled();
    await issue.click();
    await expect(window.getByText(/Se emitió la carta CAR-\d{4}-000001/)).toBeVisible();
    await contacts.button("Guardar PDF").click();
    await expect(window.getByText("La carta quedó en carta.pdf")).toBeVisible();
    expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");

    await contacts.button("Enviar por correo").click();
    await expect(contacts.field("Asunto")).toHaveValue(/^Estado de cuenta al .* \(CAR-\d{4}-000001\)$/);
    await contacts.field("Para").fill("pagos@cliente.example");
    await contacts.field("Mensaje").fill("Adjunto la carta.");
    await contacts.field("Nombre de la persona").fill("Tesorería");
    await contacts.reasonIfAsked();
    await contacts.button("Enviar y registrar").click();
    await expect(contacts.pane).toHaveCount(0);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.raw).toContain("application/pdf");

    await contacts.button("Volver a la lista").click();
    const grid = new Grid(window, /^Cartas emitidas$/);
    await grid.expectCell(0, "state", "Enviada por correo");
    await expectAccessible(window);
  } finally {
    await stop();
  }
});

test("every customer of a selection gets a letter in a folder; its text is changed, seen on a real customer and restored", async ({
  cartera,
  folder,
}) => {
  test.setTimeout(180_000);
  const { window, electron } = cartera;
  await setUpLetterhead(window);
  const into = join(folder, "cartas");
  mkdirSync(into);
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, into);
  await window.keyboard.press("Control+Shift+c");
  const customers = new Grid(window, /^Clientes/);
  await customers.cell(0, "balanceMinor").click();
  await window.keyboard.press("Shift+ArrowDown");
  await window.keyboard.press("Shift+ArrowDown");
  await window.getByRole("button", { name: "Cartas", exact: true }).click();
  await expect(window.locator("iframe")).toBeVisible();
  await window.getByRole("button", { name: "Elegir carpeta" }).click();
  await window.getByLabel("También un archivo con todas, para imprimir").check();
  await expectAccessible(window);
  await window.getByRole("button", { name: /^Emitir \d+ cartas$/ }).click();
  await expect(window.getByText(/Se emitieron \d+ de \d+ cartas/)).toBeVisible({ timeout: 60_000 });
  const files = readdirSync(into);
  expect(files.filter((name) => name.startsWith("CAR-")).length).toBeGreaterThan(1);
  expect(files.filter((name) => name.startsWith("statement "))).toHaveLength(1);

  await window.keyboard.press("Control+Shift+l");
  await window.getByRole("button", { name: "Textos de las cartas" }).click();
  const body = window.getByLabel("Texto", { exact: true });
  await body.fill("Solo la tabla: {{ tabla_documentos }} {{ nada }}");
  await window.getByRole("button", { name: "Guardar versión" }).click();
  await expect(window.getByText(/usa un nombre que no existe: nada/).first()).toBeVisible();
  await body.fill("Solo la tabla: {{ tabla_documentos }}");
  const sample = window.getByRole("combobox", { name: "Ver con los datos de" });
  await sample.click();
  await sample.pressSequentially("cons");
  await window.getByRole("option", { name: / · / }).first().click();
  await expect(window.locator("iframe")).toBeVisible();
  await expectAccessible(window);
  await window.getByRole("button", { name: "Guardar versión" }).click();
  await expect(window.getByText("Se guardó la versión 2")).toBeVisible();
  await window.getByRole("button", { name: "Restaurar el original" }).click();
  await expect(window.getByText("Se guardó la versión 3")).toBeVisible();
  await expect(body).toHaveValue(/Le presentamos el estado de cuenta/);
});
