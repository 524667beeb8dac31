import { expect, type Locator, type Page } from "@playwright/test";
import { Frame } from "./frame.ts";
import { Grid } from "./grid.ts";

/** Gestiones: the list, the form in the side pane, and the history of a customer. */
export class ContactsPage {
  readonly list: Grid;
  readonly pane: Locator;
  readonly dialog: Locator;
  readonly outcome: Locator;
  readonly note: Locator;
  readonly customers: Locator;
  readonly entries: Locator;
  readonly #window: Page;

  constructor(window: Page) {
    this.#window = window;
    this.list = new Grid(window, /^Gestiones$/);
    this.pane = window.getByRole("complementary", { name: "Registrar gestión" });
    this.dialog = window.getByRole("dialog");
    this.outcome = this.pane.getByRole("combobox", { name: "Resultado" });
    this.note = this.pane.getByRole("textbox", { name: "Notas" });
    this.customers = window.getByRole("option");
    this.entries = window.getByRole("article");
  }

  async show(): Promise<void> {
    const { title } = new Frame(this.#window);
    await expect(title).toBeVisible();
    // A page that has only just come up may have drawn its frame and not take keys yet.
    await expect(async () => {
      await this.#window.keyboard.press("Control+Shift+g");
      await expect(title).toHaveText("Gestiones", { timeout: 2_000 });
    }).toPass();
    await this.list.box.waitFor();
  }

  button(name: string): Locator {
    return this.#window.getByRole("button", { name, exact: true });
  }

  /** A field of the form in the side pane. */
  field(label: string): Locator {
    return this.pane.getByLabel(label, { exact: true });
  }

  /** Opens the form of the first customer that matches, as quick as keys come. */
  async again(): Promise<void> {
    await this.#window.keyboard.press("Control+n");
    await this.#window.keyboard.type("a");
    await this.#window.keyboard.press("ArrowDown");
    await this.#window.keyboard.press("Enter");
    await this.note.waitFor();
  }

  /** Opens the form of the customer, or of the first that matches, waiting for each step: the page may only just have come up. */
  async open(name?: string): Promise<void> {
    await expect(async () => {
      if (!(await this.dialog.isVisible())) await this.#window.keyboard.press("Control+n");
      await expect(this.dialog).toBeVisible({ timeout: 2_000 });
    }).toPass();
    const customer = this.dialog.getByRole("combobox");
    await expect(customer).toBeFocused();
    await customer.pressSequentially(name?.slice(0, 8) ?? "a");
    await (name === undefined ? this.customers : this.customers.filter({ hasText: name })).first().click();
    await this.note.waitFor();
  }

  async chooseOutcome(code: string): Promise<void> {
    await this.outcome.fill(code);
    await this.outcome.press("Tab");
  }

  /** On a day or at an hour at which a rule refuses contacts, the form asks why it was made all the same. */
  async reasonIfAsked(): Promise<void> {
    const reason = this.field("Por qué se hizo de todos modos");
    await this.#window.waitForTimeout(300);
    if (await reason.isVisible()) await reason.fill("El cliente lo pidió");
  }

  async save(): Promise<void> {
    await this.pane.getByRole("button", { name: "Registrar", exact: true }).click();
  }

  /** Fills in the company's mail server, on loopback and without encryption. */
  async setUpMail(port: number): Promise<void> {
    await new Frame(this.#window).go(4, "Ajustes");
    const section = this.#window.getByRole("region", { name: "Correo" });
    await section.getByLabel("Servidor SMTP").fill("127.0.0.1");
    await section.getByLabel("Puerto").fill(String(port));
    await section.getByLabel("Seguridad").selectOption("none");
    await section.getByLabel("Usuario").fill("cobranza");
    await section.getByLabel("Contraseña").fill("secreto");
    await section.getByLabel("Dirección del remitente").fill("cobranza@ejemplo.example");
    await section.getByRole("button", { name: "Guardar" }).click();
  }
}
