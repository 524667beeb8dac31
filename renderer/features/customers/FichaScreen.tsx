import { Button, makeStyles, Skeleton, SkeletonItem, Tab, TabList, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular, CallRegular } from "@fluentui/react-icons";
import { Outlet, useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { TabActionsPlace } from "../../components/TabActions.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { CustomerAlerts } from "./CustomerAlerts.tsx";
import { FichaCurrencyProvider, useFichaCurrency } from "./ficha-currency.tsx";
import { useStatement } from "./queries.ts";
import { StatementHeader } from "./StatementHeader.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  waiting: { padding: tokens.spacingHorizontalL, display: "grid", gap: "8px" },
  row: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalL} 0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
    flexWrap: "wrap",
  },
  actions: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, marginLeft: "auto" },
  tab: { flex: 1, minHeight: 0, display: "flex", flexDirection: "column" },
});

/** A tab of the customer's page: the last part of its path, "" for the first, and the word on it. */
export interface FichaTabLink {
  readonly tab: string;
  readonly label: string;
}

interface Props {
  readonly tabs: readonly FichaTabLink[];
}

/** Ficha del cliente: who owes, how much since when, and what is going on, above the tabs with the rest. */
export function FichaScreen({ tabs }: Props): ReactNode {
  const { customerId } = useParams({ from: "/clientes/$customerId" });
  return (
    <FichaCurrencyProvider key={customerId}>
      <Ficha customerId={Number(customerId)} tabs={tabs} />
    </FichaCurrencyProvider>
  );
}

function Ficha({ customerId, tabs }: Props & { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { day } = useAsOf();
  const { back, toPayments } = useNavigation();
  const { wanted, choose } = useFichaCurrency();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const { data: statement, error, refetch } = useStatement(customerId, day);
  const block = statement?.blocks.find(({ currency }) => currency === wanted) ?? statement?.blocks[0];
  const shown = pathname.split("/")[3] ?? "";
  const open = (tab: string): void => {
    const params = { customerId: String(customerId) };
    if (tab === "") void navigate({ to: "/clientes/$customerId", params });
    else void navigate({ to: "/clientes/$customerId/$tab", params: { ...params, tab } });
  };
  return (
    <div className={styles.screen}>
      <CommandBar
        label={t("ficha.bar")}
        actions={
          statement !== undefined && (
            <>
              <Button onClick={() => toPayments({ customer: customerId })}>{t("customers.toApply")}</Button>
              <Button onClick={() => toPayments({ record: customerId })}>{t("customers.recordPayment")}</Button>
              <Button onClick={() => openWorkForm({ kind: "promise", customerId })}>{t("ficha.promise")}</Button>
              <Button onClick={() => openWorkForm({ kind: "dispute", customerId })}>{t("ficha.dispute")}</Button>
              <Button
                appearance="primary"
                icon={<CallRegular />}
                onClick={() => openWorkForm({ kind: "contact", customerId })}
              >
                {t("ficha.contact")}
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
            selectedValue={block?.currency ?? ""}
            aria-label={t("customers.currencies")}
            onTabSelect={(_, { value }) => choose(String(value))}
          >
            {statement.blocks.map((each) => (
              <Tab key={each.currency} value={each.currency}>
                {each.currency}
              </Tab>
            ))}
          </TabList>
        )}
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
          <CustomerAlerts customerId={customerId} />
          <div className={styles.row}>
            <TabList
              size="small"
              selectedValue={shown}
              aria-label={t("ficha.tabs.label")}
              onTabSelect={(_, { value }) => open(String(value))}
            >
              {tabs.map(({ tab, label }) => (
                <Tab key={tab} value={tab}>
                  {label}
                </Tab>
              ))}
            </TabList>
            <div className={styles.actions} ref={setPlace} />
          </div>
          <TabActionsPlace element={place}>
            <div className={styles.tab}>
              <Outlet />
            </div>
          </TabActionsPlace>
        </>
      )}
    </div>
  );
}
