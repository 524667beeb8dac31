import type { IGetRowsParams } from "ag-grid-community";
import { describe, expect, it, vi } from "vitest";
import type { Page, PageRequest } from "../../../renderer/grid/column.ts";
import { PageSource } from "../../../renderer/grid/datasource.ts";

type Row = { readonly id: number };

function ask(startRow: number): IGetRowsParams & { readonly answered: ReturnType<typeof vi.fn> } {
  const answered = vi.fn();
  return {
    startRow,
    endRow: startRow + 200,
    sortModel: [{ colId: "dueOn", sort: "desc" }],
    filterModel: {},
    successCallback: answered,
    failCallback: vi.fn(),
    answered,
  } as unknown as IGetRowsParams & { readonly answered: ReturnType<typeof vi.fn> };
}

/** A source whose answers are given by hand. */
function controlled(): {
  readonly source: PageSource<Row>;
  readonly requests: { readonly request: PageRequest; readonly answer: (page: Page<Row>) => void }[];
  readonly errors: unknown[];
} {
  const requests: { request: PageRequest; answer: (page: Page<Row>) => void }[] = [];
  const errors: unknown[] = [];
  const source = new PageSource<Row>(
    (request) => new Promise((resolve) => requests.push({ request, answer: resolve })),
    () => [],
    { onPage: () => undefined, onError: (error) => errors.push(error), onSlow: () => undefined },
  );
  return { source, requests, errors };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("feeding the grid page by page", () => {
  it("asks for the window and the order the grid wants, and says how many rows there are", async () => {
    const { source, requests } = controlled();
    const params = ask(400);
    source.getRows(params);
    expect(requests[0]?.request).toMatchObject({ offset: 400, limit: 200, sort: [{ by: "dueOn", desc: true }] });
    requests[0]?.answer({ rows: [{ id: 1 }], total: 401 });
    await settle();
    expect(params.answered).toHaveBeenCalledWith([{ id: 1 }], 401);
  });

  it("never delivers what a newer search has made old", async () => {
    const { source, requests } = controlled();
    const params = ask(0);
    source.getRows(params);
    const ahead = source.readAhead([{ colId: "dueOn", sort: "desc" }], {});
    expect(requests[0]?.request.signal.aborted).toBe(true);
    requests[0]?.answer({ rows: [{ id: 1 }], total: 1 });
    requests[1]?.answer({ rows: [{ id: 2 }], total: 1 });
    expect(await ahead).toBe(true);
    expect(params.answered).not.toHaveBeenCalled();
  });

  it("serves the page read ahead at once, so that a search does not blink", async () => {
    const { source, requests } = controlled();
    const ahead = source.readAhead([{ colId: "dueOn", sort: "desc" }], {});
    requests[0]?.answer({ rows: [{ id: 7 }], total: 1 });
    await ahead;
    const params = ask(0);
    source.getRows(params);
    expect(params.answered).toHaveBeenCalledWith([{ id: 7 }], 1);
    expect(requests).toHaveLength(1);
  });

  it("a second search makes the first one's page unwanted", async () => {
    const { source, requests } = controlled();
    const first = source.readAhead([], {});
    const second = source.readAhead([], {});
    requests[0]?.answer({ rows: [], total: 0 });
    requests[1]?.answer({ rows: [], total: 0 });
    expect(await first).toBe(false);
    expect(await second).toBe(true);
  });

  it("says what went wrong, unless nobody waits any more", async () => {
    const errors: unknown[] = [];
    const source = new PageSource<Row>(
      () => Promise.reject(new Error("disk")),
      () => [],
      { onPage: () => undefined, onError: (error) => errors.push(error), onSlow: () => undefined },
    );
    const params = ask(0);
    source.getRows(params);
    await settle();
    expect(params.failCallback).toHaveBeenCalled();
    expect(errors).toHaveLength(1);
    source.getRows(ask(0));
    source.destroy();
    await settle();
    expect(errors).toHaveLength(1);
  });

  it("gives an unwanted request back to the grid, which waits for no more than two", async () => {
    const { source, requests } = controlled();
    const params = ask(200);
    source.getRows(params);
    source.abort();
    requests[0]?.answer({ rows: [{ id: 1 }], total: 1 });
    await settle();
    expect(params.failCallback).toHaveBeenCalledOnce();
    expect(params.answered).not.toHaveBeenCalled();
  });

  it("hands the grid the first page that is still on its way, instead of asking again", async () => {
    const { source, requests } = controlled();
    void source.readAhead([{ colId: "dueOn", sort: "desc" }], {});
    const params = ask(0);
    source.getRows(params);
    requests[0]?.answer({ rows: [{ id: 3 }], total: 1 });
    await settle();
    expect(requests).toHaveLength(1);
    expect(params.answered).toHaveBeenCalledWith([{ id: 3 }], 1);
  });

  it("says when a wait begins to show, and when it is over", async () => {
    vi.useFakeTimers();
    const told: boolean[] = [];
    const answers: ((page: Page<Row>) => void)[] = [];
    const source = new PageSource<Row>(
      () => new Promise((resolve) => answers.push(resolve)),
      () => [],
      { onPage: () => undefined, onError: () => undefined, onSlow: (slow) => told.push(slow) },
    );
    source.getRows(ask(0));
    await vi.advanceTimersByTimeAsync(200);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([true]);
    answers[0]?.({ rows: [], total: 0 });
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([true, false]);
    vi.useRealTimers();
  });
});
