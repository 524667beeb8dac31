import { makeStyles, tokens } from "@fluentui/react-components";

/** Styles that the parts of the screen share. */
export const useForecastStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& th": {
      textAlign: "left",
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground3,
      padding: "2px 12px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& td": { padding: "4px 12px 4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  number: { textAlign: "right !important" as "right", whiteSpace: "nowrap" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  scroll: { overflowX: "auto" },
});
