import { expect, shown, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { Frame } from "./pages/frame.ts";
import { PaymentsPage } from "./pages/payments-page.ts";
import { PromisesPage } from "./pages/promises-page.ts";
import { StatementPage } from "./pages/statement-page.ts";

/** A day as it is typed, so many after today at the company: at night this PC may be a day ahead of it. */
const inDays = (days: number): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "America/Mexico_City" }).format(Date.now() + days * 86_400_000);

test("promises are taken down from selected invoices; one is kept by applied cash, another broken", async ({
  cartera,
  filled,
}) => {
  test.setTimeout(240_000);
  const { window } = cartera;
  const frame = new Frame(window);
  // Promises are made today, whatever day the figures are about.
  await frame.chooseDay(inDays(0));
  const list = new CarteraPage(window);
  const promises = new PromisesPage(window);
  const open = filled.documents(filled.asOf).filter((row) => row.currency === "MXN" && row.kind === "I");
  const byCustomer = Map.groupBy(open, (row) => row.customer);
  const [two] = [...byCustomer.values()].filter((rows) => rows.length === 2);
  const [one] = [...byCustomer.values()].filter((rows) => rows.length === 1);
  if (!two?.[0] || !two[1] || !one?.[0]) throw new Error("the ledger has no such customers");
  const sum = Number(two[0].open) + Number(two[1].open);

  await list.search.fill(two[0].customer);
  await expect(list.documents.rows).toHaveCount(2);
  await list.documents.cell(0, "openMinor").click();
  await list.documents.cell(1, "openMinor").click({ modifiers: ["Shift"] });
  await list.documents.cell(1, "openMinor").click({ button: "right" });
  await window.getByRole("menuitem", { name: "Registrar promesa" }).click();
  await expect(promises.field("Importe")).toHaveValue(shown(sum));
  await promises.field("Importe").fill(shown(sum + 1));
  await promises.button("Hoy").click();
  await expect(promises.form.getByRole("status")).toContainText("Es más de lo que se debe");
  await expect(promises.button("Registrar promesa")).toHaveAttribute("aria-disabled", "true");
  await promises.field("Importe").fill(shown(sum));
  await expect(promises.form.getByRole("status")).toContainText("Cubre");
  await expectAccessible(window);
  await promises.button("Registrar promesa").click();
  await expect(promises.form.getByText("Promesa registrada")).toBeVisible();
  await promises.button("Deshacer").click();
  await expect(promises.form.getByText("como si nunca se hubiera registrado")).toBeVisible();
  await promises.button("Cerrar").click();
  await list.documents.scrollTo("last");
  await expect(list.documents.cell(0, "promisedOn")).toHaveText("");
  await list.documents.scrollTo("first");

  await list.documents.cell(0, "openMinor").click();
  await list.documents.cell(1, "openMinor").click({ modifiers: ["Shift"] });
  await list.documents.cell(1, "openMinor").click({ button: "right" });
  await window.getByRole("menuitem", { name: "Registrar promesa" }).click();
  await promises.button("Hoy").click();
  await promises.button("Registrar promesa").click();
  await expect(promises.form.getByText("Promesa registrada")).toBeVisible();
  await promises.button("Cerrar").click();
  await list.documents.scrollTo("last");
  await expect(list.documents.cell(0, "promisedOn")).not.toHaveText("");
  await list.documents.scrollTo("first");

  await list.search.fill(one[0].customer);
  await expect(list.documents.rows).toHaveCount(1);
  await list.documents.cell(0, "openMinor").click({ button: "right" });
  await window.getByRole("menuitem", { name: "Registrar promesa" }).click();
  await promises.button("Hoy").click();
  await promises.button("Registrar promesa").click();
  await expect(promises.form.getByText("Promesa registrada")).toBeVisible();
  await promises.button("Cerrar").click();

  await list.search.fill(two[0].customer);
  await expect(list.documents.rows).toHaveCount(2);
  await list.documents.box.getByText(two[0].name, { exact: true }).first().click();
  await new StatementPage(window).button("Registrar pago").click();
  const payments = new PaymentsPage(window);
  await expect(payments.field("Importe")).toBeFocused();
  await window.keyboard.type(shown(sum));
  await payments.field("Fecha valor").fill(inDays(0));
  await window.keyboard.press("Control+Enter");
  await expect(payments.dialog).toHaveCount(0);

  await promises.go();
  await expect(promises.list.rows).toHaveCount(2);
  const states = async (): Promise<string[]> => (await promises.list.column("state")).sort();
  await expect.poll(states).toEqual(["Abierta", "Cumplida"]);
  await expectAccessible(window);
  await frame.chooseDay(inDays(14));
  await expect.poll(states).toEqual(["Cumplida", "Incumplida"]);
  await promises.list.box.getByText("Incumplida", { exact: true }).dblclick();
  await expect(promises.detail.getByText("Venció sin cubrirse. Se vuelve a cobrar.")).toBeVisible();
  await expect(promises.detail.getByRole("button", { name: "Renegociar" })).toBeVisible();
  await expectAccessible(window);
});
