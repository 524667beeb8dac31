import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { mailServer } from "../ledger/contacts/mail-server.ts";
import { expect, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { ContactsPage } from "./pages/contacts-page.ts";

test("a call is logged by keyboard alone, half-typed notes stay, and a wrong one is corrected and struck through", async ({
  cartera,
}) => {
  test.setTimeout(120_000);
  const { window } = cartera;
  const contacts = new ContactsPage(window);
  await contacts.show();
  // Nobody has filtered anything: the period that the screen comes with is no filter to be cleared.
  await expect(window.getByText("No hay gestiones en este periodo")).toBeVisible();
  await expect(contacts.button("Quitar filtros")).toHaveCount(0);
  await contacts.button("Ver las de antes").click();
  await expect(window.getByText("Todavía no hay gestiones")).toBeVisible();
  await expectAccessible(window);
  await contacts.again();
  await contacts.note.focus();
  await window.keyboard.type("Dice que revisa con tesorería");
  await window.keyboard.press("Escape");
  await expect(contacts.pane).toHaveCount(0);
  await contacts.again();
  await expect(contacts.note).toHaveValue("Dice que revisa con tesorería");

  await contacts.field("Nombre de la persona").focus();
  await window.keyboard.type("Marta Solís");
  await contacts.outcome.focus();
  await window.keyboard.type("RP");
  await window.keyboard.press("Tab");
  await expect(contacts.outcome).toHaveValue(/RP-INFO/);
  await contacts.field("Duración").fill("3:20");
  await contacts.reasonIfAsked();
  await expectAccessible(window);
  await contacts.note.focus();
  await window.keyboard.press("Control+Enter");
  await expect(contacts.pane).toHaveCount(0);
  await expect(contacts.list.rows).toHaveCount(1);
  await contacts.list.expectCell(0, "outcome", "Titular informado, sin compromiso");
  await contacts.list.expectCell(0, "reachedName", "Marta Solís");

  await contacts.list.cell(0, "outcome").dblclick();
  await expect(contacts.entries.first()).toContainText("3:20");
  await contacts.button("Corregir").click();
  await contacts.dialog.getByLabel("Por qué se corrige").fill("No era la persona");
  await contacts.dialog.getByLabel("Nombre de la persona").fill("Marta Solano");
  await expectAccessible(window);
  await contacts.dialog.getByRole("button", { name: "Guardar corrección" }).click();
  await expect(contacts.dialog).toHaveCount(0);
  await contacts.list.expectCell(0, "reachedName", "Marta Solano");
  await expect(contacts.list.rows).toHaveCount(1);
  await contacts.button("Ver corregidas").click();
  await expect(contacts.list.rows).toHaveCount(2);
});

test("evidence is kept with a visit, shown in the customer's history, and the list goes to Excel", async ({
  cartera,
  folder,
}) => {
  test.setTimeout(120_000);
  const { window, electron } = cartera;
  const evidence = join(folder, "Contrarecibo 88.txt");
  writeFileSync(evidence, "recibido el martes");
  const workbook = join(folder, "gestiones.xlsx");
  await electron.evaluate(
    ({ dialog, shell }, [chosen, saved]) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: saved });
      shell.openPath = (path) => {
        Object.assign(globalThis, { openedByTest: path });
        return Promise.resolve("");
      };
      shell.openExternal = (address) => {
        Object.assign(globalThis, { openedByTest: address });
        return Promise.resolve();
      };
    },
    [evidence, workbook] as const,
  );
  const list = new CarteraPage(window);
  await list.byCustomer();
  await list.customers.cell(0, "customerName").click();
  const contacts = new ContactsPage(window);
  await window.getByRole("tab", { name: "Gestiones" }).click();
  await contacts.button("Registrar gestión").first().click();
  await contacts.field("Medio").selectOption("visit");
  await contacts.field("Nombre de la persona").fill("Recepción");
  await contacts.chooseOutcome("MT");
  await contacts.button("Adjuntar archivos").click();
  await expect(contacts.pane.getByText("Contrarecibo 88.txt")).toBeVisible();
  // It was made on a Sunday: the form asks why, for the day it happened and not for today.
  const sunday = new Date();
  sunday.setDate(sunday.getDate() - sunday.getDay() - 7);
  await contacts.field("Antes").check();
  await contacts.field("Fecha").fill(sunday.toLocaleDateString("en-GB"));
  await contacts.field("Hora").fill("12:00");
  await contacts.field("Por qué se hizo de todos modos").fill("El cliente lo pidió");
  await contacts.save();
  await expect(contacts.pane).toHaveCount(0);
  await expect(contacts.entries.first()).toContainText("Visita: Mensaje con un tercero");
  await expectAccessible(window);
  await contacts.entries.first().getByRole("button", { name: "Abrir Contrarecibo 88.txt" }).click();
  await expect
    .poll(() => electron.evaluate(() => String(Reflect.get(globalThis, "openedByTest"))))
    .toMatch(/al-corriente-evidence.*Contrarecibo 88\.txt$/);

  await contacts.show();
  await expect(contacts.list.rows).toHaveCount(1);
  await contacts.button("Exportar a Excel").click();
  await expect(window.getByText(/gestiones\.xlsx/)).toBeVisible();
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(workbook);
  const sheet = book.getWorksheet("Gestiones");
  expect(sheet?.rowCount).toBe(2);
  expect(JSON.stringify(sheet?.getRow(2).values)).toContain("Mensaje con un tercero");

  // A WhatsApp message is logged as its conversation opens, with the number as WhatsApp wants it.
  await contacts.again();
  await contacts.field("Medio").selectOption("whatsapp");
  await contacts.field("Nombre de la persona").fill("Compras");
  await contacts.field("Número o dirección").fill("044 55 1234 5678");
  await contacts.field("Mensaje").fill("Buen día, ¿hay fecha de pago?");
  await contacts.reasonIfAsked();
  await contacts.button("Abrir WhatsApp y registrar").click();
  await expect(contacts.pane).toHaveCount(0);
  await expect
    .poll(() => electron.evaluate(() => String(Reflect.get(globalThis, "openedByTest"))))
    .toBe(`https://wa.me/525512345678?text=${encodeURIComponent("Buen día, ¿hay fecha de pago?")}`);
  await expect(contacts.list.rows).toHaveCount(2);
  await contacts.list.expectCell(0, "note", "Buen día, ¿hay fecha de pago?");
});

