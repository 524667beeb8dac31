import { themeQuartz } from "ag-grid-community";

/** What the width of a text in a cell hangs on, in pixels. */
export const CELL_FONT_SIZE = 13;
export const CELL_PADDING = 8;

/** The grid in the tokens of the app's theme, so that light and dark follow by themselves. Rows of 28 px. */
export const gridTheme = themeQuartz.withParams({
  browserColorScheme: "inherit",
  fontFamily: "var(--fontFamilyBase)",
  fontSize: CELL_FONT_SIZE,
  headerFontSize: 12,
  headerFontWeight: 600,
  spacing: 4,
  rowHeight: 28,
  headerHeight: 32,
  cellHorizontalPadding: CELL_PADDING,
  backgroundColor: "var(--colorNeutralBackground1)",
  foregroundColor: "var(--colorNeutralForeground1)",
  headerTextColor: "var(--colorNeutralForeground2)",
  headerBackgroundColor: "var(--colorNeutralBackground3)",
  accentColor: "var(--colorCompoundBrandForeground1)",
  borderColor: "var(--colorNeutralStroke2)",
  rowBorder: { color: "var(--colorNeutralStroke3)" },
  columnBorder: false,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  borderRadius: 4,
  headerColumnBorder: { color: "var(--colorNeutralStroke2)", width: 1 },
  headerColumnBorderHeight: "40%",
  headerColumnResizeHandleColor: "transparent",
  pinnedColumnBorder: { color: "var(--colorNeutralStroke1)" },
  rowHoverColor: "var(--colorNeutralBackground1Hover)",
  selectedRowBackgroundColor: "var(--al-selected-row)",
  rangeSelectionBorderColor: "var(--colorCompoundBrandStroke)",
  menuBackgroundColor: "var(--colorNeutralBackground1)",
  menuTextColor: "var(--colorNeutralForeground1)",
  menuBorder: { color: "var(--colorNeutralStroke1)" },
  inputBackgroundColor: "var(--colorNeutralBackground1)",
  inputBorder: { color: "var(--colorNeutralStrokeAccessible)" },
  inputFocusBorder: { color: "var(--colorCompoundBrandStroke)" },
  inputFocusShadow: "none",
  inputTextColor: "var(--colorNeutralForeground1)",
  tooltipBackgroundColor: "var(--colorNeutralBackground1)",
  tooltipTextColor: "var(--colorNeutralForeground1)",
  tooltipBorder: { color: "var(--colorNeutralStroke1)" },
});
