import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { answerDialogs } from "./pages/dialogs.ts";
import { DocumentPage } from "./pages/document-page.ts";

test("an invoice reads as a person reads it, and its XML is saved byte for byte", async ({
  cartera,
  filled,
  folder,
}) => {
  // The last month is a ZIP; this one lies open in its folder.
  const invoice = filled.documents(filled.asOf).find((row) => row.kind === "I" && row.issued.startsWith("2026-08"));
  if (invoice === undefined) throw new Error("no open invoice of August");
  const page = new DocumentPage(cartera.window);
  await page.open(invoice.uuid);
  await expect(page.title).toHaveText(`Factura ${invoice.series}-${invoice.folio}`);
  await expect(
    cartera.window
      .getByRole("link", { name: invoice.name })
      .or(cartera.window.getByRole("button", { name: invoice.name }))
      .first(),
  ).toBeVisible();
  await expect(cartera.window.getByText(/IVA trasladado 16 %/)).toBeVisible();
  await expect(page.entries).toContainText("Emisión de la factura");
  await expectAccessible(cartera.window);

  await page.button("Copiar UUID").click();
  expect(await cartera.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(invoice.uuid);

  const saved = join(folder, "guardado.xml");
  await answerDialogs(cartera.electron, { save: saved });
  await page.button("XML original").click();
  await expect(page.xml).toContainText(invoice.uuid);
  await expectAccessible(cartera.window);
  await page.xml.getByRole("button", { name: "Guardar como" }).click();
  await expect(cartera.window.getByText("Se guardó guardado.xml")).toBeVisible();
  const month = join(filled.cfdi, "2026-08");
  const original = readdirSync(month)
    .map((name) => readFileSync(join(month, name)))
    .find((bytes) => bytes.includes(`UUID="${invoice.uuid}"`));
  expect(original?.equals(readFileSync(saved))).toBe(true);
  await cartera.window.keyboard.press("Escape");
  await expect(page.xml).toBeHidden();
});

test("the chain leads from an invoice to what pays it and back", async ({ cartera, filled }) => {
  const page = new DocumentPage(cartera.window);
  const payment = filled.documents(filled.asOf, true).find((row) => row.kind === "P" && row.issued > "2026-07-01");
  if (payment === undefined) throw new Error("no payment complement");
  await page.open(payment.uuid);
  const title = `Complemento de pago (REP) ${payment.series}-${payment.folio}`;
  await expect(page.title).toHaveText(title);
  await expect(cartera.window.getByRole("heading", { name: "Pagos" })).toBeVisible();
  await expectAccessible(cartera.window);
  await page.chain.getByRole("button").first().click();
  await expect(page.title).toHaveText(/^Factura /);
  await page.chain.getByRole("button", { name: `${payment.series}-${payment.folio}` }).click();
  await expect(page.title).toHaveText(title);
});

test("a document that is not there says so", async ({ cartera }) => {
  const page = new DocumentPage(cartera.window);
  await page.open("00000000-0000-4000-8000-000000000000");
  await expect(cartera.window.getByRole("alert")).toContainText("No se encontró el documento");
});
