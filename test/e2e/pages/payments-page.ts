import type { Locator, Page } from "@playwright/test";
import { Grid } from "./grid.ts";

/** Payments and a payment's page, in Spanish. */
export class PaymentsPage {
  readonly window: Page;
  readonly list: Grid;
  readonly dialog: Locator;
  readonly heading: Locator;

  constructor(window: Page) {
    this.window = window;
    this.list = new Grid(window, "Pagos registrados");
    this.dialog = window.getByRole("dialog");
    this.heading = window.getByRole("heading", { level: 2 });
  }

  button(name: string): Locator {
    return this.window.getByRole("button", { name, exact: true });
  }

  /** A field of the open dialog. */
  field(name: string): Locator {
    return this.dialog.getByLabel(name, { exact: true });
  }

  /** A part of a payment's page. */
  part(name: string): Locator {
    return this.window.getByRole("region", { name, exact: true });
  }

  /** Figure of the total line of a currency. */
  total(currency: string): Locator {
    return this.window
      .getByRole("region", { name: "Totales de los pagos mostrados" })
      .locator(`[data-currency=${currency}]`);
  }
}
