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
import { barOf, CHOICES, changePromises, putBar, type StateChoice, usePromisesState } from "./promises-state.ts";

const useStyles = makeStyles({
  state: { minWidth: "200px" },
});

interface Props {
  readonly list: ListInBar;
  /** Whose promises are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
}

/** What narrows the promises, and the way to Excel. */
export function PromisesBar({ list, customer, onAllCustomers }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = usePromisesState();
  const { choice, search } = state;
  const words = (each: StateChoice): string =>
    each === "all" || each === "open" || each === "failed"
      ? t(`promises.choices.${each}`)
      : t(`promises.states.${each}`);
  return (
    <CommandBar tight label={t("promises.bar")}>
      <QuickSearch
        search={search}
        label={t("promises.search")}
        placeholder={t("promises.searchPlaceholder")}
        onSearch={(search) => changePromises({ search })}
      />
      <ChoiceFilter
        className={styles.state}
        label={t("promises.stateFilter")}
        choices={CHOICES}
        chosen={choice}
        words={words}
        onChoose={(next) => changePromises({ choice: next })}
      />
      <OfCustomer customer={customer} onAllCustomers={onAllCustomers} />
      <ListTools {...list.tools} own={{ search, bar: barOf(state) }} onOwn={(own) => putBar(own.search, own.bar)} />
      <ExportButton to="promises.exportPage" {...list} />
    </CommandBar>
  );
}
