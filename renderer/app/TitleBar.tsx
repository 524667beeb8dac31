import { Button, makeStyles, Tooltip, tokens } from "@fluentui/react-components";
import { QuestionCircleRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AsOfPicker } from "../components/AsOfPicker.tsx";
import { useAsOf } from "../lib/as-of.tsx";
import { formatDay } from "../lib/format.ts";
import { useStore } from "../lib/store.ts";
import { GlobalSearch } from "./GlobalSearch.tsx";
import { helpOpen } from "./help-state.ts";
import { PersonMenu } from "./PersonMenu.tsx";
import type { ScreenName } from "./screens.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    height: "48px",
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    flex: "1 1 0",
    minWidth: "120px",
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
  right: {
    flex: "1 1 0",
    display: "flex",
    alignItems: "center",
    justifyContent: "flex-end",
    gap: tokens.spacingHorizontalXS,
  },
  today: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
  },
});

/** Screens of the day's work: they count today, whatever day the figures are about. */
const OF_TODAY: ReadonlySet<ScreenName | null> = new Set(["home", "worklist"]);

/** The screen's title, the search over everything, and the day every figure is about. */
export function TitleBar({ screen }: { readonly screen: ScreenName | null }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const help = useStore(helpOpen);
  const { defaultDay, today } = useAsOf();
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{screen === null ? t("common.appName") : t(`shell.screens.${screen}`)}</h1>
      <GlobalSearch />
      <div className={styles.right}>
        {OF_TODAY.has(screen) && defaultDay !== today && (
          <span className={styles.today}>{t("shell.asOf.ofToday", { today: formatDay(today) })}</span>
        )}
        <AsOfPicker />
        <PersonMenu />
        <Tooltip content={`${t("shell.help.button")} (F1)`} relationship="label">
          <Button
            appearance="subtle"
            icon={<QuestionCircleRegular />}
            aria-expanded={help}
            onClick={() => helpOpen.set(!help)}
          />
        </Tooltip>
      </div>
    </header>
  );
}
