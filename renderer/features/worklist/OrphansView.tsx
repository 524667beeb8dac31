import { Badge, Button, Checkbox, makeStyles, Select, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Orphan } from "../../../shared/contract/worklist.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useAssign, useOrphans, usePeople } from "./queries.ts";
import { PAGE } from "./worklist-state.ts";

const useStyles = makeStyles({
  box: { flex: 1, minHeight: 0, overflowY: "auto", padding: "0 16px 16px" },
  about: { margin: "0 0 8px", color: tokens.colorNeutralForeground2, maxWidth: "110ch" },
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    padding: "4px 0",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  chosen: { color: tokens.colorNeutralForeground2 },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  head: {
    padding: "2px 8px",
    textAlign: "left",
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: { padding: "2px 8px", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  number: { textAlign: "right" },
  problems: { display: "flex", flexWrap: "wrap", gap: "4px" },
  money: { display: "block" },
  name: { fontWeight: tokens.fontWeightRegular, textAlign: "left" },
  more: { marginTop: "8px" },
});

/** The guard: overdue customers whom nobody is in charge of or with whom nothing is to happen, to be assigned at once. */
export function OrphansView(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toSettings } = useNavigation();
  const [shown, setShown] = useState(PAGE);
  const { data, error, refetch } = useOrphans(shown);
  const people = usePeople().data?.rows.filter((person) => person.active) ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [personId, setPersonId] = useState("");
  const [done, setDone] = useState<{
    readonly words: string;
    readonly before: { customerId: number; collectorId: number | null }[];
  } | null>(null);
  const assign = useAssign();
  const rows = data?.rows ?? [];
  const ids = rows.filter((row) => chosen.has(row.customerId)).map((row) => row.customerId);
  const person = people.find((each) => String(each.id) === personId);
  const toggle = (id: number): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const give = (): void => {
    if (person === undefined || ids.length === 0) return;
    assign.mutate(
      ids.map((customerId) => ({ customerId, collectorId: person.id })),
      {
        onSuccess: ({ before }) => {
          setChosen(new Set());
          setDone({ words: t("worklist.orphans.assigned", { count: ids.length, who: person.name }), before });
        },
      },
    );
  };
  if (data !== undefined && rows.length === 0 && done === null) {
    return (
      <EmptyState
        icon={<CheckmarkCircleRegular />}
        title={t("worklist.orphans.none")}
        body={t("worklist.orphans.noneBody")}
      />
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.box} tabIndex={0} aria-label={t("worklist.views.orphans")}>
      <p className={styles.about}>{t("worklist.orphans.about")}</p>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {assign.error !== null && <ErrorNotice error={assign.error} />}
      {done !== null && (
        <Notice
          intent="success"
          onDismiss={() => setDone(null)}
          actions={
            <Button size="small" onClick={() => assign.mutate(done.before, { onSuccess: () => setDone(null) })}>
              {t("worklist.orphans.undo")}
            </Button>
          }
        >
          {done.words}
        </Notice>
      )}
      {people.length === 0 ? (
        <Notice
          intent="info"
          actions={
            <Button size="small" onClick={toSettings}>
              {t("worklist.orphans.toSettings")}
            </Button>
          }
        >
          {t("worklist.orphans.noPeople")}
        </Notice>
      ) : (
        <div className={styles.bar}>
          <Select
            size="small"
            aria-label={t("worklist.orphans.assignTo")}
            value={personId}
            onChange={(_, { value }) => setPersonId(value)}
          >
            <option value="">{t("worklist.orphans.assignTo")}</option>
            {people.map((each) => (
              <option key={each.id} value={String(each.id)}>
                {each.name}
              </option>
            ))}
          </Select>
          <Button
            size="small"
            appearance="primary"
            disabled={person === undefined || ids.length === 0 || assign.isPending}
            onClick={give}
          >
            {t("worklist.orphans.assign")}
          </Button>
          {ids.length > 0 && (
            <span className={styles.chosen}>{t("worklist.orphans.chosen", { count: ids.length })}</span>
          )}
        </div>
      )}
      <table className={styles.table} aria-label={t("worklist.views.orphans")}>
        <thead>
          <tr>
            <th className={styles.head} aria-label={t("worklist.orphans.all")}>
              <Checkbox
                aria-label={t("worklist.orphans.all")}
                checked={ids.length === 0 ? false : ids.length === rows.length ? true : "mixed"}
                onChange={(_, { checked }) =>
                  setChosen(checked === true ? new Set(rows.map((row) => row.customerId)) : new Set())
                }
              />
            </th>
            <th scope="col" className={styles.head}>
              {t("worklist.orphans.customer")}
            </th>
            <th scope="col" className={`${styles.head} ${styles.number}`}>
              {t("worklist.orphans.overdue")}
            </th>
            <th scope="col" className={`${styles.head} ${styles.number}`}>
              {t("worklist.orphans.days")}
            </th>
            <th scope="col" className={styles.head}>
              {t("worklist.orphans.owner")}
            </th>
            <th scope="col" className={styles.head}>
              {t("worklist.orphans.why")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.customerId} row={row} chosen={chosen.has(row.customerId)} onToggle={toggle} />
          ))}
        </tbody>
      </table>
      {data !== undefined && rows.length < data.total && (
        <Button className={styles.more} size="small" onClick={() => setShown(Math.min(1000, shown + PAGE))}>
          {`${t("worklist.list.more")} (${t("worklist.list.shown", {
            shown: formatInteger(rows.length),
            total: formatInteger(data.total),
          })})`}
        </Button>
      )}
    </section>
  );
}

interface LineProps {
  readonly row: Orphan;
  readonly chosen: boolean;
  readonly onToggle: (id: number) => void;
}

function Line({ row, chosen, onToggle }: LineProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  return (
    <tr>
      <td className={styles.cell}>
        <Checkbox
          aria-label={t("worklist.orphans.one", { name: row.customerName })}
          checked={chosen}
          onChange={() => onToggle(row.customerId)}
        />
      </td>
      <th scope="row" className={`${styles.cell} ${styles.name}`}>
        <Button size="small" appearance="transparent" onClick={() => toCustomer(row.customerId)}>
          {row.customerName}
        </Button>
      </th>
      <td className={`${styles.cell} ${styles.number}`}>
        {row.overdue.map(({ currency, minor }) => (
          <span key={currency} className={styles.money}>
            <Money minor={minor} currency={currency} withCurrency />
          </span>
        ))}
      </td>
      <td className={`${styles.cell} ${styles.number}`}>{formatInteger(row.dpd)}</td>
      <td className={styles.cell}>{row.owner}</td>
      <td className={styles.cell}>
        <span className={styles.problems}>
          {row.problems.map((problem) => (
            <Badge key={problem} appearance="tint" color="warning">
              {t(`worklist.orphans.problems.${problem}`)}
            </Badge>
          ))}
        </span>
      </td>
    </tr>
  );
}
