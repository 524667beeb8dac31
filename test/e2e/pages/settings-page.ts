import type { Locator, Page } from "@playwright/test";

/** Ajustes: personal preferences, then what holds for the whole ledger. */
export class SettingsPage {
  readonly window: Page;
  readonly rfc: Locator;
  readonly name: Locator;
  readonly addRfc: Locator;
  readonly creditDays: Locator;
  readonly saveCreditDays: Locator;
  readonly verify: Locator;

  constructor(window: Page) {
    this.window = window;
    this.rfc = window.getByRole("textbox", { name: "RFC" });
    this.name = window.getByRole("textbox", { name: /Nombre o razón social|Legal name/ });
    this.addRfc = window.getByRole("button", { name: /Agregar RFC|Add RFC/ });
    this.creditDays = window.getByRole("textbox", { name: /Días de crédito|Credit days/ });
    this.saveCreditDays = window
      .locator("form")
      .filter({ has: this.creditDays })
      .getByRole("button", { name: /^(Guardar|Save)$/ });
    this.verify = window.getByRole("button", { name: /^(Verificar|Verify)$/ });
  }

  choice(name: string): Locator {
    return this.window.getByRole("radio", { name });
  }
}
