import {
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CustomFilterModule,
  EventApiModule,
  type GridOptions,
  InfiniteRowModelModule,
  LocaleModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
} from "ag-grid-community";
import { BLOCK_ROWS } from "./block.ts";
import { gridTheme } from "./theme.ts";

/** The parts of the grid component in use; nothing else of it is bundled. */
export const gridModules = [
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CustomFilterModule,
  EventApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
];

/** Blocks kept: 50 times 200 rows is more than anybody scrolls through and less than 10 MB. */
const MAX_BLOCKS = 50;
/** Rows shown as skeletons when the first page takes long enough to be noticed. */
export const SKELETON_ROWS = 40;

/** What is the same in every grid. */
export const commonOptions: GridOptions = {
  theme: gridTheme,
  // Conditions are kept by the grid; how they are asked for is ours.
  enableFilterHandlers: true,
  rowModelType: "infinite",
  cacheBlockSize: BLOCK_ROWS,
  maxBlocksInCache: MAX_BLOCKS,
  // The first page is there within a blink: rows are drawn once, with what they say.
  infiniteInitialRowCount: 1,
  maxConcurrentDatasourceRequests: 2,
  rowBuffer: 10,
  // Whether there is something to scroll is known before the rows are; columns that make room later are laid out twice.
  alwaysShowVerticalScroll: true,
  maintainColumnOrder: true,
  suppressDragLeaveHidesColumns: true,
  suppressNoRowsOverlay: true,
  animateRows: false,
  // The row under the mouse is coloured by grid.css.
  suppressRowHoverHighlight: true,
  // Rows moved by a transform each become pictures of their own, beside one for their frozen cells, put together each frame.
  suppressRowTransform: true,
  tooltipShowDelay: 600,
  tooltipShowMode: "whenTruncated",
  rowSelection: { mode: "multiRow", checkboxes: false, headerCheckbox: false, enableClickSelection: true },
  rowClassRules: { "al-waiting": ({ data }) => data === undefined },
  preventDefaultOnContextMenu: true,
};
