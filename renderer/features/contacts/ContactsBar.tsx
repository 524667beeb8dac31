import { Button, Dropdown, makeStyles, Option, ToggleButton } from "@fluentui/react-components";
import { AddRegular, ArrowExportRegular } from "@fluentui/react-icons";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle } from "../../grid/column.ts";
import type { GroupTool } from "../../grid/group-tool.ts";
import { ListTools } from "../../grid/ListTools.tsx";
import { matchesShortcut } from "../../lib/shortcuts.ts";
import { barOf, changeContacts, PERIODS, putBar, useContactsState } from "./contacts-state.ts";

const useStyles = makeStyles({
  command: { minWidth: "0", paddingLeft: "8px", paddingRight: "8px" },
  period: { minWidth: "160px" },
});

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly group: GroupTool;
  readonly exporting: boolean;
  readonly onExport: () => void;
  readonly onLog: () => void;
}

/** What narrows the log, its export, and the button that logs a contact. */
export function ContactsBar({ grid, group, exporting, onExport, onLog }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useContactsState();
  const { period, search, showFilters, columnFilters, corrected } = state;
  const log = useRef(onLog);
  log.current = onLog;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!matchesShortcut(event, { key: "n", ctrl: true })) return;
      event.preventDefault();
      log.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
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
      <Dropdown
        className={styles.period}
        aria-label={t("contacts.period")}
        value={t(`contacts.periods.${period}`)}
        selectedOptions={[period]}
        onOptionSelect={(_, { optionValue }) => {
          const next = PERIODS.find((each) => each === optionValue);
          if (next) changeContacts({ period: next });
        }}
      >
        {PERIODS.map((each) => (
          <Option key={each} value={each}>
            {t(`contacts.periods.${each}`)}
          </Option>
        ))}
      </Dropdown>
      <ToggleButton
        className={styles.command}
        appearance="subtle"
        checked={corrected}
        onClick={() => changeContacts({ corrected: !corrected })}
      >
        {t("contacts.showCorrected")}
      </ToggleButton>
      <ListTools
        grid={grid}
        screen="contacts"
        group={group}
        filters={
          group.by !== null
            ? null
            : {
                shown: showFilters,
                columns: columnFilters,
                onShow: (shown) => changeContacts({ showFilters: shown }),
              }
        }
        own={{ search, bar: barOf(state) }}
        onOwn={(own) => putBar(own.search, own.bar)}
      />
      <Button
        className={styles.command}
        appearance="subtle"
        icon={<ArrowExportRegular />}
        disabled={exporting}
        title={t("contacts.export.action")}
        onClick={onExport}
      >
        <span data-word="">{t("contacts.export.action")}</span>
      </Button>
    </CommandBar>
  );
}
