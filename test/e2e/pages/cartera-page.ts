import type { Locator, Page } from "@playwright/test";
import { Grid } from "./grid.ts";

/** The Cartera screen in Spanish. */
export class CarteraPage {
  readonly window: Page;
  readonly documents: Grid;
  readonly customers: Grid;
  readonly search: Locator;
  readonly totals: Locator;
  readonly pane: Locator;

  constructor(window: Page) {
    this.window = window;
    this.documents = new Grid(window, "Documentos por cobrar");
    this.customers = new Grid(window, "Antigüedad de saldos por cliente");
    this.search = window.getByRole("searchbox", { name: "Buscar en la cartera" });
    this.totals = window.getByRole("region", { name: "Totales de lo filtrado, por moneda" });
    this.pane = window.getByRole("complementary");
  }

  /** Line of a currency in the totals at the foot. */
  total(currency: string): Locator {
    return this.totals.getByRole("row").filter({ has: this.window.getByRole("rowheader", { name: currency }) });
  }

  button(name: string | RegExp): Locator {
    return this.window.getByRole("button", { name });
  }

  async byCustomer(): Promise<void> {
    await this.window.getByRole("tab", { name: "Por cliente" }).click();
  }

  async choose(list: string, option: string): Promise<void> {
    await this.window.getByRole("combobox", { name: list, exact: true }).click();
    await this.window.getByRole("option", { name: option, exact: true }).click();
  }
}
