import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startOn } from "../test/e2e/app.ts";
import { CarteraPage } from "../test/e2e/pages/cartera-page.ts";
import { Frame } from "../test/e2e/pages/frame.ts";
import { StartPage } from "../test/e2e/pages/start-page.ts";
import { openDisplay } from "./display.ts";
import { REPOSITORY } from "./freshness.ts";
import { prepareApp } from "./prepare-app.ts";

/** `npm run screenshots`: the pictures of the guide, taken from the running app with the demo company. */

const IMAGES = join(REPOSITORY, "docs", "img");
/** Longer than any movement on a screen, so that a picture shows it at rest. */
const REST_MS = 900;
/** Patience with what a screen reads, on a busy machine. */
const READ_MS = 120_000;
/** The customer whose pages are shown: part payments, a dispute, credit notes, something in every bucket. */
const SHOWN_CUSTOMER = "INGENIERÍA ELÉCTRICA QUETZAL AZUL";

async function picture(window: Page, name: string): Promise<void> {
  await window.mouse.move(0, 0);
  await window.waitForTimeout(REST_MS);
  // On a busy machine what is still being fetched may take longer than any movement.
  await window.waitForFunction(() => document.querySelector(".fui-Skeleton, .fui-Spinner") === null, null, {
    timeout: READ_MS,
  });
  await window.waitForTimeout(REST_MS);
  await window.screenshot({ path: join(IMAGES, `${name}.png`) });
  console.log(`docs/img/${name}.png`);
}

async function take(window: Page): Promise<void> {
  const frame = new Frame(window);
  const cartera = new CarteraPage(window);
  await picture(window, "inicio");
  await new StartPage(window).openDemo();
  await cartera.documents.rows.first().waitFor();

  for (const [path, title, name] of [
    ["/hoy", "Hoy", "hoy"],
    ["/lista", "Lista de trabajo", "lista"],
  ] as const) {
    await window.evaluate((hash) => {
      location.hash = hash;
    }, path);
    await frame.expectScreen(title);
    await picture(window, name);
  }

  await frame.go(3, "Importar");
  await picture(window, "importar");

  await frame.go(1, "Cartera");
  await cartera.documents.rows.first().waitFor();
  await cartera.documents.cell(4, "openMinor").click();
  await picture(window, "cartera");

  await cartera.byCustomer();
  await cartera.customers.rows.first().waitFor();
  await picture(window, "clientes");

  await window.keyboard.press("Control+k");
  await window.keyboard.type("quetzal azul");
  await window.getByRole("option", { name: SHOWN_CUSTOMER }).first().click();
  await frame.expectScreen("Estado de cuenta");
  await window.locator(".ag-row").first().waitFor();
  await picture(window, "estado-de-cuenta");

  await window.getByRole("button", { name: "Registrar pago", exact: true }).click();
  await window.getByRole("dialog").getByLabel("Importe", { exact: true }).fill("25,000.00");
  await picture(window, "pago");
  await window.keyboard.press("Escape");
  await window.getByRole("dialog").waitFor({ state: "hidden" });

  for (const [path, title, name] of [
    ["/complementos", "Complementos", "complementos"],
    ["/revision", "Por revisar", "por-revisar"],
    ["/pronostico", "Pronóstico", "pronostico"],
  ] as const) {
    await window.evaluate((hash) => {
      location.hash = hash;
    }, path);
    await frame.expectScreen(title);
    const forecast = window.getByRole("button", { name: /^Hacer pronóstico/ });
    if (name === "pronostico") {
      await forecast.click();
      await window.getByRole("tab", { name: "MXN" }).click();
    }
    await window.locator("main .ag-row, main tbody tr").first().waitFor();
    await picture(window, name);
  }

  await window.evaluate(() => {
    location.hash = "/despachos/1";
  });
  await frame.expectScreen("Despacho");
  await window.locator("main .ag-row").first().waitFor();
  await picture(window, "despachos");

  await window.evaluate(() => {
    location.hash = "/indicadores";
  });
  await frame.expectScreen("Indicadores");
  // A trend is drawn some time after its figure stands.
  await window.locator("main [role=img] svg, main [role=img] canvas").first().waitFor({ timeout: READ_MS });
  await picture(window, "indicadores");

  await frame.go(1, "Cartera");
  await window.getByRole("tab", { name: "Por documento" }).click();
  await cartera.search.fill("quetzal");
  await window.waitForTimeout(REST_MS);
  await cartera.documents.cell(2, "openMinor").dblclick();
  await window.getByText("Cadena de documentos").first().waitFor();
  await picture(window, "documento");

  await frame.go(2, "Reportes");
  await window.locator("main svg").first().waitFor();
  await picture(window, "reporte");

  await frame.go(4, "Ajustes");
  await picture(window, "ajustes");
}

async function screenshots(): Promise<void> {
  await prepareApp();
  const display = await openDisplay();
  if (display.name !== undefined) process.env["DISPLAY"] = display.name;
  const userData = await mkdtemp(join(tmpdir(), "screenshots-"));
  const app = await startOn(userData, { preferences: { theme: "light", language: "es" } });
  try {
    await take(app.window);
  } finally {
    await app.close();
    display.close();
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

try {
  await screenshots();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
