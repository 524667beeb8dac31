import type { Locator, Page } from "@playwright/test";
import { Grid } from "./grid.ts";

/** The screen of the promises and the form that opens beside any screen, in Spanish. */
export class PromisesPage {
  readonly window: Page;
  readonly list: Grid;
  /** The form beside any screen. */
  readonly form: Locator;
  /** One promise beside the list. */
  readonly detail: Locator;

  constructor(window: Page) {
    this.window = window;
    this.list = new Grid(window, "Promesas de pago");
    this.form = window.getByRole("region", { name: "Promesa de pago", exact: true });
    this.detail = window.getByRole("region", { name: /^Promesa de (?!pago$)/ });
  }

  button(name: string | RegExp): Locator {
    return this.form.getByRole("button", { name });
  }

  field(name: string): Locator {
    return this.form.getByRole("textbox", { name, exact: true });
  }

  /** Ctrl+Shift+P, from any screen. */
  async go(): Promise<void> {
    await this.window.keyboard.press("Control+Shift+P");
    await this.list.rows.first().waitFor();
  }
}
