import { Button, makeStyles, ToggleButton } from "@fluentui/react-components";
import { AddRegular, DataHistogramRegular } from "@fluentui/react-icons";
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
import { barOf, changeDisputes, putBar, SHOWN, useDisputesState } from "./disputes-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  show: { minWidth: "140px" },
});

interface Props {
  readonly list: ListInBar;
  /** Whose disputes are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
  readonly onAdd: () => void;
}

/** What narrows the disputes, their figures, the way to Excel, and the button that opens one. */
export function DisputesBar({ list, customer, onAllCustomers, onAdd }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useDisputesState();
  const { show, search, showKpis } = state;
  useNewKey(onAdd);
  return (
    <CommandBar
      tight
      label={t("disputes.bar")}
      actions={
        <Allowed to="disputes.open">
          <Button appearance="primary" icon={<AddRegular />} title="Ctrl+N" onClick={onAdd}>
            {t("disputes.add")}
          </Button>
        </Allowed>
      }
    >
      <QuickSearch
        search={search}
        label={t("disputes.search")}
        placeholder={t("disputes.searchPlaceholder")}
        onSearch={(search) => changeDisputes({ search })}
      />
      <ChoiceFilter
        className={styles.show}
        label={t("disputes.show.label")}
        choices={SHOWN}
        chosen={show}
        words={(each) => t(`disputes.show.${each}`)}
        onChoose={(next) => changeDisputes({ show: next })}
      />
      <OfCustomer customer={customer} onAllCustomers={onAllCustomers} />
      <ListTools {...list.tools} own={{ search, bar: barOf(state) }} onOwn={(own) => putBar(own.search, own.bar)} />
      <ToggleButton
        className={styles.command}
        appearance="subtle"
        icon={<DataHistogramRegular />}
        checked={showKpis}
        title={t("disputes.kpis.button")}
        onClick={() => changeDisputes({ showKpis: !showKpis })}
      >
        <span data-word="">{t("disputes.kpis.button")}</span>
      </ToggleButton>
      <ExportButton to="disputes.exportPage" {...list} />
    </CommandBar>
  );
}
