import type { Locator, Page } from "@playwright/test";
import { Grid } from "./grid.ts";

/** Por revisar, in Spanish. */
export class ReviewPage {
  readonly window: Page;
  readonly pue: Grid;
  readonly missing: Grid;

  constructor(window: Page) {
    this.window = window;
    this.pue = new Grid(window, "Facturas PUE por confirmar");
    this.missing = new Grid(window, "Comprobantes que el SAT conoce y cuyo archivo falta");
  }

  tab(name: string): Locator {
    return this.window.getByRole("tab", { name });
  }

  button(name: string | RegExp): Locator {
    return this.window.getByRole("button", { name });
  }
}
