import { expect, type Locator, type Page } from "@playwright/test";

type Outcome = "posted" | "duplicate" | "skipped" | "rejected";

const TILES: Readonly<Record<Outcome, RegExp>> = {
  posted: /^(Contabilizados|Posted)/,
  duplicate: /^(Duplicados|Duplicates)/,
  skipped: /^(Omitidos|Skipped)/,
  rejected: /^(Rechazados|Rejected)/,
};

/** The import screen: files in, what became of them out. */
export class ImportPage {
  readonly window: Page;
  readonly chooseFolder: Locator;
  readonly chooseFiles: Locator;
  readonly progress: Locator;
  readonly cancel: Locator;
  readonly result: Locator;
  readonly search: Locator;
  readonly rows: Locator;

  constructor(window: Page) {
    this.window = window;
    this.chooseFolder = window.getByRole("button", { name: /Elegir carpeta|Choose folder/ });
    this.chooseFiles = window.getByRole("button", { name: /Elegir archivos|Choose files/ });
    this.progress = window.getByRole("region", { name: /Avance de la importación|Import progress/ });
    this.cancel = window.getByRole("button", { name: /Cancelar importación|Cancel import/ });
    this.result = window.getByRole("region", { name: /Resultado de la importación|Import result/ }).first();
    this.search = window.getByRole("searchbox", { name: /Buscar en el resultado|Search the result/ });
    this.rows = this.result.getByRole("row").filter({ has: window.getByRole("gridcell") });
  }

  tile(outcome: Outcome): Locator {
    return this.window.getByRole("button", { name: TILES[outcome] });
  }

  /** Waits until an import has ended and its counts are these. */
  async expectCounts(counts: Readonly<Record<Outcome, number>>): Promise<void> {
    for (const [outcome, count] of Object.entries(counts)) {
      const tile = this.tile(outcome as Outcome);
      await expect(tile).toBeEnabled({ timeout: 60_000 });
      await expect(tile).toHaveText(new RegExp(`\\D${count.toLocaleString("es-MX")}$`));
    }
  }

  /** Row of a file, by a part of its name. */
  row(file: string): Locator {
    return this.rows.filter({ hasText: file });
  }

  /** Drops files and folders on the middle of the window, the way the file manager does. */
  async drop(paths: readonly string[]): Promise<void> {
    const session = await this.window.context().newCDPSession(this.window);
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    const send = async (type: "dragEnter" | "dragOver" | "drop"): Promise<void> => {
      await session.send("Input.dispatchDragEvent", { type, x: 500, y: 400, data });
    };
    const veil = this.window.getByText(/Suelte para importar|Drop to import/);
    // A busy window may not have taken in that it is being dragged over when the drop comes, and then ignores it.
    await expect(async () => {
      await send("dragEnter");
      await expect(veil).toBeVisible();
      await send("dragOver");
      await send("drop");
      await expect(veil).toBeHidden({ timeout: 1000 });
    }).toPass();
    await session.detach();
  }
}
