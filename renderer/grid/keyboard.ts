import type { GridApi, IRowNode } from "ag-grid-community";

/** Whether the last thing that moved the grid's focus was a key, and with Shift held. */
export interface InputTrace {
  byKey: boolean;
  shift: boolean;
  /** Row index where a range of selected rows began. */
  anchor: number;
}

/** Selects the row the keyboard moved to, or the range from the anchor with Shift. */
export function selectFocusedRow<Row>(api: GridApi<Row>, index: number, trace: InputTrace): void {
  if (!trace.byKey) {
    trace.anchor = index;
    return;
  }
  if (!trace.shift) {
    trace.anchor = index;
    api.getDisplayedRowAtIndex(index)?.setSelected(true, true);
    return;
  }
  const nodes: IRowNode<Row>[] = [];
  for (let row = Math.min(trace.anchor, index); row <= Math.max(trace.anchor, index); row++) {
    const node = api.getDisplayedRowAtIndex(row);
    if (node?.data !== undefined) nodes.push(node);
  }
  api.deselectAll();
  api.setNodesSelected({ nodes, newValue: true });
}

/** Selected rows from top to bottom; the focused one when none is selected. */
export function rowsToActOn<Row>(api: GridApi<Row>): readonly Row[] {
  const selected = api
    .getSelectedNodes()
    .filter((node) => node.data !== undefined)
    .sort((a, b) => (a.rowIndex ?? 0) - (b.rowIndex ?? 0));
  const rows = selected.flatMap((node) => (node.data === undefined ? [] : [node.data]));
  if (rows.length > 0) return rows;
  const focused = api.getFocusedCell();
  const row = focused === null ? undefined : api.getDisplayedRowAtIndex(focused.rowIndex)?.data;
  return row === undefined ? [] : [row];
}

/** Marks every row the grid has as selected; those still to come are marked as they come. */
export function selectEverything<Row>(api: GridApi<Row>): void {
  const nodes: IRowNode<Row>[] = [];
  api.forEachNode((node) => {
    if (node.data !== undefined) nodes.push(node);
  });
  api.setNodesSelected({ nodes, newValue: true });
}
