import type { Locator, Page } from "@playwright/test";

/** Watched folders and conflicts, beside the files in Importar. */
export class FoldersPage {
  readonly window: Page;
  readonly tab: Locator;
  readonly add: Locator;

  constructor(window: Page) {
    this.window = window;
    this.tab = window.getByRole("tab", { name: /Carpetas vigiladas|Watched folders/ });
    this.add = window.getByRole("button", { name: /Agregar carpeta|Add folder/ });
  }

  folder(path: string): Locator {
    return this.window.getByRole("region", { name: path });
  }
}

/** Files whose UUID is posted with other content. */
export class ConflictsPage {
  readonly window: Page;
  readonly tab: Locator;
  readonly rows: Locator;
  readonly pane: Locator;

  constructor(window: Page) {
    this.window = window;
    this.tab = window.getByRole("tab", { name: /Conflictos|Conflicts/ });
    this.rows = window.getByRole("row").filter({ has: window.getByRole("gridcell") });
    this.pane = window.getByRole("complementary", { name: /Conflicto de|Conflict of/ });
  }
}
