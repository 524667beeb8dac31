import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { test as base, expect, type RunningApp } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { Frame } from "./pages/frame.ts";
import { WorklistPage } from "./pages/worklist-page.ts";

/** The app as Ana starts it in the morning: fourteen customers in her charge, and a call agreed for today. */
const test = base.extend<{ readonly morning: RunningApp }>({
  morning: async ({ demoLedger, launch }, use) => {
    execFileSync(process.execPath, [join(REPOSITORY, "test/e2e/make-day.ts"), demoLedger]);
    await use(await launch({ preferences: { language: "es", theme: "light", lastLedger: demoLedger } }));
  },
});

test("a collector's hour by keyboard alone: from Hoy into the list, calls, outcomes, the next step, the next customer", async ({
  morning,
}) => {
  test.setTimeout(150_000);
  const { window, electron } = morning;
  await electron.evaluate(({ BrowserWindow, shell }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 728);
    const dialled: string[] = [];
    Object.assign(globalThis, { dialled });
    shell.openExternal = (address: string) => {
      dialled.push(address);
      return Promise.resolve();
    };
  });
  const frame = new Frame(window);
  await frame.expectScreen("Cartera");

  // Hoy: five actions with their why, my numbers, and nothing to scroll.
  await window.keyboard.press("Control+0");
  await frame.expectScreen("Hoy");
  // The figures of the demo are about its own day; the work is today's, and the screen says so.
  await expect(window.getByRole("banner")).toContainText(/Trabajo de hoy, \d\d\/[a-z]{3}\/\d{4} · datos\s*al/);
  const start = window.getByRole("region", { name: "Empiece por aquí" });
  await expect(start.getByRole("listitem")).toHaveCount(5);
  await expect(start.getByRole("listitem").first()).toContainText("Seguimiento del");
  const numbers = window.getByRole("region", { name: "Mis números" });
  await expect(numbers).toContainText("Trabaja como Ana Torres");
  await expect(numbers.getByRole("button", { name: /Avance de la lista/ })).toContainText("0 de 14");
  await expect(numbers.getByRole("button", { name: /Seguimientos para hoy/ })).toContainText("1");
  const overflow = await start.evaluate((element) => {
    const screen = element.parentElement;
    return screen === null ? 1 : screen.scrollHeight - screen.clientHeight;
  });
  expect(overflow).toBe(0);
  // However long the names are, what is owed stays inside its card.
  const wider = await start
    .getByRole("button")
    .evaluateAll((cards) => cards.map((card) => card.scrollWidth - card.clientWidth));
  expect(Math.max(...wider)).toBe(0);
  await expectAccessible(window);

  // A number opens the rows behind it.
  await numbers.getByRole("button", { name: /Seguimientos para hoy/ }).focus();
  await window.keyboard.press("Enter");
  const page = new WorklistPage(window);
  await frame.expectScreen("Lista de trabajo");
  await expect(page.options).toHaveCount(1);
  await window.getByRole("combobox", { name: "Mostrar" }).selectOption({ label: "Pendientes" });
  await expect(page.options).toHaveCount(14);
  await page.list.focus();
  await expectAccessible(window);

  // The agreed call stands first. J and K move; L dials and leads to the note; Alt and a digit choose the outcome.
  const first = await page.chosen.innerText();
  await window.keyboard.press("j");
  expect(await page.chosen.innerText()).not.toBe(first);
  await window.keyboard.press("k");
  expect(await page.chosen.innerText()).toBe(first);
  await expect(page.work.getByRole("button", { name: /^Llamar a Lic\. Rosa/ })).toBeVisible();
  await expect(page.note).toBeVisible();
  await window.keyboard.press("l");
  await expect(page.note).toBeFocused();
  const dialled = await electron.evaluate(() => Reflect.get(globalThis, "dialled") as string[]);
  expect(dialled).toEqual(["tel:+525555551211;ext=104"]);
  await window.keyboard.type("Revisa con tesorería");
  await window.keyboard.press("Alt+5");
  await expect(page.work.getByRole("combobox", { name: /^Resultado/ })).toHaveValue(/^RP-INFO/);
  await expect(page.work.getByText("Este resultado pide un seguimiento con fecha.")).toBeVisible();
  await window.keyboard.press("Control+Enter");

  // Saved: the list has the focus again, the next customer is chosen, and the first is done.
  await expect(page.options).toHaveCount(13);
  await expect(page.list).toBeFocused();
  await expect(window.getByText("1 de 14 atendidos")).toBeVisible();
  const second = await page.customer.innerText();

  // Putting off needs a reason and a day.
  await window.keyboard.press("p");
  const dialog = window.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Posponer" })).toBeDisabled();
  await window.keyboard.type("El contacto no está hoy");
  await expectAccessible(window);
  await window.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.options).toHaveCount(12);
  await expect(page.customer).not.toHaveText(second);

  // A promise in two payments: keys save what stands there, also from within the last day.
  // Today is the company's, not the computer's.
  const inDays = (days: number): string =>
    new Date(Date.now() + days * 86_400_000).toLocaleDateString("en-GB", { timeZone: "America/Mexico_City" });
  await expect(page.list).toBeFocused();
  // The key is faster than the customer's phones: it is not lost.
  await window.keyboard.press("j");
  await window.keyboard.press("k");
  await window.keyboard.press("l");
  await expect(page.note).toBeFocused();
  expect(await electron.evaluate(() => Reflect.get(globalThis, "dialled"))).toHaveLength(2);
  await window.keyboard.press("Alt+1");
  await page.work.getByLabel("Importe", { exact: true }).focus();
  await window.keyboard.type("0.60");
  await window.keyboard.press("Tab");
  await window.keyboard.type(inDays(3));
  await page.work.getByRole("button", { name: "Agregar otro pago" }).press("Enter");
  await expect(page.work.getByLabel("Importe del pago 2")).toBeFocused();
  await window.keyboard.type("0.40");
  await window.keyboard.press("Tab");
  await window.keyboard.type(inDays(6));
  await window.keyboard.press("Control+Enter");
  await expect(page.options).toHaveCount(11);

  // All of the day stays in sight, with what became of each.
  await window.getByRole("combobox", { name: "Mostrar" }).selectOption({ label: "Todo el día" });
  await expect(page.options).toHaveCount(14);
  await expect(page.list.getByText(/^Pospuesto:/)).toHaveCount(1);
  await expect(page.list.getByText("Hecho", { exact: true })).toHaveCount(2);
});

