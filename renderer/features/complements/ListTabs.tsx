import { CounterBadge, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type ComplementList, zComplementList } from "../../../shared/contract/complements.ts";

const useStyles = makeStyles({
  row: {
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tabs: { flexWrap: "wrap" },
  tab: { whiteSpace: "nowrap" },
  badge: { marginLeft: "6px" },
});

interface Props {
  readonly list: ComplementList;
  readonly counts: Readonly<Record<ComplementList, number>> | undefined;
  readonly onSelect: (list: ComplementList) => void;
}

/** The lists, each with its length. */
export function ListTabs({ list, counts, onSelect }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.row}>
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={list}
        aria-label={t("complements.tabs")}
        onTabSelect={(_, { value }) => {
          const chosen = zComplementList.safeParse(value);
          if (chosen.success) onSelect(chosen.data);
        }}
      >
        {zComplementList.options.map((each) => (
          <Tab key={each} value={each} className={styles.tab}>
            {t(`complements.lists.${each}.title`)}
            {(counts?.[each] ?? 0) > 0 && (
              <CounterBadge
                className={styles.badge}
                size="small"
                appearance="filled"
                color="informative"
                overflowCount={999}
                count={counts?.[each] ?? 0}
              />
            )}
          </Tab>
        ))}
      </TabList>
    </div>
  );
}
