import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { AgingRow } from "../../../shared/contract/receivables.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import type { GridColumn, GridHandle } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import type { WeeklySection } from "./queries.ts";

const ROW_PX = 28;
const HEADER_PX = 34;
const MOST_ROWS = 16;

const useStyles = makeStyles({
  card: {
    padding: "10px 0 0",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: "hidden",
  },
  title: { margin: "0 14px 8px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  box: { display: "flex" },
});

const BUCKETS = ["current", "d1to30", "d31to60", "d61to90", "d90plus"] as const;
const SHADES = [1, 2, 3, 4, 5] as const;

/** Aging of every customer with a balance, largest first, as the report prints it. */
export function AgingTable({
  section,
  readAt,
  onCopied,
}: {
  readonly section: WeeklySection;
  /** Changes when the report was read again. */
  readonly readAt: number;
  readonly onCopied: (rows: number) => void;
}): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { toCustomer } = useNavigation();
  const headingId = useId();
  const grid = useRef<GridHandle>(null);
  const rows = section.aging;
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo<readonly GridColumn<AgingRow>[]>(() => {
    const base = { sortable: false, filterable: false } as const;
    const money = { ...base, kind: "money", currency: (row: AgingRow) => row.currency } as const;
    return [
      {
        ...base,
        id: "customerName",
        title: t("reports.columns.customer"),
        kind: "text",
        value: (row) => row.customerName,
        link: (row) => () => toCustomer(row.customerId),
        width: 226,
        pinned: true,
      },
      {
        ...base,
        id: "documents",
        title: t("reports.columns.documents"),
        kind: "count",
        value: (row) => row.documents,
        width: 64,
      },
      ...BUCKETS.map(
        (bucket, index): GridColumn<AgingRow> => ({
          ...money,
          id: bucket,
          title: t(`reports.columns.${bucket}`),
          value: (row) => row[`${bucket}Minor`],
          width: 104,
          shade: (row) => (row[`${bucket}Minor`] === 0 ? null : (SHADES[index] ?? null)),
        }),
      ),
      {
        ...money,
        id: "unapplied",
        title: t("reports.columns.unapplied"),
        value: (row) => (row.unappliedMinor === 0 ? 0 : -row.unappliedMinor),
        width: 102,
      },
      {
        ...money,
        id: "balance",
        title: t("reports.columns.balance"),
        value: (row) => row.balanceMinor,
        width: 114,
        strong: true,
      },
    ];
  }, [t, i18n.language, toCustomer]);
  useEffect(() => {
    if (readAt > 0) grid.current?.refresh();
  }, [readAt]);
  return (
    <section className={styles.card} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.title}>
        {t("reports.sections.aging")}
      </h3>
      <div className={styles.box} style={{ height: HEADER_PX + ROW_PX * Math.min(MOST_ROWS, rows.length + 1) }}>
        <DataGrid<AgingRow>
          ref={grid}
          name="report-aging"
          label={t("reports.sections.aging")}
          columns={columns}
          contentKey={section.currency}
          fetchPage={async ({ offset, limit }) => ({ rows: rows.slice(offset, offset + limit), total: rows.length })}
          rowId={(row) => `${row.customerId}-${row.currency}`}
          areas={[]}
          onOpen={(row) => toCustomer(row.customerId)}
          onCopied={onCopied}
          empty={<EmptyState title={t("reports.weekly.noDocuments")} />}
        />
      </div>
    </section>
  );
}
