import type { Locator, Page } from "@playwright/test";
import { Grid } from "./grid.ts";

/** The weekly report in Spanish. */
export class ReportPage {
  readonly window: Page;
  readonly aging: Grid;
  readonly charts: Locator;

  constructor(window: Page) {
    this.window = window;
    this.aging = new Grid(window, "Antigüedad de saldos por cliente");
    this.charts = window.getByRole("img", { name: /^Gráfica: / });
  }

  kpi(name: string): Locator {
    return this.window.getByRole("region", { name, exact: true });
  }

  button(name: string): Locator {
    return this.window.getByRole("button", { name, exact: true });
  }
}
