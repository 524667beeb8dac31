import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ExportButton } from "../../components/ExportButton.tsx";
import { OfCustomer } from "../../components/OfCustomer.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { ListTools } from "../../grid/ListTools.tsx";
import type { ListInBar } from "../../grid/use-list.ts";
import { barOf, CHOICES, changeAgreements, putBar, type StateChoice, useAgreementsState } from "./agreements-state.ts";

const useStyles = makeStyles({
  state: { minWidth: "200px" },
});

interface Props {
  readonly list: ListInBar;
  /** Whose agreements are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
}

/** What narrows the agreements, and the way to Excel. */
export function AgreementsBar({ list, customer, onAllCustomers }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useAgreementsState();
  const { choice, search } = state;
  const words = (each: StateChoice): string => t(`agreements.choices.${each}`);
  return (
    <CommandBar tight label={t("agreements.bar")}>
      <QuickSearch
        search={search}
        label={t("agreements.search")}
        placeholder={t("agreements.searchPlaceholder")}
        onSearch={(search) => changeAgreements({ search })}
      />
      <ChoiceFilter
        className={styles.state}
        label={t("agreements.stateFilter")}
        choices={CHOICES}
        chosen={choice}
        words={words}
        onChoose={(next) => changeAgreements({ choice: next })}
      />
      <OfCustomer customer={customer} onAllCustomers={onAllCustomers} />
      <ListTools {...list.tools} own={{ search, bar: barOf(state) }} onOwn={(own) => putBar(own.search, own.bar)} />
      <ExportButton to="agreements.exportPage" {...list} />
    </CommandBar>
  );
}
