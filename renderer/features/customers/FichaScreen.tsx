import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Tab,
  TabList,
  tokens,
} from "@fluentui/react-components";
import { ArrowLeftRegular, CallRegular, EditRegular, MoreHorizontalRegular } from "@fluentui/react-icons";
import { Outlet, useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TabActionsPlace } from "../../components/TabActions.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { openWorkForm, useWorkParts } from "../../lib/work-forms.tsx";
import { CustomerAlerts } from "./CustomerAlerts.tsx";
import { FichaHeader } from "./FichaHeader.tsx";
import { FichaCurrencyProvider, useFichaCurrency } from "./ficha-currency.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import { MergeNotices } from "./MergeNotices.tsx";
import { ProfilePane } from "./ProfilePane.tsx";
import { useFicha, useTellSales } from "./queries.ts";
import { ReleaseDialog } from "./ReleaseDialog.tsx";
import { StageDialog } from "./StageDialog.tsx";

const useStyles = makeStyles({
  frame: { display: "flex", height: "100%", minHeight: 0 },
  screen: { display: "flex", flexDirection: "column", flex: 1, minWidth: 0, minHeight: 0 },
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
  // Beside an open form there is no room for all of them in one line.
  tabs: { flexWrap: "wrap", minWidth: 0, maxWidth: "100%" },
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
      <Page customerId={Number(customerId)} tabs={tabs} />
    </FichaCurrencyProvider>
  );
}

function Page({ customerId, tabs }: Props & { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { day } = useAsOf();
  const { back, toPayments, toCustomer, toLetterForm, toLetters } = useNavigation();
  const { wanted, choose } = useFichaCurrency();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [editing, setEditing] = useState(false);
  const [dialog, setDialog] = useState<"merge" | "stage" | "release" | "escalate" | null>(null);
  const [told, setTold] = useState("");
  const tell = useTellSales(customerId, setTold);
  const close = (): void => setDialog(null);
  const { RaiseDialog } = useWorkParts();
  const { data: ficha, error, refetch } = useFicha(customerId, day);
  const balances = ficha?.balances ?? [];
  const aging = balances.find(({ currency }) => currency === wanted) ?? balances[0];
  const shown = pathname.split("/")[3] ?? "";
  const open = (tab: string): void => {
    const params = { customerId: String(customerId) };
    if (tab === "") void navigate({ to: "/clientes/$customerId", params });
    else void navigate({ to: "/clientes/$customerId/$tab", params: { ...params, tab } });
  };
  return (
    <div className={styles.frame}>
      <div className={styles.screen}>
        <CommandBar
          label={t("ficha.bar")}
          actions={
            ficha !== undefined && (
              <>
                <Button onClick={() => toPayments({ customer: customerId })}>{t("customers.toApply")}</Button>
                <Allowed to="payments.record">
                  <Button onClick={() => toPayments({ record: customerId })}>{t("customers.recordPayment")}</Button>
                </Allowed>
                <Allowed to="customers.update">
                  <Button icon={<EditRegular />} onClick={() => setEditing(true)}>
                    {t("ficha.edit")}
                  </Button>
                </Allowed>
                <Menu>
                  <MenuTrigger disableButtonEnhancement>
                    <Button icon={<MoreHorizontalRegular />} aria-label={t("ficha.more")} title={t("ficha.more")} />
                  </MenuTrigger>
                  <MenuPopover>
                    <MenuList>
                      <Allowed to="promises.make">
                        <MenuItem onClick={() => openWorkForm({ kind: "promise", customerId })}>
                          {t("ficha.promise")}
                        </MenuItem>
                      </Allowed>
                      <Allowed to="disputes.open">
                        <MenuItem onClick={() => openWorkForm({ kind: "dispute", customerId })}>
                          {t("ficha.dispute")}
                        </MenuItem>
                      </Allowed>
                      <Allowed to="letters.issue">
                        <MenuItem onClick={() => toLetterForm({ customerId })}>{t("ficha.letter")}</MenuItem>
                      </Allowed>
                      <MenuItem onClick={() => toLetters({ customer: customerId })}>{t("ficha.letters")}</MenuItem>
                      <Allowed to="escalations.raise">
                        <MenuItem onClick={() => setDialog("escalate")}>{t("escalations.raising.command")}</MenuItem>
                      </Allowed>
                      <Allowed to="customers.setStage">
                        <MenuItem onClick={() => setDialog("stage")}>{t("credit.stage.open")}</MenuItem>
                      </Allowed>
                      {ficha.profile.hold !== "open" && (
                        <>
                          <MenuItem onClick={() => setDialog("release")}>{t("credit.release.open")}</MenuItem>
                          <MenuItem onClick={() => tell.mutate()}>{t("credit.release.tell")}</MenuItem>
                        </>
                      )}
                      <MenuItem onClick={() => setDialog("merge")}>{t("ficha.merge")}</MenuItem>
                    </MenuList>
                  </MenuPopover>
                </Menu>
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
          {balances.length > 1 && (
            <TabList
              size="small"
              selectedValue={aging?.currency ?? ""}
              aria-label={t("customers.currencies")}
              onTabSelect={(_, { value }) => choose(String(value))}
            >
              {balances.map((each) => (
                <Tab key={each.currency} value={each.currency}>
                  {each.currency}
                </Tab>
              ))}
            </TabList>
          )}
        </CommandBar>
        {tell.isError && <ErrorNotice error={tell.error} onDismiss={tell.reset} />}
        {told !== "" && (
          <Notice intent="success" onDismiss={() => setTold("")}>
            {told}
          </Notice>
        )}
        {error !== null && (
          <ErrorNotice error={error} title={t("customers.notFoundTitle")} onRetry={() => void refetch()} />
        )}
        {ficha === undefined && error === null && (
          <Skeleton className={styles.waiting} aria-label={t("common.loading")}>
            <SkeletonItem size={20} />
            <SkeletonItem size={48} />
          </Skeleton>
        )}
        {ficha !== undefined && (
          <>
            <FichaHeader ficha={ficha} aging={aging} onCustomer={toCustomer} onPeople={() => open("contactos")} />
            <MergeNotices ficha={ficha} onCustomer={toCustomer} />
            <CustomerAlerts customerId={customerId} />
            <div className={styles.row}>
              <TabList
                className={styles.tabs}
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
      {editing && ficha !== undefined && <ProfilePane ficha={ficha} onClose={() => setEditing(false)} />}
      {dialog === "merge" && ficha !== undefined && <MergeDialog customer={ficha.customer} onClose={close} />}
      {dialog === "stage" && ficha !== undefined && <StageDialog ficha={ficha} onClose={close} />}
      {dialog === "release" && ficha !== undefined && <ReleaseDialog ficha={ficha} onClose={close} />}
      {dialog === "escalate" && ficha !== undefined && (
        <Suspense>
          <RaiseDialog customerId={customerId} name={ficha.customer.name} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}