test("the coordinator's view: progress of each list, the guard of who has no owner, and other points before they hold", async ({
  morning,
}) => {
  test.setTimeout(120_000);
  const { window } = morning;
  const page = new WorklistPage(window);
  await new Frame(window).expectScreen("Cartera");
  await page.open();
  await page.tab("Avance del equipo").click();
  const progress = window.getByRole("table", { name: "Avance de hoy" });
  await expect(progress.getByRole("row", { name: /^Ana Torres/ })).toContainText("14");
  await expect(progress.getByRole("row", { name: /^Sin gestor/ })).toContainText("Sin abrir hoy");
  await expectAccessible(window);
  // Ana is away: what waits in her list goes to Carla, and comes back with Ctrl+Z.
  await progress.getByRole("button", { name: "Reasignar los pendientes de la lista de Ana Torres" }).click();
  await window.getByRole("menuitem", { name: "Carla Ruiz" }).click();
  await expect(window.getByText("Gestor de 14 clientes: Carla Ruiz")).toBeVisible();
  await expect(progress.getByRole("row", { name: /^Carla Ruiz/ })).toContainText("14");
  await window.keyboard.press("Control+z");
  // Fourteen customers, none done, fourteen waiting.
  await expect(progress.getByRole("row", { name: /^Ana Torres/ })).toContainText("14014");

  await page.tab(/^Sin gestor o sin siguiente paso/).click();
  const orphans = window.getByRole("table", { name: "Sin gestor o sin siguiente paso" });
  await expect(orphans.getByRole("checkbox").nth(3)).toBeVisible();
  const before = await orphans.getByRole("row").count();
  for (const row of [1, 2]) await orphans.getByRole("checkbox").nth(row).check();
  await window.getByRole("combobox", { name: "Asignar a" }).selectOption({ label: "Ana Torres" });
  await expectAccessible(window);
  await window.getByRole("button", { name: "Asignar", exact: true }).click();
  await expect(window.getByText("Se asignaron 2 clientes a Ana Torres")).toBeVisible();

  // The two are in Ana's charge now, and taking it back gives them up again.
  await window.getByRole("button", { name: "Deshacer" }).click();
  await expect(orphans.getByRole("row")).toHaveCount(before);

  await window.keyboard.press("Control+4");
  await window.getByRole("textbox", { name: "Importe vencido" }).fill("0");
  await window.getByRole("textbox", { name: "Días vencidos", exact: true }).fill("100");
  await window.getByRole("button", { name: "Ver qué se movería" }).click();
  await expect(window.getByText(/^Se moverían \d+ de 14 clientes$/)).toBeVisible();
  const rules = window.getByRole("table", { name: "Reglas de contacto" });
  await expect(rules.getByRole("row", { name: /^CO-2300/ })).toContainText("lun-vie 07:00-19:00");
  await rules.getByRole("button", { name: "Cambiar la regla PE-62" }).click();
  await window.getByRole("dialog").getByRole("textbox", { name: "Hasta", exact: true }).fill("19:00");
  await expectAccessible(window);
  await window.getByRole("button", { name: "Guardar versión" }).click();
  // Ana is no coordinator.
  await expect(window.getByRole("dialog").getByRole("alert")).toContainText("Eso lo decide un coordinador o gerente");
});
