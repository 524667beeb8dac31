import { makeStyles, tokens } from "@fluentui/react-components";

/** The strip of totals under a grid: a table, one line a currency, that scrolls by itself in a narrow window. */
export const useTotalsStyles = makeStyles({
  scroll: {
    flexShrink: 0,
    overflowX: "auto",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  table: {
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th, & td": { padding: "0 12px", whiteSpace: "nowrap", textAlign: "right", height: "24px" },
    "& thead th": { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3, height: "20px" },
    "& th:first-child": { textAlign: "left" },
    "& td": { fontSize: tokens.fontSizeBase300 },
  },
  currency: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  none: {
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    margin: 0,
    padding: "6px 12px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});
