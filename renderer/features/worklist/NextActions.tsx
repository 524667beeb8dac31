import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowRightRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Home, ListItem } from "../../../shared/contract/worklist.ts";
import { Money } from "../../components/Money.tsx";
import { formatTime } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { ScoreParts } from "./ScoreParts.tsx";
import { closedWords, isFailure, pointsText, reasonWords } from "./words.ts";
import { changeWorklist } from "./worklist-state.ts";

const useStyles = makeStyles({
  panel: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: "6px" },
  item: {
    display: "grid",
    gridTemplateColumns: "28px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    padding: "8px 12px",
    font: "inherit",
    textAlign: "left",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  place: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorCompoundBrandForeground1,
  },
  words: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: "2px", minWidth: 0 },
  first: { display: "flex", gap: tokens.spacingHorizontalM, alignItems: "baseline" },
  name: {
    flex: 1,
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontWeight: tokens.fontWeightSemibold,
  },
  why: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  broken: { color: tokens.colorPaletteRedForeground1 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Empiece por aquí: the next five of the list, each with its why; one click goes on with it. */
export function NextActions({ home }: { readonly home: Home }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toWorklist } = useNavigation();
  const open = (item: ListItem): void => {
    changeWorklist({ view: "list", personId: null, state: "pending", reason: null, itemId: item.id });
    toWorklist();
  };
  return (
    <section className={styles.panel} aria-label={t("worklist.home.start")}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("worklist.home.start")}</h2>
        <Button size="small" icon={<ArrowRightRegular />} iconPosition="after" onClick={() => toWorklist()}>
          {t("worklist.home.toList")}
        </Button>
      </div>
      {home.next.length === 0 && <p className={styles.quiet}>{t("worklist.home.startNone")}</p>}
      <ol className={styles.list}>
        {home.next.map((item, index) => (
          <li key={item.id}>
            <button type="button" className={styles.item} onClick={() => open(item)}>
              <span className={styles.place} aria-hidden="true">
                {index + 1}
              </span>
              <span className={styles.words}>
                <span className={styles.first}>
                  <span className={styles.name}>{item.customerName}</span>
                  {item.facts.currency !== "" && (
                    <Money minor={item.facts.overdueMinor} currency={item.facts.currency} withCurrency />
                  )}
                </span>
                <Why item={item} />
                <ScoreParts item={item} words={false} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Why({ item }: { readonly item: ListItem }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [reason] = item.reasons;
  const rest = [
    ...item.reasons.slice(1, 2).map((each) => reasonWords(each, t)),
    t("worklist.score", { points: pointsText(item.score) }),
    ...(item.dueAt === "" ? [] : [t("worklist.at", { time: formatTime(item.dueAt) })]),
    ...(item.closed === null ? [] : [closedWords(item.closed, t)]),
  ];
  return (
    <span className={styles.why}>
      {reason !== undefined && (
        <span className={mergeClasses(isFailure(reason) && styles.broken)}>{reasonWords(reason, t)}</span>
      )}
      {` · ${rest.join(" · ")}`}
    </span>
  );
}
