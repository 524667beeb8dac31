import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { DASH, formatAmount } from "../lib/format.ts";

const useStyles = makeStyles({
  money: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

interface Props {
  /** Minor units of the currency. */
  readonly minor: number;
  readonly currency: string;
  /** Writes the code in front of the amount. */
  readonly withCurrency?: boolean;
  /** A zero is written as a dash, as in tables. */
  readonly dashForZero?: boolean;
  readonly className?: string | undefined;
}

/** An amount in tabular digits; every amount outside the grids goes through here. */
export function Money({ minor, currency, withCurrency = false, dashForZero = false, className }: Props): ReactNode {
  const styles = useStyles();
  const amount = dashForZero && minor === 0 ? DASH : formatAmount(minor, currency);
  return (
    <span className={mergeClasses(styles.money, className)}>
      {withCurrency ? `${currency} ` : ""}
      {amount}
    </span>
  );
}
