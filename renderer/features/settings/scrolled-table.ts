import { makeStyles, tokens } from "@fluentui/react-components";

/** A table that scrolls under its headings, in the middle of a section. */
export const useScrolledTable = makeStyles({
  scroll: { maxHeight: "280px", overflow: "auto", border: `1px solid ${tokens.colorNeutralStroke2}` },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& thead th": {
      position: "sticky",
      top: 0,
      zIndex: 1,
      padding: "6px 8px",
      textAlign: "left",
      fontWeight: tokens.fontWeightSemibold,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
      backgroundColor: tokens.colorNeutralBackground2,
      whiteSpace: "nowrap",
    },
    "& thead th[data-number]": { textAlign: "right" },
    "& tbody td": { padding: "3px 8px", borderTop: `1px solid ${tokens.colorNeutralStroke3}`, whiteSpace: "nowrap" },
    "& tbody td[data-wrap]": { whiteSpace: "normal" },
  },
  number: { textAlign: "right" },
});
