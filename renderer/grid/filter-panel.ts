import type { FilterDisplayComp, FilterDisplayParams, IAfterGuiAttachedParams } from "ag-grid-community";
import type { Condition } from "./filters.ts";

/** A column's filter that stands open, and where React draws into it. */
export interface OpenFilter {
  readonly element: HTMLElement;
  readonly columnId: string;
  readonly model: unknown;
  readonly change: (condition: Condition | null) => void;
  readonly close: () => void;
}

export interface FilterPanelParams {
  /** Told when a filter opens, and with null when it is gone. */
  readonly onOpen: (open: OpenFilter | null) => void;
}

type Params = FilterDisplayParams<unknown, unknown, Condition> & { readonly own: FilterPanelParams };

/** The grid component's place for a column's filter: the grid keeps the condition, React draws the inside. */
export class FilterPanel implements FilterDisplayComp<unknown, unknown, Condition> {
  readonly #gui = document.createElement("div");
  #params: Params | null = null;

  init(params: Params): void {
    this.#params = params;
    this.#gui.className = "al-filter-panel";
  }

  getGui(): HTMLElement {
    return this.#gui;
  }

  refresh(params: Params): boolean {
    this.#params = params;
    return true;
  }

  afterGuiAttached(attached?: IAfterGuiAttachedParams): void {
    const params = this.#params;
    if (params === null) return;
    params.own.onOpen({
      element: this.#gui,
      columnId: params.column.getColId(),
      model: params.model,
      change: (condition) => this.#params?.onModelChange(condition),
      close: () => attached?.hidePopup?.(),
    });
  }

  afterGuiDetached(): void {
    this.#params?.own.onOpen(null);
  }

  destroy(): void {
    this.#params?.own.onOpen(null);
  }
}
