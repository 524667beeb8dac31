import type { Locator, Page } from "@playwright/test";

/** A document in Spanish. */
export class DocumentPage {
  readonly window: Page;
  readonly title: Locator;
  readonly chain: Locator;
  readonly entries: Locator;
  readonly xml: Locator;

  constructor(window: Page) {
    this.window = window;
    this.title = window.getByRole("heading", { level: 2 }).first();
    this.chain = window.getByRole("region", { name: "Cadena de documentos" });
    this.entries = window.getByRole("region", { name: "Movimientos en la cartera" });
    this.xml = window.getByRole("complementary", { name: "XML original" });
  }

  button(name: string): Locator {
    return this.window.getByRole("button", { name, exact: true });
  }

  /** Goes straight to a document, as a link in another screen does. */
  async open(uuid: string): Promise<void> {
    await this.window.evaluate((wanted) => {
      window.location.hash = `#/documentos/${wanted}`;
    }, uuid);
  }
}
