import type { Locator, Page } from "@playwright/test";
import { Grid } from "./grid.ts";

/** The indicators, in Spanish. */
export class KpisPage {
  readonly window: Page;
  /** Message above the board about rates or the month's close. */
  readonly notice: Locator;
  readonly rows: Grid;
  /** Every figure, in the order of the screen. */
  readonly cards: Locator;
  /** What the rows of a figure add up to. */
  readonly sums: Locator;

  constructor(window: Page) {
    this.window = window;
    this.notice = window.getByRole("status").filter({ hasText: "tipo de cambio" });
    this.cards = window.locator("[data-kpi]");
    this.rows = new Grid(window, "Renglones del indicador");
    this.sums = window.getByRole("status").filter({ hasText: "Suman" });
  }

  /** Ctrl+Shift+K, from any screen. */
  async go(): Promise<void> {
    await this.window.keyboard.press("Control+Shift+K");
  }

  card(name: string): Locator {
    return this.window.locator(`[data-kpi="${name}"]`);
  }

  /** The figure itself, which opens its rows. */
  value(name: string): Locator {
    return this.card(name).getByRole("button", { name: /Ver los renglones$/ });
  }

  tab(name: string): Locator {
    return this.window.getByRole("tab", { name, exact: true });
  }

  /** Chooses in one of the lists above the board. */
  async choose(list: string, value: string): Promise<void> {
    await this.window.getByRole("combobox", { name: list }).click();
    await this.window.getByRole("option", { name: value, exact: true }).click();
  }
}
