import type { IDatasource, IGetRowsParams } from "ag-grid-community";
import type { GridColumn, Page, PageRequest } from "./column.ts";
import { toGridFilters } from "./filters.ts";

/** Rows of one answer; the ledger answers a page of this size in a hop. */
export const BLOCK_ROWS = 200;

export interface SourceEvents {
  readonly onPage: (total: number) => void;
  readonly onError: (error: unknown) => void;
}

/** Feeds the grid page by page from the ledger; what is no longer wanted is aborted and never delivered. */
export class PageSource<Row> implements IDatasource {
  readonly #fetchPage: (request: PageRequest) => Promise<Page<Row>>;
  readonly #columns: () => readonly GridColumn<Row>[];
  readonly #events: SourceEvents;
  #running = new Set<AbortController>();
  #ahead: { readonly key: string; readonly page: Page<Row> } | null = null;

  constructor(
    fetchPage: (request: PageRequest) => Promise<Page<Row>>,
    columns: () => readonly GridColumn<Row>[],
    events: SourceEvents,
  ) {
    this.#fetchPage = fetchPage;
    this.#columns = columns;
    this.#events = events;
  }

  #request(
    sortModel: IGetRowsParams["sortModel"],
    filterModel: unknown,
    startRow: number,
    endRow: number,
    signal: AbortSignal,
  ): PageRequest {
    return {
      offset: startRow,
      limit: endRow - startRow,
      sort: sortModel.map(({ colId, sort }) => ({ by: colId, desc: sort === "desc" })),
      filters: toGridFilters(filterModel, this.#columns()),
      signal,
    };
  }

  /**
   * Reads the first page before the rows on the screen are let go, so that a search does not blink. Resolves to whether
   * it is still wanted.
   */
  async readAhead(sortModel: IGetRowsParams["sortModel"], filterModel: unknown): Promise<boolean> {
    this.abort();
    const controller = new AbortController();
    this.#running.add(controller);
    try {
      const request = this.#request(sortModel, filterModel, 0, BLOCK_ROWS, controller.signal);
      const page = await this.#fetchPage(request);
      if (controller.signal.aborted) return false;
      this.#ahead = { key: JSON.stringify([sortModel, filterModel]), page };
      return true;
    } catch {
      // The grid asks again by itself and then shows what is wrong.
      return !controller.signal.aborted;
    } finally {
      this.#running.delete(controller);
    }
  }

  getRows(params: IGetRowsParams): void {
    const { startRow, endRow, sortModel, filterModel } = params;
    const ahead = this.#ahead;
    this.#ahead = null;
    if (startRow === 0 && ahead?.key === JSON.stringify([sortModel, filterModel])) {
      this.#deliver(params, ahead.page);
      return;
    }
    const controller = new AbortController();
    this.#running.add(controller);
    this.#fetchPage(this.#request(sortModel, filterModel, startRow, endRow, controller.signal))
      .then((page) => {
        if (!controller.signal.aborted) this.#deliver(params, page);
      })
      .catch((error: unknown) => {
        if (controller.signal.aborted) return;
        params.failCallback();
        this.#events.onError(error);
      })
      .finally(() => this.#running.delete(controller));
  }

  #deliver(params: IGetRowsParams, page: Page<Row>): void {
    params.successCallback([...page.rows], page.total);
    this.#events.onPage(page.total);
  }

  /** Nothing that is on its way is wanted any more. */
  abort(): void {
    for (const controller of this.#running) controller.abort();
    this.#running = new Set();
    this.#ahead = null;
  }

  destroy(): void {
    this.abort();
  }
}
