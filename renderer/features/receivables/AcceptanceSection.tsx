import { Button, Link, makeStyles, mergeClasses, Tooltip, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { AcceptanceEvent, AcceptanceStanding } from "../../../shared/contract/acceptance.ts";
import { DayText } from "../../components/DayText.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatDay, formatInstant } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { useDocumentStyles } from "./document-styles.ts";

const useStyles = makeStyles({
  facts: { display: "grid", gridTemplateColumns: "auto minmax(0, 1fr)", columnGap: "12px", rowGap: "4px", margin: 0 },
  value: { margin: 0, overflowWrap: "anywhere" },
  list: { display: "flex", flexDirection: "column", gap: "6px", margin: 0, padding: 0, listStyle: "none" },
  event: { display: "flex", flexDirection: "column", alignItems: "flex-start" },
  undone: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  actions: { display: "flex", gap: tokens.spacingHorizontalS },
});

/** Where an invoice stands with its customer: due and expected day, contrarecibo, order, and what was recorded of it. */
export function AcceptanceSection({ uuid }: { readonly uuid: string }): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const headingId = useId();
  const { toDocument } = useNavigation();
  const { data, error, refetch } = useQuery(orpc.acceptance.ofInvoice.queryOptions({ input: { uuid } }));
  const undo = useMutation({
    mutationFn: (batch: number) => ledger.acceptance.undo({ commandId: crypto.randomUUID(), batch }),
  });
  const standing = data?.standing ?? null;
  return (
    <section className={mergeClasses(shared.section, shared.card)} aria-labelledby={headingId}>
      <h3 id={headingId} className={shared.heading}>
        {t("acceptance.section.title")}
      </h3>
      {error !== null && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {undo.error !== null && <ErrorNotice error={undo.error} onDismiss={undo.reset} />}
      {data !== undefined && (
        <>
          <dl className={styles.facts}>
            <dt className={shared.quiet}>{t("acceptance.section.due")}</dt>
            <dd className={styles.value}>
              <DayText day={data.dueOn} />{" "}
              {standing !== null && (
                <span className={styles.small}>{t(`acceptance.sources.${standing.dueSource}`)}</span>
              )}{" "}
              {standing?.provisional === true && (
                <Tooltip content={t("acceptance.provisionalHint")} relationship="description">
                  <span className={styles.small}>({t("acceptance.provisional")})</span>
                </Tooltip>
              )}
            </dd>
            <dt className={shared.quiet}>{t("acceptance.section.expected")}</dt>
            <dd className={styles.value}>
              {data.expectedOn === "" ? t("acceptance.unknownDay") : <DayText day={data.expectedOn} />}
            </dd>
            {standing !== null && <Facts standing={standing} />}
          </dl>
          {standing !== null && standing.inheritedFrom !== null && (
            <span className={styles.small}>
              <Link onClick={() => toDocument(standing.inheritedFrom?.uuid ?? uuid)}>
                {t("acceptance.section.inherited", { label: standing.inheritedFrom.label })}
              </Link>
            </span>
          )}
          {data.open && (
            <div className={styles.actions}>
              <Button size="small" onClick={() => openWorkForm({ kind: "acceptance", invoices: [uuid] })}>
                {t("acceptance.section.record")}
              </Button>
            </div>
          )}
          {data.events.length > 0 && (
            <details>
              <summary>{t("acceptance.section.history", { count: data.events.length })}</summary>
              <ul className={styles.list}>
                {data.events.map((event) => (
                  <Event key={event.id} event={event} busy={undo.isPending} onUndo={() => undo.mutate(event.batch)} />
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </section>
  );
}

/** The counter's answer, the order and the goods receipt, those that there are. */
function Facts({ standing }: { readonly standing: AcceptanceStanding }): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const facts: readonly (readonly [string, string])[] = [
    ...(standing.state === "" ? [] : [[t("acceptance.section.state"), stateOf(standing, t)] as const]),
    ...(standing.po === "" ? [] : [[t("acceptance.section.po"), standing.po] as const]),
    ...(standing.receivedOn === ""
      ? []
      : [[t("acceptance.section.receipt"), `${standing.receipt} ${formatDay(standing.receivedOn)}`.trim()] as const]),
  ];
  return facts.map(([name, value]) => (
    <div key={name} style={{ display: "contents" }}>
      <dt className={shared.quiet}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </div>
  ));
}

function stateOf(standing: AcceptanceStanding, t: TFunction): string {
  const review =
    standing.reviewOn === "" ? "" : t("acceptance.section.nextReview", { day: formatDay(standing.reviewOn) });
  switch (standing.state) {
    case "accepted": {
      const day = formatDay(standing.acceptedOn);
      const number = standing.contrarecibo;
      return number === ""
        ? t("acceptance.section.accepted", { day })
        : t("acceptance.section.number", { number, day });
    }
    case "submitted":
      return t("acceptance.section.submitted", { day: formatDay(standing.submittedOn) });
    case "rejected": {
      const day = formatDay(standing.rejectedOn);
      return `${t("acceptance.section.rejected", { day, reason: standing.rejectReason })}. ${review}`.trim();
    }
    case "pending":
      return review === "" ? t("acceptance.states.pending") : review;
    case "":
      return "";
  }
}

interface EventProps {
  readonly event: AcceptanceEvent;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

function Event({ event, busy, onUndo }: EventProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const open = useMutation({
    mutationFn: async (useId: number) => native.openEvidence((await ledger.contacts.copyAttachment({ useId })).path),
  });
  const what = [
    t(`acceptance.kinds.${event.kind}`),
    ...(event.on === "" ? [] : [formatDay(event.on)]),
    ...[event.reference, event.reason].filter((each) => each !== ""),
  ].join(" · ");
  return (
    <li className={styles.event}>
      <span className={mergeClasses(event.undone !== null && styles.undone)}>{what}</span>
      <span className={styles.small}>
        {t("acceptance.section.by", { actor: event.actor, at: formatInstant(event.at) })} ·{" "}
        {event.inherited
          ? t("acceptance.section.inheritedEvent")
          : t("acceptance.section.shared", { count: event.invoices })}
        {event.undone !== null && (
          <>
            {" · "}
            {t("acceptance.section.undone", { actor: event.undone.actor, at: formatInstant(event.undone.at) })}
          </>
        )}
      </span>
      {event.files.map((file) => (
        <Link key={file.useId} onClick={() => open.mutate(file.useId)}>
          {t("acceptance.section.open", { name: file.name })}
        </Link>
      ))}
      {open.error !== null && <ErrorNotice error={open.error} onDismiss={open.reset} />}
      {event.undone === null && (
        <Button
          size="small"
          appearance="transparent"
          disabled={busy}
          aria-label={t("acceptance.section.undoLabel", { what })}
          onClick={onUndo}
        >
          {t("acceptance.section.undo")}
        </Button>
      )}
    </li>
  );
}
