import { makeStyles, tokens } from "@fluentui/react-components";

/** The grid with its detail beside it, above the totals. */
export const useViewStyles = makeStyles({
  body: { display: "flex", flex: 1, minHeight: 0 },
  proof: { flexShrink: 0, padding: "0 6px 2px", backgroundColor: tokens.colorNeutralBackground3 },
});
