import { makeStyles, Tab, TabList } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AgenciesList } from "./AgenciesList.tsx";
import { type AgenciesView, showAgencies, useAgenciesView, VIEWS } from "./agencies-state.ts";
import { PlacedList } from "./PlacedList.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
});

/** Despachos: who collects for the company outside of it, or what they have, invoice by invoice. */
export function AgenciesScreen(): ReactNode {
  const styles = useStyles();
  const view = useAgenciesView();
  return (
    <div className={styles.screen}>
      {view === "agencies" ? (
        <AgenciesList views={<ViewTabs view={view} />} />
      ) : (
        <PlacedList place="all" agencyId={null} views={<ViewTabs view={view} />} />
      )}
    </div>
  );
}

function ViewTabs({ view }: { readonly view: AgenciesView }): ReactNode {
  const { t } = useTranslation();
  return (
    <TabList
      size="small"
      selectedValue={view}
      aria-label={t("agencies.view")}
      onTabSelect={(_, { value }) => showAgencies(VIEWS.find((each) => each === value) ?? "agencies")}
    >
      {VIEWS.map((each) => (
        <Tab key={each} value={each}>
          {t(`agencies.views.${each}`)}
        </Tab>
      ))}
    </TabList>
  );
}
