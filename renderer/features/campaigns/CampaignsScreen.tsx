import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CampaignSelection } from "../../../shared/contract/campaign-list.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportButton } from "../../components/ExportButton.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { ListTotals } from "../../components/ListTotals.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import type { GridSort } from "../../grid/column.ts";
import { ListGrid } from "../../grid/ListGrid.tsx";
import { ListTools } from "../../grid/ListTools.tsx";
import { useList } from "../../grid/use-list.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useMay } from "../../lib/session.ts";
import { useStatus } from "../../lib/status.ts";
import { useNewKey } from "../../lib/use-new-key.ts";
import { CampaignEditor } from "./CampaignEditor.tsx";
import { campaignColumns } from "./campaign-columns.ts";
import {
  CAMPAIGN_CHOICES,
  campaignBarOf,
  changeCampaigns,
  putCampaignBar,
  useCampaignsState,
} from "./campaigns-state.ts";
import { campaignList, useCampaignTotals } from "./queries.ts";
import { useCampaignStyles } from "./styles.ts";

const NEWEST: readonly GridSort[] = [];

/** Campañas: what was written to many at once, and what it brought beside those who were not written to. */
export function CampaignsScreen(): ReactNode {
  const styles = useCampaignStyles();
  const { t, i18n } = useTranslation();
  const { toCampaign } = useNavigation();
  const may = useMay();
  const { day } = useAsOf();
  const { data: status } = useStatus();
  const today = status?.today ?? day;
  const state = useCampaignsState();
  const { toaster, say } = useCopied();
  const [adding, setAdding] = useState(false);
  const { search, choice } = state;
  const selection = useMemo<CampaignSelection>(
    () => ({
      asOf: today,
      search,
      states: choice === "all" ? [] : [choice],
      filters: [...state.columnFilters],
    }),
    [today, search, choice, state.columnFilters],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => campaignColumns(t, toCampaign), [t, i18n.language, toCampaign]);
  const list = useList({
    name: "campaigns",
    source: campaignList,
    selection,
    columns,
    state,
    change: changeCampaigns,
    defaultSort: NEWEST,
    exportName: t("campaigns.exportName", { day: formatDay(today) }),
  });
  const { data: totals } = useCampaignTotals(selection);
  const add = (): void => setAdding(may("campaigns.save"));
  useNewKey(add);
  if (adding) return <CampaignEditor campaign={null} onClose={() => setAdding(false)} onSaved={toCampaign} />;
  const sums = (["treated", "treatedPaid", "control", "controlPaid"] as const).map(
    (id) => ({ id, title: t(`campaigns.columns.${id}`), kind: "count" }) as const,
  );
  const narrowed = search.trim() !== "" || choice !== "all" || state.columnFilters.length > 0;
  const empty = narrowed ? (
    <EmptyState title={t("campaigns.empty.narrowedTitle")} body={t("campaigns.empty.narrowedBody")}>
      <Button
        onClick={() => {
          list.clear();
          changeCampaigns({ choice: "all" });
        }}
      >
        {t("campaigns.empty.clear")}
      </Button>
    </EmptyState>
  ) : (
    <EmptyState title={t("campaigns.empty.title")} body={t("campaigns.empty.body")} />
  );
  return (
    <div className={styles.screen}>
      <CommandBar
        tight
        label={t("campaigns.bar")}
        actions={
          <Allowed to="campaigns.save">
            <Button appearance="primary" icon={<AddRegular />} title="Ctrl+N" onClick={add}>
              {t("campaigns.new")}
            </Button>
          </Allowed>
        }
      >
        <QuickSearch
          search={search}
          label={t("campaigns.search")}
          placeholder={t("campaigns.searchPlaceholder")}
          narrow
          onSearch={(text) => changeCampaigns({ search: text })}
        />
        <ChoiceFilter
          className={styles.choice}
          label={t("campaigns.stateFilter")}
          choices={CAMPAIGN_CHOICES}
          chosen={choice}
          words={(each) => (each === "all" ? t("campaigns.all") : t(`campaigns.states.${each}`))}
          onChoose={(next) => changeCampaigns({ choice: next })}
        />
        <ListTools
          grid={list.tools.grid}
          screen={list.tools.screen}
          filters={list.tools.filters}
          own={{ search, bar: campaignBarOf(state) }}
          onOwn={(own) => putCampaignBar(own.search, own.bar)}
        />
        <ExportButton to="campaigns.exportPage" {...list} />
      </CommandBar>
      <ExportNotice exporting={list.exporting} />
      <div className={styles.body}>
        <div className={styles.grid}>
          <ListGrid
            list={list}
            label={t("campaigns.grid")}
            counted={t("campaigns.totals.campaigns")}
            sums={sums}
            rowId={(row) => String(row.id)}
            areas={["campaigns", "payments", "approvals"]}
            onOpen={(row) => toCampaign(row.id)}
            menu={(row) => [
              { id: "open", label: t("campaigns.menu.open"), shortcut: "Enter", run: () => toCampaign(row.id) },
            ]}
            say={say}
            empty={empty}
          />
        </div>
      </div>
      <ListTotals
        label={t("campaigns.totals.label")}
        none={t("campaigns.totals.none")}
        rows={totals}
        totals={[{ id: "campaigns", title: t("campaigns.totals.campaigns"), kind: "count" }, ...sums]}
      />
      {toaster}
    </div>
  );
}
