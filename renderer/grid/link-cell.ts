import type { ICellRendererComp, ICellRendererParams } from "ag-grid-community";

/** What a link cell needs besides its text. */
export interface LinkCellParams<Row> {
  readonly follow: (row: Row) => void;
  /** Whether this row's value leads anywhere. */
  readonly leads: (row: Row) => boolean;
}

type Params<Row> = ICellRendererParams<Row> & LinkCellParams<Row>;

/** A cell whose words lead somewhere when clicked; the rest of the cell selects the row as any other. */
export class LinkCell<Row> implements ICellRendererComp<Row> {
  readonly #gui = document.createElement("span");
  #params: Params<Row> | null = null;

  init(params: Params<Row>): void {
    this.#gui.addEventListener("click", () => {
      const shown = this.#params;
      if (shown?.data !== undefined && shown.leads(shown.data)) shown.follow(shown.data);
    });
    this.#show(params);
  }

  getGui(): HTMLElement {
    return this.#gui;
  }

  refresh(params: Params<Row>): boolean {
    this.#show(params);
    return true;
  }

  #show(params: Params<Row>): void {
    this.#params = params;
    this.#gui.textContent = params.valueFormatted ?? "";
    this.#gui.className = params.data !== undefined && params.leads(params.data) ? "al-link" : "";
  }
}