test("a mail with the real balance leaves through the company's server and leaves its row", async ({ cartera }) => {
  test.setTimeout(120_000);
  const { window } = cartera;
  const { port, mails, stop } = await mailServer({ authOptional: false });
  try {
    const contacts = new ContactsPage(window);
    await contacts.setUpMail(port);
    await expect(window.getByText("Datos de correo guardados.")).toBeVisible();
    await contacts.button("Enviarme una prueba").click();
    await expect(window.getByText(/El servidor aceptó la prueba/)).toBeVisible();
    await expectAccessible(window);
    expect(mails).toHaveLength(1);

    const list = new CarteraPage(window);
    await window.keyboard.press("Control+1");
    await list.byCustomer();
    await list.customers.cell(0, "customerName").click();
    await window.getByRole("tab", { name: "Gestiones" }).click();
    await contacts.button("Registrar gestión").first().click();
    await contacts.field("Medio").selectOption("mail");
    await contacts.field("Plantilla").selectOption({ label: "Saldo vencido (Español)" });
    await expect(contacts.field("Asunto")).toHaveValue(/^Saldo vencido de /);
    await contacts.field("Para").fill("nadie@cliente.example");
    await contacts.field("Nombre de la persona").fill("Tesorería");
    await contacts.reasonIfAsked();
    await contacts.button("Enviar y registrar").click();
    await expect(window.getByText(/no acepta la dirección nadie@cliente\.example/)).toBeVisible();
    await contacts.field("Para").fill("pagos@cliente.example");
    await expectAccessible(window);
    await contacts.button("Enviar y registrar").click();
    await expect(contacts.pane).toHaveCount(0);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.to).toEqual(["pagos@cliente.example"]);
    await expect(contacts.entries.first()).toContainText("Correo: Enviado, en espera de respuesta");
    await expect(contacts.entries.first()).toContainText("Saldo vencido de ");
  } finally {
    await stop();
  }
});
