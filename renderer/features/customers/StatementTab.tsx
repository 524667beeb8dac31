import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Movement } from "../../../shared/contract/customers.ts";
import { BalanceProof } from "../../components/BalanceProof.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { TabActions } from "../../components/TabActions.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { asTable } from "../../grid/copy.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { movementColumns } from "./columns.ts";
import { useFichaCurrency } from "./ficha-currency.tsx";
import { useStatement } from "./queries.ts";

const useStyles = makeStyles({
  footer: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    padding: "2px 12px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

/** Estado de cuenta: every movement of a customer up to the day, newest at the bottom, with the balance after each. */
export function StatementTab(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { customerId } = useParams({ from: "/clientes/$customerId" });
  const { day } = useAsOf();
  const { toDocument, toSource } = useNavigation();
  const grid = useRef<GridHandle>(null);
  const { toaster, say, copy } = useCopied();
  const { wanted } = useFichaCurrency();
  const { data: statement, dataUpdatedAt } = useStatement(Number(customerId), day);
  const block = statement?.blocks.find(({ currency }) => currency === wanted) ?? statement?.blocks[0];
  const currency = block?.currency ?? "MXN";
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(
    () => movementColumns(t, currency, { toDocument, toSource }),
    [t, i18n.language, currency, toDocument, toSource],
  );

  // The same statement read again after an import: the rows change where they stand.
  useEffect(() => {
    if (dataUpdatedAt > 0) grid.current?.refresh();
  }, [dataUpdatedAt]);

  if (statement === undefined) return null;
  const movements = block?.movements ?? [];
  return (
    <>
      <TabActions>
        <ColumnsButton grid={grid} />
        <Button size="small" onClick={() => void copy(statement.customer.rfc, t("customers.rfcCopied"))}>
          {t("customers.copyRfc")}
        </Button>
        <Button
          size="small"
          icon={<CopyRegular />}
          disabled={movements.length === 0}
          onClick={() => void copy(asTable(columns, movements), t("grid.copied", { count: movements.length }))}
        >
          {t("customers.copyAll")}
        </Button>
      </TabActions>
      <DataGrid<Movement>
        ref={grid}
        name="statement"
        label={t("customers.grid", { currency })}
        columns={columns}
        contentKey={JSON.stringify([statement.customer.id, statement.asOf, currency])}
        fetchPage={async ({ offset, limit }) => ({
          rows: movements.slice(offset, offset + limit),
          total: movements.length,
        })}
        rowId={(row) => String(row.entryId)}
        areas={[]}
        startAtEnd
        onOpen={(row) => toSource(row.sourceKind, row.sourceUuid, row)}
        onCopied={(count) => say(t("grid.copied", { count }))}
        menu={(row) => {
          const target = row.receivableUuid;
          return [
            {
              id: "open",
              label: t("customers.openDocument"),
              shortcut: "Enter",
              run: () => toSource(row.sourceKind, row.sourceUuid, row),
            },
            ...(target === null || target === row.sourceUuid
              ? []
              : [{ id: "target", label: t("customers.openTarget"), run: () => toDocument(target) }]),
          ];
        }}
        empty={
          <EmptyState
            title={t("customers.emptyTitle")}
            body={t("customers.emptyBody", { day: formatDay(statement.asOf) })}
          />
        }
        footer={
          <div className={styles.footer}>
            <span>
              {t("customers.movements", { count: movements.length, formatted: formatInteger(movements.length) })}
            </span>
            <span>{t("customers.documents", { count: block?.aging.documents ?? 0 })}</span>
            <BalanceProof asOf={statement.asOf} customerId={statement.customer.id} currency={currency} atOnce />
          </div>
        }
      />
      {toaster}
    </>
  );
}
