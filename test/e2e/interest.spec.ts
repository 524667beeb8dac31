import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { cfdi40, STAMP, UUID } from "../domain/cfdi/make-cfdi.ts";
import { expect, type RunningApp, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");
const OTHER = join(REPOSITORY, "test/e2e/other-person.ts");
const uuidOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

/** The app on a ledger of two invoices of 1,160.00 pesos, due on 31 March and on 1 April 2026, with two people in it. */
async function twoInvoices(
  folder: string,
  launch: (options: {
    preferences: { language: "es" | "en"; theme: "light" | "dark"; lastLedger: string };
  }) => Promise<RunningApp>,
): Promise<RunningApp & { ledger: string }> {
  const cfdi = join(folder, "cfdi");
  const ledger = join(folder, "intereses.alcorriente");
  mkdirSync(cfdi);
  for (const n of [1, 2]) {
    const root = { Folio: String(n), Fecha: `2026-03-0${n}T10:00:00` };
    writeFileSync(join(cfdi, `F-${n}.xml`), cfdi40({ root, complement: STAMP.replace(UUID, uuidOf(n)) }));
  }
  const words = ["import", cfdi, "--ledger", ledger, "--company", "EKU9003173C9"];
  execFileSync(process.execPath, [CLI, ...words], { stdio: "ignore" });
  other("people", ledger);
  const app = await launch({ preferences: { language: "es", theme: "light", lastLedger: ledger } });
  return { ...app, ledger };
}

function other(deed: "people" | "approve", ledger: string): void {
  execFileSync(process.execPath, [OTHER, deed, ledger], { stdio: "ignore" });
}

const goTo = (window: Page, path: string): Promise<void> =>
  window.evaluate((hash) => {
    location.hash = hash;
  }, `#${path}`);

async function chooseDay(window: Page, typed: string): Promise<void> {
  await window.keyboard.press("Control+d");
  await window.keyboard.type(typed);
  await window.keyboard.press("Enter");
}

test("interest stands beside the balance, and half of it is waived once somebody else allows it", async ({
  folder,
  launch,
}) => {
  test.setTimeout(150_000);
  const { window, ledger } = await twoInvoices(folder, launch);
  await expect(window.getByRole("heading", { level: 1 })).toBeVisible();
  await chooseDay(window, "30/06/2026");
  await goTo(window, "/clientes/1");
  // 1,160 at 6 % for 91 and for 90 days.
  const beside = window.getByRole("button", { name: "34.51" });
  await expect(beside).toBeVisible();
  await beside.click();
  const table = window.getByRole("table", { name: "Interés por factura" });
  await expect(table.getByRole("row").nth(1)).toContainText("17.35");
  await table.getByRole("button", { name: "Ver los tramos de F-1" }).click();
  const spans = window.getByRole("table", { name: "Tramos de F-1" });
  await expect(spans.getByRole("row").nth(1)).toContainText("91");
  await expectAccessible(window);

  await window.getByRole("button", { name: "Pedir condonación" }).click();
  const form = window.getByRole("dialog");
  await form.getByRole("textbox", { name: "Porcentaje" }).fill("50");
  await form.getByRole("textbox", { name: "Motivo" }).fill("Paga esta semana");
  await expectAccessible(window);
  await form.getByRole("button", { name: "Pedir autorización" }).click();
  await expect(window.getByText("Por autorizar", { exact: true }).first()).toBeVisible();
  other("approve", ledger);
  await window.reload();
  await expect(window.getByText("Autorizada")).toBeVisible();
  // The window opens on today again, the day it was allowed: half of what had accrued by June is off.
  await expect(table.getByRole("row").nth(1)).toContainText("8.68");
});

test("a forecast is made and kept, its weeks lead to their rows, and later days score it", async ({
  folder,
  launch,
}) => {
  test.setTimeout(150_000);
  const { window } = await twoInvoices(folder, launch);
  await expect(window.getByRole("heading", { level: 1 })).toBeVisible();
  await chooseDay(window, "25/03/2026");
  await window.keyboard.press("Control+Shift+Y");
  await expect(window.getByText("Todavía no hay pronósticos")).toBeVisible();
  await expectAccessible(window);
  await window.getByRole("button", { name: "Hacer pronóstico al 25/mar/2026" }).click();
  const weeks = window.getByRole("table", { name: "Semanas del pronóstico en MXN" });
  // Due on 31 March and 1 April, 97 of 100: the week of 30 March.
  const week = weeks.getByRole("row").filter({ hasText: "30/mar/2026" });
  await expect(week).toContainText("2,250.40");
  await week.getByRole("button").click();
  const rows = window.getByRole("table", { name: "Renglones de la semana del 30/mar/2026" });
  await expect(rows.getByRole("row")).toHaveCount(3);
  await expect(rows).toContainText("1,125.20");
  await expectAccessible(window);

  await chooseDay(window, "12/04/2026");
  const score = window.getByRole("table", { name: "Pronósticos anteriores" }).getByRole("row").nth(1);
  await expect(score).toContainText("2 / 8");
  // Nothing came in: there is nothing to divide by.
  await expect(score).toContainText("2,250.40");
});
