import { expect, type Locator, type Page } from "@playwright/test";

/** A table of the app, as the person at the keyboard meets it. */
export class Grid {
  readonly window: Page;
  readonly box: Locator;
  readonly rows: Locator;

  constructor(window: Page, name: string | RegExp) {
    this.window = window;
    this.box = window.getByRole("region", { name });
    this.rows = this.box.locator(".ag-row:not(.al-waiting)");
  }

  /** Cell of the column in the row that stands at the place, from 0, in the whole list. */
  cell(row: number, column: string): Locator {
    return this.box.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`);
  }

  /** Scrolls to the first or to the last columns: those out of sight are not drawn. */
  async scrollTo(end: "first" | "last"): Promise<void> {
    await this.box.evaluate((box, left) => {
      for (const part of box.querySelectorAll(".ag-center-cols-viewport, .ag-body-horizontal-scroll-viewport")) {
        part.scrollLeft = left ? 0 : part.scrollWidth;
      }
    }, end === "first");
  }

  header(name: string): Locator {
    return this.box.getByRole("columnheader", { name, exact: true });
  }

  async expectCell(row: number, column: string, text: string | RegExp): Promise<void> {
    await expect(this.cell(row, column)).toHaveText(text);
  }

  /** Texts of a column from the first row on, as many as are drawn. */
  async column(column: string): Promise<string[]> {
    const cells = this.box.locator(`.ag-row [col-id="${column}"]`);
    const found = await cells.evaluateAll((nodes) =>
      nodes.map((node) => ({
        row: Number(node.closest(".ag-row")?.getAttribute("row-index")),
        text: node.textContent ?? "",
      })),
    );
    return found.sort((a, b) => a.row - b.row).map(({ text }) => text);
  }
}
