import { expect, type Locator, type Page } from "@playwright/test";

/** Lista de trabajo and Hoy, as somebody works them whose hands stay on the keyboard. */
export class WorklistPage {
  readonly window: Page;
  readonly list: Locator;
  readonly options: Locator;
  readonly chosen: Locator;
  readonly work: Locator;
  readonly customer: Locator;
  readonly note: Locator;

  constructor(window: Page) {
    this.window = window;
    this.list = window.getByRole("listbox", { name: "Clientes de la lista" });
    this.options = this.list.getByRole("option");
    this.chosen = this.list.getByRole("option", { selected: true });
    this.work = window.getByRole("region", { name: "Cliente en curso" });
    this.customer = this.work.getByRole("heading", { level: 2 });
    this.note = this.work.getByRole("textbox", { name: "Notas" });
  }

  async open(): Promise<void> {
    await this.window.keyboard.press("Control+8");
    await expect(this.options.first()).toBeVisible();
    await expect(this.list).toBeFocused();
  }

  tab(name: string | RegExp): Locator {
    return this.window.getByRole("tab", { name });
  }
}
