import { Button, Tab, TabList } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { CasesList } from "./CasesList.tsx";
import { type EscalationsView, showEscalations, useEscalationsView, VIEWS } from "./escalations-state.ts";
import { ProposalsList } from "./ProposalsList.tsx";
import { RulesDialog } from "./RulesDialog.tsx";
import { useCaseStyles } from "./styles.ts";

/** Escalamientos: whom the thresholds propose, cases that wait for an answer, and those that were decided. */
export function EscalationsScreen(): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const view = useEscalationsView();
  const [ruling, rule] = useState(false);
  const views = <ViewTabs view={view} />;
  const actions = (
    <Allowed to="escalations.saveRules">
      <Button onClick={() => rule(true)}>{t("escalations.rules.open")}</Button>
    </Allowed>
  );
  return (
    <div className={styles.screen}>
      {view === "proposals" ? (
        <ProposalsList views={views} actions={actions} />
      ) : (
        <CasesList key={view} view={view} views={views} actions={actions} />
      )}
      {ruling && <RulesDialog onClose={() => rule(false)} />}
    </div>
  );
}

function ViewTabs({ view }: { readonly view: EscalationsView }): ReactNode {
  const { t } = useTranslation();
  return (
    <TabList
      size="small"
      selectedValue={view}
      aria-label={t("escalations.view")}
      onTabSelect={(_, { value }) => showEscalations(VIEWS.find((each) => each === value) ?? "proposals")}
    >
      {VIEWS.map((each) => (
        <Tab key={each} value={each}>
          {t(`escalations.views.${each}`)}
        </Tab>
      ))}
    </TabList>
  );
}
