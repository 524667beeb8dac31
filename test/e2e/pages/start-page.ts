import { expect, type Locator, type Page } from "@playwright/test";

/** The first page: make, open, look around. */
export class StartPage {
  readonly window: Page;
  readonly create: Locator;
  readonly open: Locator;
  readonly demo: Locator;
  readonly alert: Locator;

  constructor(window: Page) {
    this.window = window;
    this.create = window.getByRole("button", { name: /Crear una cartera nueva|Make a new ledger/ });
    this.open = window.getByRole("button", { name: /^(Abrir una cartera|Open a ledger)/ });
    this.demo = window.getByRole("button", { name: /empresa de demostración|demo company/ });
    this.alert = window.getByRole("alert");
  }

  async expectShown(): Promise<void> {
    await expect(this.window.getByRole("heading", { name: /Bienvenido a|Welcome to/ })).toBeVisible();
  }

  recent(name: string): Locator {
    return this.window.getByRole("region", { name: /Carteras recientes|Recent ledgers/ }).getByRole("button", { name });
  }

  /** Makes a ledger without passwords and leaves the steps after that for later. */
  async createEmpty(): Promise<void> {
    await this.create.click();
    await this.window.getByRole("button", { name: "Trabajar sin contraseñas" }).click();
    await this.window.getByRole("button", { name: "Hacerlo después" }).click();
  }

  /** Opens the demo company; it is imported the first time, which takes some seconds. */
  async openDemo(): Promise<void> {
    await this.demo.click();
    await expect(this.window.getByRole("heading", { level: 1, name: /^(Cartera|Receivables)$/ })).toBeVisible({
      timeout: 120_000,
    });
  }
}
