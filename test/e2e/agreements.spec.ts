import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { cfdi40, STAMP, UUID } from "../domain/cfdi/make-cfdi.ts";
import { expect, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");
const uuidOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const script = (name: string, ...words: readonly string[]): void =>
  void execFileSync(process.execPath, [join(REPOSITORY, "test/e2e", name), ...words], { stdio: "ignore" });

const goTo = (window: Page, path: string): Promise<void> =>
  window.evaluate((hash) => {
    location.hash = hash;
  }, `#${path}`);

test("an agreement in default is ended; another is simulated, allowed by somebody else, offered and signed", async ({
  folder,
  launch,
}) => {
  test.setTimeout(150_000);
  const cfdi = join(folder, "cfdi");
  const ledger = join(folder, "acuerdos.alcorriente");
  mkdirSync(cfdi);
  for (const n of [1, 2]) {
    const root = { Folio: String(n), Fecha: `2026-03-0${n}T10:00:00` };
    writeFileSync(join(cfdi, `F-${n}.xml`), cfdi40({ root, complement: STAMP.replace(UUID, uuidOf(n)) }));
  }
  const words = ["import", cfdi, "--ledger", ledger, "--company", "EKU9003173C9"];
  execFileSync(process.execPath, [CLI, ...words], { stdio: "ignore" });
  script("other-person.ts", "people", ledger);
  script("late-agreement.ts", ledger, uuidOf(2));
  const { window } = await launch({ preferences: { language: "es", theme: "light", lastLedger: ledger } });
  await expect(window.getByRole("heading", { level: 1 })).toBeVisible();

  await goTo(window, "/acuerdos?id=1");
  const detail = window.getByRole("region", { name: "Acuerdo", exact: true });
  await expect(detail.getByText("En incumplimiento", { exact: true })).toBeVisible();
  await expectAccessible(window);
  await detail.getByRole("button", { name: "Terminar" }).click();
  const step = window.getByRole("dialog");
  await step.getByRole("textbox", { name: "Motivo" }).fill("No pagó la parcialidad");
  await step.getByRole("button", { name: "Terminar acuerdo" }).click();
  await expect(detail.getByText("se debe otra vez el adeudo original menos lo pagado").first()).toBeVisible();

  await goTo(window, "/clientes/1/acuerdos");
  await window.getByRole("button", { name: "Simular acuerdo" }).click();
  const form = window.getByRole("region", { name: "Simular acuerdo", exact: true });
  await form.getByRole("textbox", { name: "Quita de capital" }).fill("100.00");
  // Two invoices of 1,160.00 again: what was lost with the first agreement is owed.
  await expect(form.getByRole("table").getByRole("row")).toHaveCount(4);
  await expect(form.getByText("2,220.00").first()).toBeVisible();
  await expect(form.getByText("Lo autoriza: Coordinador")).toBeVisible();
  await expectAccessible(window);
  await form.getByRole("button", { name: "Guardar borrador" }).click();
  await form.getByRole("button", { name: "Ver acuerdo" }).click();
  await detail.getByRole("button", { name: "Pedir autorización" }).click();
  await step.getByRole("button", { name: "Pedir autorización" }).click();
  await expect(detail.getByText("Autorización pedida.")).toBeVisible();
  await window.keyboard.press("Control+Shift+U");
  const waiting = window.getByRole("list", { name: "Por autorizar" }).getByRole("listitem");
  await expect(waiting).toHaveCount(1);
  await expect(waiting).toContainText("Usted lo pidió");
  await expectAccessible(window);
  script("other-person.ts", "approve", ledger);
  await window.reload();
  await goTo(window, "/acuerdos?id=2");
  await detail.getByRole("button", { name: "Ofrecer" }).click();
  await step.getByRole("button", { name: "Ofrecer" }).click();
  await expect(detail.getByText("Ofrecido", { exact: true }).first()).toBeVisible();
  await detail.getByRole("button", { name: "Registrar firma" }).click();
  await step.getByRole("button", { name: "Registrar firma" }).click();
  await expect(detail.getByText("Firmado", { exact: true }).first()).toBeVisible();
  await expect(detail.getByText("emitir el CFDI de egreso")).toBeVisible();
  await expectAccessible(window);
});
