import { makeStyles, tokens } from "@fluentui/react-components";

/** Small tables of figures. */
export const useTableStyles = makeStyles({
  scroll: {
    flex: 1,
    minHeight: 0,
    overflow: "auto",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    maxWidth: "1200px",
    margin: "0 auto",
    padding: `12px ${tokens.spacingHorizontalL} 24px`,
  },
  period: { margin: 0, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  card: {
    padding: "12px 16px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowX: "auto",
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: 600 },
  hint: { margin: "2px 0 10px", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  head: {
    padding: "6px 10px",
    textAlign: "right",
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: "nowrap",
  },
  cell: { padding: "6px 10px", textAlign: "right", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  first: { textAlign: "left", fontWeight: tokens.fontWeightRegular },
  quiet: { color: tokens.colorNeutralForeground3, marginLeft: "6px", whiteSpace: "nowrap" },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});
