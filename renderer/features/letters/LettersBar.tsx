import { Button, Dropdown, makeStyles, Option } from "@fluentui/react-components";
import { AddRegular, TextEditStyleRegular } from "@fluentui/react-icons";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { zLetterState } from "../../../shared/contract/letters.ts";
import { LETTER_KINDS } from "../../../shared/domain/letters/kinds.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ExportButton } from "../../components/ExportButton.tsx";
import { OfCustomer } from "../../components/OfCustomer.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { ListTools } from "../../grid/ListTools.tsx";
import type { Export, WrittenList } from "../../lib/use-export.ts";
import { barOf, changeLetters, kindOf, putBar, stateOf, useLettersState } from "./letters-state.ts";

const useStyles = makeStyles({ choice: { minWidth: "150px" } });

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  /** Whose letters are shown; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
  readonly exporting: Export<WrittenList>;
  readonly onExport: () => void;
  readonly onWrite: () => void;
  readonly onTexts: () => void;
}

/** What narrows the letters, and the ways to a new one, to their texts and to Excel. */
export function LettersBar(props: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const now = useLettersState();
  const kindWords = now.kind === "all" ? t("letters.all") : t(`letterPrint.kinds.${now.kind}`);
  const stateWords = now.state === "all" ? t("letters.all") : t(`letters.states.${now.state}`);
  return (
    <CommandBar
      tight
      label={t("letters.bar")}
      actions={
        <>
          <Allowed to="letters.saveTemplate">
            <Button icon={<TextEditStyleRegular />} onClick={props.onTexts}>
              {t("letters.texts")}
            </Button>
          </Allowed>
          <Allowed to="letters.issue">
            <Button appearance="primary" icon={<AddRegular />} onClick={props.onWrite}>
              {t("letters.write")}
            </Button>
          </Allowed>
        </>
      }
    >
      <QuickSearch
        search={now.search}
        label={t("letters.search")}
        placeholder={t("letters.searchPlaceholder")}
        onSearch={(search) => changeLetters({ search })}
      />
      <Dropdown
        className={styles.choice}
        aria-label={t("letters.kindFilter")}
        value={kindWords}
        selectedOptions={[now.kind]}
        onOptionSelect={(_, { optionValue }) => changeLetters({ kind: kindOf(optionValue) })}
      >
        <Option value="all">{t("letters.all")}</Option>
        {LETTER_KINDS.map((kind) => (
          <Option key={kind} value={kind}>
            {t(`letterPrint.kinds.${kind}`)}
          </Option>
        ))}
      </Dropdown>
      <Dropdown
        className={styles.choice}
        aria-label={t("letters.stateFilter")}
        value={stateWords}
        selectedOptions={[now.state]}
        onOptionSelect={(_, { optionValue }) => changeLetters({ state: stateOf(optionValue) })}
      >
        <Option value="all">{t("letters.all")}</Option>
        {zLetterState.options.map((state) => (
          <Option key={state} value={state}>
            {t(`letters.states.${state}`)}
          </Option>
        ))}
      </Dropdown>
      <OfCustomer customer={props.customer} onAllCustomers={props.onAllCustomers} />
      <ListTools
        grid={props.grid}
        screen="letters"
        filters={{
          shown: now.showFilters,
          columns: now.columnFilters,
          onShow: (showFilters) => changeLetters({ showFilters }),
        }}
        own={{ search: now.search, bar: barOf(now) }}
        onOwn={(own) => putBar(own.search, own.bar)}
      />
      <ExportButton to="letters.exportPage" exporting={props.exporting} onExport={props.onExport} />
    </CommandBar>
  );
}
