import { Button, makeStyles, Skeleton, SkeletonItem, Tab, TabList, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular, CopyRegular, MoneyHandRegular } from "@fluentui/react-icons";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Movement } from "../../../shared/contract/customers.ts";
import { BalanceProof } from "../../components/BalanceProof.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { asTable } from "../../grid/copy.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { CustomerAlerts } from "./CustomerAlerts.tsx";
import { movementColumns } from "./columns.ts";
import { useStatement } from "./queries.ts";
import { StatementHeader } from "./StatementHeader.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  footer: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    padding: "2px 12px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  waiting: { padding: tokens.spacingHorizontalL, display: "grid", gap: "8px" },
});

/** Estado de cuenta: every movement of a customer up to the day, newest at the bottom, with the balance after each. */
export function StatementScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { customerId } = useParams({ from: "/clientes/$customerId" });
  const { day } = useAsOf();
  const { back, toDocument, toSource, toPayments } = useNavigation();
  const grid = useRef<GridHandle>(null);
  const { toaster, say, copy } = useCopied();
  const [wanted, setWanted] = useState<string | null>(null);
  const { data: statement, error, refetch, dataUpdatedAt } = useStatement(Number(customerId), day);
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

  const movements = block?.movements ?? [];
  return (
    <div className={styles.screen}>
      <CommandBar
        label={t("customers.bar")}
        actions={
          statement !== undefined && (
            <>
              <Button
                icon={<CopyRegular />}
                disabled={movements.length === 0}
                onClick={() => void copy(asTable(columns, movements), t("grid.copied", { count: movements.length }))}
              >
                {t("customers.copyAll")}
              </Button>
              <Button onClick={() => void copy(statement.customer.rfc, t("customers.rfcCopied"))}>
                {t("customers.copyRfc")}
              </Button>
              <Button onClick={() => toPayments({ customer: statement.customer.id })}>{t("customers.toApply")}</Button>
              <Button
                appearance="primary"
                icon={<MoneyHandRegular />}
                onClick={() => toPayments({ record: statement.customer.id })}
              >
                {t("customers.recordPayment")}
              </Button>
            </>
          )
        }
      >
        <Button appearance="subtle" icon={<ArrowLeftRegular />} title="Alt+←" onClick={back}>
          {t("customers.back")}
        </Button>
        {statement !== undefined && statement.blocks.length > 1 && (
          <TabList
            size="small"
            selectedValue={currency}
            aria-label={t("customers.currencies")}
            onTabSelect={(_, { value }) => setWanted(String(value))}
          >
            {statement.blocks.map((each) => (
              <Tab key={each.currency} value={each.currency}>
                {each.currency}
              </Tab>
            ))}
          </TabList>
        )}
        <ColumnsButton grid={grid} />
      </CommandBar>
      {error !== null && (
        <ErrorNotice error={error} title={t("customers.notFoundTitle")} onRetry={() => void refetch()} />
      )}
      {statement === undefined && error === null && (
        <Skeleton className={styles.waiting} aria-label={t("common.loading")}>
          <SkeletonItem size={20} />
          <SkeletonItem size={48} />
        </Skeleton>
      )}
      {statement !== undefined && (
        <>
          <StatementHeader customer={statement.customer} aging={block?.aging} />
          <CustomerAlerts customerId={statement.customer.id} />
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
            onOpen={(row) => toSource(row.sourceKind, row.sourceUuid)}
            onCopied={(count) => say(t("grid.copied", { count }))}
            menu={(row) => {
              const target = row.receivableUuid;
              return [
                {
                  id: "open",
                  label: t("customers.openDocument"),
                  shortcut: "Enter",
                  run: () => toSource(row.sourceKind, row.sourceUuid),
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
        </>
      )}
      {toaster}
    </div>
  );
}
