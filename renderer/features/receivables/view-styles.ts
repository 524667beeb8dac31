import { makeStyles } from "@fluentui/react-components";

/** The grid with its detail beside it, above the totals. */
export const useViewStyles = makeStyles({
  body: { display: "flex", flex: 1, minHeight: 0 },
});
