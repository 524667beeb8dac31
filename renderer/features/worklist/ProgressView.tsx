import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListProgress } from "../../../shared/contract/worklist.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInteger, formatTime } from "../../lib/format.ts";
import { useFreshList, useProgress } from "./queries.ts";
import { ReassignMenu } from "./ReassignMenu.tsx";
import { stepsOf } from "./WorklistBar.tsx";
import { changeWorklist, PAGE } from "./worklist-state.ts";

const useStyles = makeStyles({
  // Scrolls, so the keyboard must be able to reach it.
  box: { flex: 1, minHeight: 0, overflowY: "auto", padding: "0 16px 16px" },
  about: { margin: "0 0 8px", color: tokens.colorNeutralForeground2, maxWidth: "100ch" },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  head: {
    padding: "6px 8px",
    textAlign: "left",
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: { padding: "6px 8px", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  number: { textAlign: "right" },
  bar: { width: "120px" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Every list of today, how far it is, and which nobody has opened. */
export function ProgressView(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  useFreshList(null, true);
  const { data } = useProgress();
  const [done, setDone] = useState("");
  const [error, setError] = useState<unknown>(null);
  const rows = data?.rows ?? [];
  const people = rows.some((row) => row.personId !== 0);
  const number = `${styles.head} ${styles.number}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.box} tabIndex={0} aria-label={t("worklist.progress.title")}>
      <p className={styles.about}>{t("worklist.progress.about")}</p>
      {error !== null && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      {done !== "" && (
        <Notice intent="success" onDismiss={() => setDone("")}>
          {done}
        </Notice>
      )}
      <table className={styles.table} aria-label={t("worklist.progress.title")}>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              {t("worklist.progress.person")}
            </th>
            <th scope="col" className={number}>
              {t("worklist.progress.customers")}
            </th>
            <th scope="col" className={styles.head}>
              {t("worklist.progress.list")}
            </th>
            {(["done", "pending", "skipped", "gone", "live"] as const).map((column) => (
              <th key={column} scope="col" className={number}>
                {t(`worklist.progress.${column}`)}
              </th>
            ))}
            <th className={styles.head} aria-label={t("worklist.progress.open")} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.personId} row={row} people={people} onDone={setDone} onError={setError} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface LineProps {
  readonly row: ListProgress;
  readonly people: boolean;
  readonly onDone: (words: string) => void;
  readonly onError: (error: unknown) => void;
}

function Line({ row, people, onDone, onError }: LineProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { done, total } = stepsOf(row);
  const name = row.personId === 0 ? t(people ? "worklist.nobody" : "worklist.everybody") : row.name;
  const number = `${styles.cell} ${styles.number}`;
  const lastDay =
    row.lastDay === "" ? t("worklist.progress.never") : t("worklist.progress.lastDay", { day: formatDay(row.lastDay) });
  return (
    <tr>
      <th scope="row" className={styles.cell} style={{ textAlign: "left" }}>
        {name}
      </th>
      <td className={number}>{formatInteger(row.customers)}</td>
      <td className={styles.cell}>
        {row.fixedAt === null ? (
          <span className={styles.quiet}>{`${t("worklist.progress.notOpened")}. ${lastDay}`}</span>
        ) : (
          <ProgressBar
            className={styles.bar}
            thickness="large"
            value={total === 0 ? 1 : done / total}
            aria-label={`${name}: ${t("worklist.list.progress", { done, total })}`}
            title={t("worklist.list.fixedAt", { time: formatTime(row.fixedAt) })}
          />
        )}
      </td>
      <td className={number}>{formatInteger(row.done)}</td>
      <td className={number}>{formatInteger(row.pending)}</td>
      <td className={number}>{formatInteger(row.skipped)}</td>
      <td className={number}>{formatInteger(row.gone)}</td>
      <td className={number}>{formatInteger(row.live)}</td>
      <td className={styles.cell}>
        <Button
          size="small"
          aria-label={t("worklist.progress.openOf", { name })}
          onClick={() =>
            changeWorklist({ view: "list", personId: row.personId, itemId: null, reason: null, shown: PAGE })
          }
        >
          {t("worklist.progress.open")}
        </Button>
        {people && <ReassignMenu row={row} name={name} onDone={onDone} onError={onError} />}
      </td>
    </tr>
  );
}
