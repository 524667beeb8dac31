import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ClockRegular, PeopleRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ListItem } from "../../../shared/contract/worklist.ts";
import { Money } from "../../components/Money.tsx";
import { formatDay, formatInteger, formatTime } from "../../lib/format.ts";
import { ScoreParts } from "./ScoreParts.tsx";
import { closedWords, isFailure, pointsText, reasonWords } from "./words.ts";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    width: "clamp(300px, 33%, 480px)",
    flexShrink: 0,
    minHeight: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { flex: 1, overflowY: "auto", overflowX: "hidden", outlineStyle: "none", scrollPaddingTop: "26px" },
  group: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    padding: "4px 12px",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: "2px",
    padding: "5px 12px 6px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: "default",
  },
  chosen: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: "-2px",
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  first: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalS },
  name: {
    flex: 1,
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontWeight: tokens.fontWeightSemibold,
  },
  score: { fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
  second: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  reason: { flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  broken: { color: tokens.colorPaletteRedForeground1 },
  mark: {
    display: "flex",
    alignItems: "center",
    gap: "4px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  foot: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    padding: "4px 12px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

interface Props {
  readonly items: readonly ListItem[];
  readonly total: number;
  readonly chosenId: number | null;
  readonly onChoose: (id: number) => void;
  readonly onMore: () => void;
}

export const LIST_ID = "worklist-items";
const optionId = (id: number): string => `worklist-item-${String(id)}`;

/** Words of the hard groups, 1 to 6. */
const GROUPS = ["promises", "followUps", "disputes", "replies", "overdue", "preventive"] as const;

/** Above the rows: what came during the day, then the hard groups in their order, then what is settled. */
function headingOf(item: ListItem): string {
  if (item.state !== "pending") return "settled";
  return item.live ? "live" : String(item.group);
}

/** The customers of a list in its order; one is chosen, and the keys of the screen move it. */
export function ItemList({ items, total, chosenId, onChoose, onMore }: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosenId === null) return;
    list.current?.querySelector(`#${optionId(chosenId)}`)?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);
  const blocks: { heading: string; items: ListItem[] }[] = [];
  for (const item of items) {
    const heading = headingOf(item);
    const last = blocks.at(-1);
    if (last?.heading === heading) last.items.push(item);
    else blocks.push({ heading, items: [item] });
  }
  const words = (block: { heading: string; items: readonly ListItem[] }): string => {
    if (block.heading === "live") return t("worklist.live");
    if (block.heading === "settled") return t("worklist.filter.all");
    return t(`worklist.groups.${GROUPS[(block.items[0]?.group ?? 1) - 1] ?? "overdue"}`);
  };
  return (
    <div className={styles.box}>
      <div
        ref={list}
        id={LIST_ID}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label={t("worklist.list.label")}
        aria-activedescendant={chosenId === null ? undefined : optionId(chosenId)}
      >
        {blocks.map((block) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own
          <div key={`${block.heading} ${String(block.items[0]?.id)}`} role="group" aria-label={words(block)}>
            <div className={styles.group} aria-hidden="true">
              {words(block)}
            </div>
            {block.items.map((item) => (
              <Row key={item.id} item={item} chosen={item.id === chosenId} onChoose={onChoose} />
            ))}
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <span>{t("worklist.list.shown", { shown: formatInteger(items.length), total: formatInteger(total) })}</span>
        {items.length < total && (
          <Button size="small" onClick={onMore}>
            {t("worklist.list.more")}
          </Button>
        )}
      </div>
    </div>
  );
}

interface RowProps {
  readonly item: ListItem;
  readonly chosen: boolean;
  readonly onChoose: (id: number) => void;
}

function Row({ item, chosen, onChoose }: RowProps): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const [reason] = item.reasons;
  const { facts } = item;
  const quiet = item.state !== "pending" || item.closed !== null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
    <div
      id={optionId(item.id)}
      className={mergeClasses(styles.row, chosen && styles.chosen)}
      role="option"
      aria-selected={chosen}
      onClick={() => onChoose(item.id)}
    >
      <span className={styles.first}>
        <span className={mergeClasses(styles.name, quiet && styles.quiet)} title={item.customerName}>
          {item.customerName}
        </span>
        {facts.currency !== "" && <Money minor={facts.overdueMinor} currency={facts.currency} withCurrency />}
        <span className={styles.score} title={t("worklist.score", { points: pointsText(item.score) })}>
          {Math.round(item.score / 10)}
        </span>
      </span>
      <span className={styles.second}>
        {reason !== undefined && (
          <span className={mergeClasses(styles.reason, isFailure(reason) && styles.broken)}>
            {reasonWords(reason, t)}
          </span>
        )}
        {item.state !== "pending" && <Settled item={item} />}
      </span>
      {item.state === "pending" && <ScoreParts item={item} />}
      <Marks item={item} />
    </div>
  );
}

function Settled({ item }: { readonly item: ListItem }): ReactNode {
  const { t } = useTranslation();
  const words =
    item.state === "gone" && item.goneReason in GONE
      ? `${t("worklist.states.gone")}: ${t(`worklist.gone.${item.goneReason as keyof typeof GONE}`)}`
      : item.state === "skipped"
        ? `${t("worklist.states.skipped")}: ${formatDay(item.skipUntil)}`
        : t(`worklist.states.${item.state}`);
  return (
    <Badge appearance="tint" color={item.state === "done" ? "success" : "informative"} size="small">
      {words}
    </Badge>
  );
}

const GONE = { paid: 0, promised: 0, disputed: 0, planned: 0, done: 0, reassigned: 0, excluded: 0 };

/** What else to know before calling: not now, somebody else is on it, put off before. */
function Marks({ item }: { readonly item: ListItem }): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const who = item.onIt;
  return (
    <>
      {item.dueAt !== "" && item.state === "pending" && (
        <span className={styles.mark}>
          <ClockRegular aria-hidden="true" />
          {t("worklist.at", { time: formatTime(item.dueAt) })}
        </span>
      )}
      {item.closed !== null && (
        <span className={styles.mark}>
          <ClockRegular aria-hidden="true" />
          {closedWords(item.closed, t)}
        </span>
      )}
      {who !== null && (
        <span className={styles.mark}>
          <PeopleRegular aria-hidden="true" />
          {t(`worklist.onIt.${who.how}`, { who: who.who, time: formatTime(who.since) })}
        </span>
      )}
      {who === null && item.alsoWith !== "" && (
        <span className={styles.mark}>
          <PeopleRegular aria-hidden="true" />
          {t("worklist.alsoWith", { who: item.alsoWith })}
        </span>
      )}
      {item.skips > 0 && <span className={styles.mark}>{t("worklist.skips", { count: item.skips })}</span>}
    </>
  );
}
