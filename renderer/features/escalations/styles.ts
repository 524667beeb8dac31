import { makeStyles, tokens } from "@fluentui/react-components";

/** Look shared by the screens of cases. */
export const useCaseStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
  grid: { display: "flex", flex: 1, minWidth: 0, minHeight: 0 },
  choice: { minWidth: "160px" },
  paper: { flex: 1, minHeight: 0, overflowY: "auto", padding: "8px 20px 24px" },
  header: { display: "flex", flexDirection: "column", gap: "6px", padding: "0 16px 6px", flexShrink: 0 },
  line: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: "14px", rowGap: "2px" },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  steps: { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: "12px", maxWidth: "860px" },
  step: { borderLeft: `2px solid ${tokens.colorNeutralStroke1}`, paddingLeft: "12px" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  heading: { margin: "16px 0 4px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
  scroll: { overflow: "auto", maxHeight: "min(40vh, 360px)" },
  three: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr) 110px", gap: "8px", alignItems: "end" },
  two: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px", alignItems: "end" },
  control: { minWidth: 0, width: "100%" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& th": {
      textAlign: "left",
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
      padding: "4px 12px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& td": {
      padding: "6px 12px 6px 0",
      verticalAlign: "top",
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
  },
  number: { textAlign: "right !important" as "right", whiteSpace: "nowrap" },
});
