import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { cfdi40, STAMP, UUID } from "../domain/cfdi/make-cfdi.ts";
import { expect, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { PaymentsPage } from "./pages/payments-page.ts";
import { StatementPage } from "./pages/statement-page.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");
const uuidOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

/** A Monday: the agreement of this story is made on it, and its second instalment was due long before today. */
const THEN = "2026-04-06";

const goTo = (window: Page, path: string): Promise<void> =>
  window.evaluate((hash) => {
    location.hash = hash;
  }, `#${path}`);

/** Records money of the customer, which goes to what is most overdue. */
async function pay(window: Page, amount: string): Promise<void> {
  await goTo(window, "/clientes/1");
  await new StatementPage(window).button("Registrar pago").click();
  const payments = new PaymentsPage(window);
  await expect(payments.field("Importe")).toBeFocused();
  await window.keyboard.type(amount);
  await expect(payments.dialog.getByRole("status").last()).toContainText("0.00");
  await window.keyboard.press("Control+Enter");
  await expect(payments.dialog).toHaveCount(0);
}

const detailOf = (window: Page) => window.getByRole("region", { name: "Acuerdo", exact: true });

test("an agreement is simulated, allowed by somebody else, signed and paid; in default it is ended, and the debt settled", async ({
  folder,
  launch,
}) => {
  test.setTimeout(240_000);
  const cfdi = join(folder, "cfdi");
  const ledger = join(folder, "acuerdos.alcorriente");
  mkdirSync(cfdi);
  for (const n of [1, 2]) {
    const root = { Folio: String(n), Fecha: `2026-03-0${n}T10:00:00` };
    writeFileSync(join(cfdi, `F-${n}.xml`), cfdi40({ root, complement: STAMP.replace(UUID, uuidOf(n)) }));
  }
  const words = ["import", cfdi, "--ledger", ledger, "--company", "EKU9003173C9"];
  execFileSync(process.execPath, [CLI, ...words], { stdio: "ignore" });
  execFileSync(process.execPath, [join(REPOSITORY, "test/e2e/other-person.ts"), "people", ledger], { stdio: "ignore" });
  const preferences = { language: "es", theme: "light", lastLedger: ledger } as const;

  await test.step("in April", async () => {
    const { window, close } = await launch({ preferences, ledgerDay: THEN });
    await window.clock.setFixedTime(`${THEN}T18:00:00Z`);
    await expect(window.getByRole("heading", { level: 1 })).toBeVisible();
    await goTo(window, "/clientes/1/acuerdos");
    await window.getByRole("button", { name: "Simular acuerdo" }).click();
    const form = window.getByRole("region", { name: "Simular acuerdo", exact: true });
    await form.getByRole("textbox", { name: "Quita de capital" }).fill("100.00");
    // Two invoices of 1,160.00.
    await expect(form.getByText("2,220.00").first()).toBeVisible();
    await expect(form.getByText("Lo autoriza: Coordinador")).toBeVisible();
    await expectAccessible(window);
    await form.getByRole("button", { name: "Guardar borrador" }).click();
    await form.getByRole("button", { name: "Ver acuerdo" }).click();
    const detail = detailOf(window);
    const step = window.getByRole("dialog");
    await detail.getByRole("button", { name: "Pedir autorización" }).click();
    await step.getByRole("button", { name: "Pedir autorización" }).click();
    await expect(detail.getByText("Autorización pedida.")).toBeVisible();

    await window.keyboard.press("Control+Shift+U");
    const waiting = window.getByRole("list", { name: "Por autorizar" }).getByRole("listitem");
    await expect(waiting).toContainText("Usted lo pidió");
    await expect(waiting.getByRole("button", { name: "Autorizar" })).toHaveCount(0);
    await expectAccessible(window);
    await goTo(window, "/ajustes");
    await window.getByLabel("En este equipo trabaja").selectOption("Marta Ríos");
    await window.keyboard.press("Control+Shift+U");
    await waiting.getByRole("button", { name: "Autorizar" }).click();
    await expect(waiting).toHaveCount(0);

    await goTo(window, "/acuerdos?id=1");
    await detail.getByRole("button", { name: "Ofrecer" }).click();
    await step.getByRole("button", { name: "Ofrecer" }).click();
    await expect(detail.getByText("Ofrecido", { exact: true }).first()).toBeVisible();
    await detail.getByRole("button", { name: "Registrar firma" }).click();
    await step.getByRole("button", { name: "Registrar firma" }).click();
    // The quita asks Billing for its CFDI at once; without a mail server somebody says that it was told.
    await expect(step.getByLabel("Mensaje")).toHaveValue(/tipo E, relación 01.* 100\.00 MXN/);
    await expectAccessible(window);
    await step.getByRole("radio", { name: "Ya se lo dije" }).check();
    await step.getByRole("button", { name: "Pedir", exact: true }).click();
    await expect(detail.getByText("Se le dijo a Facturación")).toBeVisible();
    await expect(detail.getByText("emitir el CFDI de egreso")).toBeVisible();
    await expect(detail.getByText("Firmado", { exact: true }).first()).toBeVisible();

    await pay(window, "500.00");
    await goTo(window, "/clientes/1");
    // What lowered the balance leads to the agreement that did.
    await new StatementPage(window).movements.box.getByText("AC-1", { exact: true }).first().click();
    await expect(detail.getByText("Al corriente", { exact: true })).toBeVisible();
    await close();
  });

  await test.step("months later", async () => {
    const { window } = await launch({ preferences });
    await expect(window.getByRole("heading", { level: 1 })).toBeVisible();
    await goTo(window, "/acuerdos?id=1");
    const detail = detailOf(window);
    await expect(detail.getByText("En incumplimiento", { exact: true })).toBeVisible();
    await detail.getByRole("button", { name: "Terminar" }).click();
    const step = window.getByRole("dialog");
    await step.getByRole("textbox", { name: "Motivo" }).fill("No pagó la parcialidad");
    await step.getByRole("button", { name: "Terminar acuerdo" }).click();
    await expect(detail.getByText("se debe otra vez el adeudo original menos lo pagado").first()).toBeVisible();
    // The quita is lost: 2,320.00 less 500.00.
    await pay(window, "1820.00");
    await goTo(window, "/clientes/1");
    await window.getByRole("button", { name: "Más acciones" }).click();
    await window.getByRole("menuitem", { name: "Escribir carta" }).click();
    await window.getByLabel("Tipo de carta").selectOption("Carta finiquito");
    await expect(window.locator("iframe")).toBeVisible();
    await window.getByRole("button", { name: "Emitir", exact: true }).click();
    await expect(window.getByText(/Se emitió la carta CAR-\d{4}-000001/)).toBeVisible();
  });
});
