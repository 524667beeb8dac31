import { CounterBadge, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { focusSearch, QuickSearch } from "../../components/QuickSearch.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { AcceptanceView } from "./AcceptanceView.tsx";
import { MissingView } from "./MissingView.tsx";
import { PueView } from "./PueView.tsx";
import { useAlertCount, useMissingCount, usePueTotals } from "./queries.ts";
import { changeReview, REVIEW_LISTS, type ReviewList, useReviewState } from "./review-state.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  tabs: { marginLeft: "-8px" },
  badge: { marginLeft: "6px" },
  about: {
    margin: 0,
    padding: `6px ${tokens.spacingHorizontalL} 8px`,
    maxWidth: "110ch",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    flexShrink: 0,
  },
});

const WORDS = {
  pue: { title: "review.pue.title", body: "review.pue.body" },
  acceptance: { title: "acceptance.alerts.title", body: "acceptance.alerts.body" },
  missing: { title: "review.missing.title", body: "review.missing.body" },
} as const satisfies Record<ReviewList, { title: string; body: string }>;

/** Por revisar: what the default hides and what the tax authority knows and is not here, each a list to work through. */
export function ReviewScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { list, search } = useReviewState();
  const grid = useRef<GridHandle>(null);
  const { toaster, say, copy } = useCopied();
  const { data: totals } = usePueTotals({ asOf: day, search: "" });
  const { data: missing } = useMissingCount();
  const { data: alerts } = useAlertCount(day);
  const counts: Readonly<Record<ReviewList, number>> = {
    pue: (totals ?? []).reduce((sum, row) => sum + row.documents, 0),
    acceptance: alerts ?? 0,
    missing: missing?.total ?? 0,
  };
  const clear = (): void => changeReview({ search: "" });
  const typed = (text: string): void => {
    changeReview({ search: text });
    focusSearch(false);
  };
  const shared = { grid, search, onClear: clear, onType: typed, copy, say };
  return (
    <div className={styles.screen}>
      <CommandBar label={t("review.bar")}>
        <TabList
          className={styles.tabs}
          size="small"
          selectedValue={list}
          aria-label={t("review.tabs")}
          onTabSelect={(_, { value }) => {
            const next = REVIEW_LISTS.find((each) => each === value);
            if (next !== undefined) changeReview({ list: next, search: "" });
          }}
        >
          {REVIEW_LISTS.map((each) => (
            <Tab key={each} value={each}>
              {t(WORDS[each].title)}
              {counts[each] > 0 && (
                <CounterBadge
                  className={styles.badge}
                  size="small"
                  appearance="filled"
                  color="informative"
                  overflowCount={999}
                  count={counts[each]}
                />
              )}
            </Tab>
          ))}
        </TabList>
        <QuickSearch
          search={search}
          label={t("review.searchLabel")}
          placeholder={t("review.search")}
          onSearch={(search) => changeReview({ search })}
        />
        <ColumnsButton grid={grid} />
      </CommandBar>
      <p className={styles.about}>{t(WORDS[list].body)}</p>
      {list === "pue" && <PueView {...shared} asOf={day} />}
      {list === "acceptance" && <AcceptanceView {...shared} asOf={day} />}
      {list === "missing" && <MissingView {...shared} />}
      {toaster}
    </div>
  );
}
