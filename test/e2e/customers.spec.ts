import { expect, test } from "./ledger-fixture.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { Grid } from "./pages/grid.ts";

test("a customer gets a collector, a credit limit and somebody to call, and a change is taken back", async ({
  cartera,
}) => {
  // One long way through many screens.
  test.slow();
  const { window } = cartera;
  const button = (name: string) => window.getByRole("button", { name, exact: true });

  // Somebody to put in charge.
  await window.getByRole("link", { name: "Ajustes" }).click();
  await button("Agregar persona").click();
  const person = window.getByRole("dialog", { name: "Agregar persona" });
  await person.getByRole("textbox", { name: "Nombre" }).fill("Laura Méndez");
  await person.getByRole("button", { name: "Guardar" }).click();
  await expect(window.getByRole("button", { name: "Laura Méndez" })).toBeVisible();

  // The list of customers.
  await window.getByRole("link", { name: "Clientes" }).click();
  const list = new Grid(window, /^Clientes$/);
  await expect(list.rows.first()).toBeVisible();
  await expectAccessible(window);
  await list.cell(0, "balanceMinor").dblclick();
  await expect(window.getByText("Sin asignar")).toBeVisible();
  const name = (await window.getByRole("heading", { level: 2 }).textContent()) ?? "";

  // What is known of it beside its documents.
  await button("Editar cliente").click();
  await window.getByLabel("Gestor a cargo").selectOption({ label: "Laura Méndez" });
  await window.getByLabel("Límite de crédito").fill("mucho");
  await expect(window.getByText("Escriba un importe, o déjelo vacío si no tiene límite.")).toBeVisible();
  await window.getByLabel("Límite de crédito").fill("$1,000.00 MN");
  await button("Guardar").click();
  await expect(window.getByRole("definition").filter({ hasText: /^Laura Méndez$/ })).toBeVisible();
  await expect(window.getByRole("definition").filter({ hasText: "% de 1,000.00 MXN" })).toBeVisible();

  // Nobody to call yet: the empty tab has a way out, and an old number becomes one that can be dialled.
  await button("Agregar un contacto").click();
  await expect(window.getByText("Este cliente no tiene contactos")).toBeVisible();
  await button("Agregar contacto").click();
  const contact = window.getByRole("dialog", { name: "Agregar contacto" });
  await contact.getByRole("textbox", { name: "Nombre" }).fill("Marta Ríos");
  await contact.getByRole("textbox", { name: "Número o dirección" }).fill("1234 5678");
  await contact.getByRole("button", { name: "Guardar" }).click();
  await expect(contact.getByText(/Agregue la clave lada/)).toBeVisible();
  await contact.getByRole("textbox", { name: "Número o dirección" }).fill("044 55 5234 5678 ext 12");
  await expectAccessible(window);
  await contact.getByRole("button", { name: "Guardar" }).click();
  await expect(window.getByRole("heading", { name: "Marta Ríos" })).toBeVisible();
  await expect(button("55 5234 5678 ext. 12")).toBeVisible();
  await expectAccessible(window);

  await window.getByRole("tab", { name: "Documentos" }).click();
  await expect(new Grid(window, /^Documentos del cliente$/).rows.first()).toBeVisible();

  // Undo takes the person off, and then the profile back.
  await window.getByRole("tab", { name: "Contactos" }).click();
  await window.keyboard.press("Control+z");
  await expect(window.getByText("Ya no está")).toBeVisible();
  await window.keyboard.press("Control+z");
  await expect(window.getByText("Sin asignar")).toBeVisible();
  await expect(window.getByRole("heading", { level: 2 })).toHaveText(name);
});
