import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./app.ts";
import { BROKEN, brokenChains } from "./broken-chains.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { DocumentPage } from "./pages/document-page.ts";
import { Frame } from "./pages/frame.ts";
import { Grid } from "./pages/grid.ts";

const chainOf = (window: Page) => window.getByRole("region", { name: "Cadena de complementos" }).first();

async function toComplements(window: Page): Promise<void> {
  await window.keyboard.press("Control+6");
  await new Frame(window).expectScreen("Complementos");
}

test("lists name what is broken and lead to the chain, with the message for Billing", async ({ folder, launch }) => {
  test.slow();
  const lastLedger = brokenChains(folder);
  const { window, electron } = await launch({ preferences: { language: "es", theme: "light", lastLedger } });
  await new Grid(window, "Documentos por cobrar").rows.first().waitFor();
  await toComplements(window);
  const tab = (name: string) => window.getByRole("tab", { name });
  await expect(tab("Cadenas rotas")).toContainText("2");
  await expect(tab("Tardíos")).toContainText("1");
  await expect(tab("Sin factura")).toContainText("1");
  const broken = new Grid(window, "Cadenas rotas");
  await expect(broken.rows).toHaveCount(2);
  const pane = window.getByRole("complementary");
  await broken.cell(0, "amountMinor").click();
  await expect(pane).toContainText("Facturación");
  await expectAccessible(window);

  // What the list is narrowed to is what Excel gets.
  await window.getByRole("searchbox", { name: "Buscar en la lista" }).fill("F-11");
  await expect(broken.rows).toHaveCount(1);
  const out = join(folder, "salida");
  mkdirSync(out);
  await answerDialogs(electron, { save: join(out, "rotas.xlsx") });
  await window.getByRole("button", { name: "Exportar a Excel" }).click();
  await expect(window.getByText("1 renglón en rotas.xlsx")).toBeVisible();
  expect(readFileSync(join(out, "rotas.xlsx")).subarray(0, 2).toString()).toBe("PK");

  await broken.cell(0, "amountMinor").dblclick();
  await new Frame(window).expectScreen("Documento");
  const chain = chainOf(window);
  await expect(chain).toContainText("Primer eslabón roto");
  await expect(chain).toContainText("Falta la parcialidad 1, por MXN 5,000.00");
  await expectAccessible(window);
  await window.getByRole("button", { name: "Copiar el mensaje para Facturación" }).click();
  const message = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(message).toContain("Complementos de la factura F-11 de UNIVERSIDAD ROBOTICA ESPAÑOLA");
  expect(message).toContain("Pida a Facturación el complemento de la parcialidad 1");

  await new DocumentPage(window).open(BROKEN.whole);
  await expect(chainOf(window)).toContainText("La cadena está completa");

  // Money nobody recorded is no task while nobody records money.
  await toComplements(window);
  await window.getByRole("searchbox", { name: "Buscar en la lista" }).fill("");
  await tab("Dinero sin registrar").click();
  await expect(window.getByText("Aún no se registran pagos")).toBeVisible();
});

test("the customer's page warns of what was paid twice, and the balance opens its arithmetic", async ({
  folder,
  launch,
}) => {
  test.slow();
  const lastLedger = brokenChains(folder);
  const { window } = await launch({ preferences: { language: "en", theme: "dark", lastLedger } });
  await window.getByRole("tab", { name: "By customer" }).click();
  const customers = new Grid(window, "Aging by customer");
  await window.getByRole("button", { name: "Check the balance" }).click();
  await expect(window.getByText("Both ways come to the same for the one customer with movements.")).toBeVisible();
  await expectAccessible(window);
  await window.keyboard.press("Escape");

  await customers.cell(0, "balanceMinor").dblclick();
  await new Frame(window).expectScreen("Statement");
  await expect(window.getByText("This customer has 1 payment doubled or too large")).toBeVisible();
  await window.getByRole("button", { name: "The balance agrees with its documents and movements" }).click();
  await expect(window.getByRole("region", { name: "MXN", exact: true })).toContainText("Sum of all movements");
  await expectAccessible(window);
  await window.keyboard.press("Escape");
  await window.getByRole("button", { name: "See the chain of F-12" }).first().click();
  await expect(window.getByRole("region", { name: "Chain of receipts" }).first()).toContainText("repeats P-32");
});
