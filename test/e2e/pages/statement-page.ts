import type { Locator, Page } from "@playwright/test";
import { Grid } from "./grid.ts";

/** The statement of a customer in Spanish. */
export class StatementPage {
  readonly window: Page;
  readonly name: Locator;
  readonly movements: Grid;

  constructor(window: Page) {
    this.window = window;
    this.name = window.getByRole("heading", { level: 2 });
    this.movements = new Grid(window, /^Movimientos del cliente en/);
  }

  button(name: string): Locator {
    return this.window.getByRole("button", { name, exact: true });
  }
}
