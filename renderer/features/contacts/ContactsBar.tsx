import { Button, makeStyles, ToggleButton } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ExportButton } from "../../components/ExportButton.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { ListTools } from "../../grid/ListTools.tsx";
import type { ListInBar } from "../../grid/use-list.ts";
import { useNewKey } from "../../lib/use-new-key.ts";
import { barOf, changeContacts, PERIODS, putBar, useContactsState } from "./contacts-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  period: { minWidth: "160px" },
});

interface Props {
  readonly list: ListInBar;
  readonly onLog: () => void;
}

/** What narrows the log, its export, and the button that logs a contact. */
export function ContactsBar({ list, onLog }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useContactsState();
  const { period, search, corrected } = state;
  useNewKey(onLog);
  return (
    <CommandBar
      tight
      label={t("contacts.bar")}
      actions={
        <Allowed to="contacts.log">
          <Button appearance="primary" icon={<AddRegular />} title="Ctrl+N" onClick={onLog}>
            {t("contacts.log")}
          </Button>
        </Allowed>
      }
    >
      <QuickSearch
        search={search}
        label={t("contacts.search")}
        placeholder={t("contacts.searchPlaceholder")}
        onSearch={(search) => changeContacts({ search })}
      />
      <ChoiceFilter
        className={styles.period}
        label={t("contacts.period")}
        choices={PERIODS}
        chosen={period}
        words={(each) => t(`contacts.periods.${each}`)}
        onChoose={(next) => changeContacts({ period: next })}
      />
      <ToggleButton
        className={styles.command}
        appearance="subtle"
        checked={corrected}
        onClick={() => changeContacts({ corrected: !corrected })}
      >
        {t("contacts.showCorrected")}
      </ToggleButton>
      <ListTools {...list.tools} own={{ search, bar: barOf(state) }} onOwn={(own) => putBar(own.search, own.bar)} />
      <ExportButton to="contacts.exportPage" {...list} />
    </CommandBar>
  );
}
