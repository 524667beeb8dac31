import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { cfdi40, STAMP } from "../domain/cfdi/make-cfdi.ts";
import { expect, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { DocumentPage } from "./pages/document-page.ts";
import { KpisPage } from "./pages/kpis-page.ts";
import { StatementPage } from "./pages/statement-page.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");
const UUID = "00000000-0000-4000-8000-000000000001";
/** The last day of a month: the board shows that month. */
const DAY = "2026-04-30";

test("what one person asks to write off and another allows leaves the balance and stands beside the figures", async ({
  folder,
  launch,
}) => {
  test.setTimeout(180_000);
  const cfdi = join(folder, "cfdi");
  const ledger = join(folder, "castigos.alcorriente");
  mkdirSync(cfdi);
  const root = { Folio: "1", Fecha: "2026-03-01T10:00:00" };
  writeFileSync(join(cfdi, "F-1.xml"), cfdi40({ root, complement: STAMP.replace(/UUID="[^"]*"/, `UUID="${UUID}"`) }));
  const words = ["import", cfdi, "--ledger", ledger, "--company", "EKU9003173C9"];
  execFileSync(process.execPath, [CLI, ...words], { stdio: "ignore" });
  execFileSync(process.execPath, [join(REPOSITORY, "test/e2e/other-person.ts"), "people", ledger], { stdio: "ignore" });
  const preferences = { language: "es", theme: "light", lastLedger: ledger } as const;
  const { window } = await launch({ preferences, ledgerDay: DAY });
  await window.clock.setFixedTime(`${DAY}T18:00:00Z`);
  await expect(window.getByRole("heading", { level: 1 })).toBeVisible();

  const document = new DocumentPage(window);
  const writeOff = window.getByRole("region", { name: "Castigo", exact: true });
  await document.open(UUID);
  await writeOff.getByRole("button", { name: "Pedir castigo" }).click();
  const dialog = window.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Explicación" }).fill("Cerró y nadie contesta");
  await expectAccessible(window);
  await dialog.getByRole("button", { name: "Pedir castigo" }).click();
  await expect(writeOff).toContainText("falta que otra persona lo autorice");

  await window.keyboard.press("Control+Shift+U");
  const waiting = window.getByRole("list", { name: "Por autorizar" }).getByRole("listitem");
  await expect(waiting).toContainText("Usted lo pidió");
  await expect(waiting.getByRole("button", { name: "Autorizar" })).toHaveCount(0);
  await window.evaluate(() => {
    location.hash = "#/ajustes";
  });
  await window.getByLabel("En este equipo trabaja").selectOption("Marta Ríos");
  await window.keyboard.press("Control+Shift+U");
  await waiting.getByRole("button", { name: "Autorizar" }).click();
  await expect(waiting).toHaveCount(0);

  await document.open(UUID);
  await expect(writeOff).toContainText("Castigado: MXN 1,160.00");
  await expect(document.entries).toContainText("Castigo");
  await window.evaluate(() => {
    location.hash = "#/clientes/1";
  });
  await expect(new StatementPage(window).movements.box).toContainText("Castigo");
  const board = new KpisPage(window);
  await board.go();
  await expect(window.getByText("Castigado en el periodo").locator("..")).toContainText("1,160.00");
  // Given up is not collected: nothing came in of what was to be.
  await expect(board.value("recoveryRate")).toHaveText("0.00 %");
});
