import { expect, type Locator, type Page } from "@playwright/test";

/** The screen of bank statements. */
export class BankPage {
  readonly window: Page;
  readonly list: Locator;
  readonly lines: Locator;
  readonly detail: Locator;
  readonly importFile: Locator;
  readonly view: Locator;

  constructor(window: Page) {
    this.window = window;
    this.list = window.getByRole("listbox", { name: /^(Movimientos|Movements)$/ });
    this.lines = this.list.getByRole("option");
    this.detail = window.getByRole("region", { name: /Detalle del movimiento|Detail of the movement/ });
    this.importFile = window.getByRole("button", { name: /^(Importar estado de cuenta|Import statement)$/ });
    this.view = window.getByRole("combobox", { name: /^(Movimientos|Movements)$/ });
  }

  async open(): Promise<void> {
    await this.window.keyboard.press("Control+9");
    await expect(this.window.getByRole("heading", { level: 1 })).toHaveText(/Bancos|Banks/);
  }

  async addAccount(name: string): Promise<void> {
    await this.window.getByRole("button", { name: /^(Nueva cuenta|New account)$/ }).click();
    const dialog = this.window.getByRole("dialog");
    await dialog.getByRole("textbox", { name: /^(Nombre|Name)/ }).fill(name);
    await dialog.getByRole("button", { name: /^(Guardar|Save)$/ }).click();
    await expect(dialog).toBeHidden();
  }
}
