import { Button, makeStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ExportButton } from "../../components/ExportButton.tsx";
import { OfCustomer } from "../../components/OfCustomer.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { ListTools } from "../../grid/ListTools.tsx";
import type { ListInBar } from "../../grid/use-list.ts";
import { useNewKey } from "../../lib/use-new-key.ts";
import { stateWords } from "./labels.ts";
import { barOf, CHOICES, changePayments, putBar, type StateChoice, usePaymentsState } from "./payments-state.ts";

const useStyles = makeStyles({
  state: { minWidth: "180px" },
});

interface Props {
  readonly list: ListInBar;
  /** Whose payments are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
  readonly onRecord: () => void;
}

/** What narrows the payments, and the button that records one. */
export function PaymentsBar({ list, customer, onAllCustomers, onRecord }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = usePaymentsState();
  const { choice, search } = state;
  useNewKey(onRecord);
  const words = (each: StateChoice): string => {
    if (each === "all") return t("payments.allStates");
    if (each === "open") return t("payments.openStates");
    return each === "doubles" ? t("payments.onlyDoubles") : stateWords(each, t);
  };
  return (
    <CommandBar
      tight
      label={t("payments.bar")}
      actions={
        <Allowed to="payments.record">
          <Button appearance="primary" icon={<AddRegular />} title="Ctrl+N" onClick={onRecord}>
            {t("payments.record")}
          </Button>
        </Allowed>
      }
    >
      <QuickSearch
        search={search}
        label={t("payments.search")}
        placeholder={t("payments.searchPlaceholder")}
        onSearch={(search) => changePayments({ search })}
      />
      <ChoiceFilter
        className={styles.state}
        label={t("payments.stateFilter")}
        choices={CHOICES}
        chosen={choice}
        words={words}
        onChoose={(next) => changePayments({ choice: next })}
      />
      <OfCustomer customer={customer} onAllCustomers={onAllCustomers} />
      <ListTools {...list.tools} own={{ search, bar: barOf(state) }} onOwn={(own) => putBar(own.search, own.bar)} />
      <ExportButton to="payments.exportPage" {...list} />
    </CommandBar>
  );
}
