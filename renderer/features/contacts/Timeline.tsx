import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TakenBack, TimelineRow } from "../../../shared/contract/contacts.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { CorrectDialog, WithdrawDialog } from "./CorrectDialogs.tsx";
import { FollowUpList } from "./FollowUpList.tsx";
import { useOutcomes, useTimeline } from "./queries.ts";
import { TakenBackNotice } from "./TakenBackNotice.tsx";
import { TimelineEntry } from "./TimelineEntry.tsx";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: tokens.spacingHorizontalL,
  },
  bar: { display: "flex" },
  list: { display: "flex", flexDirection: "column" },
  more: { alignSelf: "flex-start" },
});

const STEP = 30;
const MOST = 990;

/** Everything logged with a customer, newest first, and what is still to be done. */
export function Timeline({ customerId }: { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { defaultDay } = useAsOf();
  const [count, setCount] = useState(STEP);
  const [correcting, setCorrecting] = useState<TimelineRow | null>(null);
  const [withdrawing, setWithdrawing] = useState<TimelineRow | null>(null);
  const region = useRef<HTMLElement>(null);
  /** The button that opened the dialog is gone with its row: the log itself takes the focus. */
  const settle = (found: readonly TakenBack[]): void => {
    setCorrecting(null);
    setWithdrawing(null);
    setTakenBack(found);
    requestAnimationFrame(() => region.current?.focus());
  };
  const [takenBack, setTakenBack] = useState<readonly TakenBack[]>([]);
  const [error, setError] = useState<unknown>(null);
  const { data, error: unread, refetch } = useTimeline(customerId, count);
  const outcomes = useOutcomes();
  const { toaster, say } = useCopied();
  if (unread !== null) return <ErrorNotice error={unread} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spinner size="small" />;
  const log = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => openWorkForm({ kind: "contact", customerId })}>
      {t("contacts.timeline.log")}
    </Button>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section ref={region} className={styles.page} tabIndex={0} aria-label={t("contacts.timeline.label")}>
      {error !== null && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <TakenBackNotice takenBack={takenBack} onDismiss={() => setTakenBack([])} />
      {data.total > 0 && <div className={styles.bar}>{log}</div>}
      <FollowUpList customerId={customerId} followUps={data.followUps} today={defaultDay} say={say} />
      {data.total === 0 && (
        <EmptyState title={t("contacts.timeline.empty")} body={t("contacts.timeline.emptyBody")}>
          {log}
        </EmptyState>
      )}
      <div className={styles.list}>
        {data.rows.map((row) => (
          <TimelineEntry
            key={row.id}
            row={row}
            outcomes={outcomes}
            onCorrect={setCorrecting}
            onWithdraw={setWithdrawing}
            onAttached={() => say(t("contacts.timeline.attached"))}
            onError={setError}
          />
        ))}
      </div>
      {data.total > data.rows.length && count < MOST && (
        <Button className={styles.more} onClick={() => setCount(Math.min(count + STEP, MOST))}>
          {t("contacts.timeline.more")}
        </Button>
      )}
      {correcting !== null && (
        <CorrectDialog
          row={correcting}
          onClose={() => setCorrecting(null)}
          onDone={(found) => {
            settle(found);
            say(t("contacts.correct.saved"));
          }}
        />
      )}
      {withdrawing !== null && (
        <WithdrawDialog
          row={withdrawing}
          onClose={() => setWithdrawing(null)}
          onDone={(found) => {
            settle(found);
            say(t("contacts.correct.withdrawn"));
          }}
        />
      )}
      {toaster}
    </section>
  );
}
