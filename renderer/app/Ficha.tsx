import { makeStyles, Spinner } from "@fluentui/react-components";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { FichaScreen } from "../features/customers/FichaScreen.tsx";
import { FICHA_TABS } from "./ficha-tabs.tsx";
import { NotFound } from "./NotFound.tsx";

const useStyles = makeStyles({ waiting: { display: "flex", justifyContent: "center", padding: "32px 0" } });

/** The customer's page with the tabs of all features. */
export function Ficha(): ReactNode {
  const { t } = useTranslation();
  const tabs = [
    { tab: "", label: t("ficha.tabs.statement") },
    ...FICHA_TABS.map(({ tab, label }) => ({ tab, label: t(label) })),
  ];
  return <FichaScreen tabs={tabs} />;
}

/** The tab named in the path. */
export function FichaTabContent(): ReactNode {
  const styles = useStyles();
  const { customerId, tab } = useParams({ from: "/clientes/$customerId/$tab" });
  const found = FICHA_TABS.find((each) => each.tab === tab);
  if (found === undefined) return <NotFound />;
  return (
    <Suspense fallback={<Spinner className={styles.waiting} size="small" />}>
      <found.Component key={customerId} customerId={Number(customerId)} />
    </Suspense>
  );
}
