import { expect, type Locator, type Page } from "@playwright/test";

/** The window around every screen: title, search, as-of day, status line. */
export class Frame {
  readonly window: Page;
  readonly title: Locator;
  readonly search: Locator;
  readonly asOf: Locator;
  readonly statusLine: Locator;

  constructor(window: Page) {
    this.window = window;
    this.title = window.getByRole("heading", { level: 1 });
    this.search = window.getByRole("combobox", { name: /Buscar en toda la cartera|Search the whole ledger/ });
    this.asOf = window.getByRole("textbox", { name: /Fecha de corte|As-of date/ });
    this.statusLine = window.getByRole("region", { name: /Estado de la cartera|Ledger status/ });
  }

  async expectScreen(title: string): Promise<void> {
    await expect(this.title).toHaveText(title);
  }

  /** Goes to a screen with its shortcut, as somebody does whose hands stay on the keyboard. */
  async go(digit: 1 | 2 | 3 | 4, title: string): Promise<void> {
    // Keys pressed before the window has drawn its frame go nowhere.
    await expect(this.title).toBeVisible();
    await this.window.keyboard.press(`Control+${String(digit)}`);
    await this.expectScreen(title);
  }

  async chooseDay(typed: string): Promise<void> {
    await this.window.keyboard.press("Control+d");
    await expect(this.asOf).toBeFocused();
    await this.window.keyboard.type(typed);
    await this.window.keyboard.press("Enter");
  }
}
