import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { formatDay } from "../lib/format.ts";

const useStyles = makeStyles({
  day: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

/** A calendar day (`YYYY-MM-DD`) as people write it. */
export function DayText({ day, className }: { readonly day: string; readonly className?: string }): ReactNode {
  const styles = useStyles();
  return (
    <time dateTime={day} className={mergeClasses(styles.day, className)}>
      {formatDay(day)}
    </time>
  );
}
