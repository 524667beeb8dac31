import type { IDatasource, IGetRowsParams } from "ag-grid-community";
import { BLOCK_ROWS } from "./block.ts";
import type { GridColumn, Page, PageRequest } from "./column.ts";
import { toGridFilters } from "./filters.ts";

/** Columns the ledger sorts by at once; further ones only break ties that are broken already. */
const MOST_SORTS = 4;
/** Longer than that and a person notices the wait. */
const SLOW_MS = 250;

export interface SourceEvents {
  readonly onPage: (total: number) => void;
  readonly onError: (error: unknown) => void;
  /** Rows have been on their way for so long that it shows, or that is over. */
  readonly onSlow: (slow: boolean) => void;
}

/** A first page asked for before the grid wanted it. */
interface Ahead<Row> {
  readonly key: string;
  readonly controller: AbortController;
  readonly promise: Promise<Page<Row>>;
  page: Page<Row> | null;
}

const keyOf = (sortModel: IGetRowsParams["sortModel"], filterModel: unknown): string =>
  JSON.stringify([sortModel, filterModel]);

/** Feeds the grid page by page from the ledger; what is no longer wanted is aborted and never delivered. */
export class PageSource<Row> implements IDatasource {
  readonly #fetchPage: (request: PageRequest) => Promise<Page<Row>>;
  readonly #columns: () => readonly GridColumn<Row>[];
  readonly #events: SourceEvents;
  #running = new Set<AbortController>();
  #ahead: Ahead<Row> | null = null;
  #waiting = 0;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    fetchPage: (request: PageRequest) => Promise<Page<Row>>,
    columns: () => readonly GridColumn<Row>[],
    events: SourceEvents,
  ) {
    this.#fetchPage = fetchPage;
    this.#columns = columns;
    this.#events = events;
  }

  #fetch(
    sortModel: IGetRowsParams["sortModel"],
    filterModel: unknown,
    startRow: number,
    endRow: number,
    controller: AbortController,
  ): Promise<Page<Row>> {
    this.#running.add(controller);
    return this.#fetchPage({
      offset: startRow,
      limit: endRow - startRow,
      sort: sortModel.slice(0, MOST_SORTS).map(({ colId, sort }) => ({ by: colId, desc: sort === "desc" })),
      filters: toGridFilters(filterModel, this.#columns()),
      signal: controller.signal,
    }).finally(() => this.#running.delete(controller));
  }

  /**
   * Reads the first page before the rows on the screen are let go, so that a search does not blink, and before the grid
   * draws its first rows. Resolves to whether it is still wanted.
   */
  async readAhead(sortModel: IGetRowsParams["sortModel"], filterModel: unknown): Promise<boolean> {
    this.abort();
    const controller = new AbortController();
    const promise = this.#fetch(sortModel, filterModel, 0, BLOCK_ROWS, controller);
    const ahead: Ahead<Row> = { key: keyOf(sortModel, filterModel), controller, promise, page: null };
    this.#ahead = ahead;
    try {
      ahead.page = await promise;
    } catch {
      // The grid asks again by itself and then shows what is wrong.
      if (this.#ahead === ahead) this.#ahead = null;
    }
    return !controller.signal.aborted;
  }

  getRows(params: IGetRowsParams): void {
    const { startRow, endRow, sortModel, filterModel } = params;
    const ahead = startRow === 0 && this.#ahead?.key === keyOf(sortModel, filterModel) ? this.#ahead : null;
    this.#ahead = null;
    if (ahead?.page) {
      this.#deliver(params, ahead.page);
      return;
    }
    const controller = ahead?.controller ?? new AbortController();
    const { signal } = controller;
    this.#wait(1);
    (ahead?.promise ?? this.#fetch(sortModel, filterModel, startRow, endRow, controller))
      .then((page) => {
        if (signal.aborted) params.failCallback();
        else this.#deliver(params, page);
      })
      .catch((error: unknown) => {
        // Told even when nobody waits any more: the grid counts what is on its way, and asks for no more than two.
        params.failCallback();
        if (!signal.aborted) this.#events.onError(error);
      })
      .finally(() => this.#wait(-1));
  }

  #wait(change: 1 | -1): void {
    this.#waiting += change;
    if (this.#waiting === 1 && change === 1) {
      this.#slowTimer = setTimeout(() => this.#events.onSlow(true), SLOW_MS);
    } else if (this.#waiting === 0) {
      clearTimeout(this.#slowTimer);
      this.#events.onSlow(false);
    }
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
