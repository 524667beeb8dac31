import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgingRow, AgingTotals } from "../../shared/contract/receivables.ts";
import { Money } from "./Money.tsx";

const useStyles = makeStyles({
  strip: {
    display: "grid",
    gridTemplateColumns: "repeat(5, minmax(0, 1fr))",
    margin: 0,
    border: "1px solid var(--aging-edge)",
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
  },
  cell: { padding: "4px 8px 6px", minWidth: 0 },
  name: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, whiteSpace: "nowrap" },
  amount: { margin: 0, fontWeight: tokens.fontWeightSemibold, textAlign: "right", whiteSpace: "nowrap" },
});

const BUCKETS = ["current", "d1to30", "d31to60", "d61to90", "d90plus"] as const;

interface Props {
  readonly row: Pick<
    AgingRow | AgingTotals,
    "currency" | "currentMinor" | "d1to30Minor" | "d31to60Minor" | "d61to90Minor" | "d90plusMinor"
  >;
}

/** Open amount by bucket in the colours of the aging ramp. */
export function BucketStrip({ row }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <dl className={styles.strip}>
      {BUCKETS.map((bucket, index) => (
        <div
          key={bucket}
          className={styles.cell}
          style={{ background: `var(--aging-${index + 1}-fill)`, color: `var(--aging-${index + 1}-ink)` }}
        >
          <dt className={styles.name}>{t(`common.buckets.${bucket}`)}</dt>
          <dd className={styles.amount}>
            <Money minor={row[`${bucket}Minor`]} currency={row.currency} dashForZero />
          </dd>
        </div>
      ))}
    </dl>
  );
}
