import { makeStyles, tokens } from "@fluentui/react-components";

/** Plain tables of this feature. */
export const useTableStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    "& th": {
      textAlign: "left",
      padding: "6px 12px 6px 4px",
      fontWeight: tokens.fontWeightSemibold,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& td": {
      padding: "5px 12px 5px 4px",
      verticalAlign: "top",
      // A long address is broken, a word that fits is not.
      overflowWrap: "break-word",
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
  },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  chosen: { backgroundColor: tokens.colorSubtleBackgroundSelected },
});
