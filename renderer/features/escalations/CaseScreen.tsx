import { Badge, Button, Link, Skeleton, SkeletonItem, Tab, TabList } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EscalationCase, EscalationStep } from "../../../shared/contract/escalations.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { DebtsPart } from "./DebtsPart.tsx";
import { DecideDialog } from "./DecideDialog.tsx";
import { FilePart } from "./FilePart.tsx";
import { useCase } from "./queries.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { useCaseStyles } from "./styles.ts";
import { answererWords, triggerWords } from "./words.ts";

const PARTS = ["timeline", "file", "debts"] as const;

/** One case: where it stands and who answers by when, its history, its file and its debts. */
export function CaseScreen(): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const { escalationId } = useParams({ from: "/escalamientos/$escalationId" });
  const { back } = useNavigation();
  const { data, error, refetch } = useCase(Number(escalationId));
  const { toaster, say } = useCopied();
  const [part, show] = useState<(typeof PARTS)[number]>("timeline");
  const [asking, ask] = useState<"decide" | "note" | null>(null);
  return (
    <div className={styles.screen}>
      <CommandBar
        label={t("escalations.page.title", { id: escalationId })}
        actions={
          data !== undefined && (
            <>
              <Allowed to="escalations.note">
                <Button onClick={() => ask("note")}>{t("escalations.page.note")}</Button>
              </Allowed>
              {data.decisions.length > 0 && (
                <Allowed to="escalations.decide">
                  <Button appearance="primary" onClick={() => ask("decide")}>
                    {t("escalations.page.decide")}
                  </Button>
                </Allowed>
              )}
            </>
          )
        }
      >
        <Button appearance="subtle" icon={<ArrowLeftRegular />} title="Alt+←" onClick={back}>
          {t("escalations.page.back")}
        </Button>
      </CommandBar>
      {error !== null && data === undefined && (
        <ErrorNotice error={error} title={t("escalations.page.unknown")} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && (
        <Skeleton aria-label={t("common.loading")}>
          <SkeletonItem size={32} />
        </Skeleton>
      )}
      {data !== undefined && (
        <>
          <Header found={data} />
          <TabList
            selectedValue={part}
            aria-label={t("escalations.page.title", { id: escalationId })}
            onTabSelect={(_, { value }) => show(PARTS.find((each) => each === value) ?? "timeline")}
          >
            {PARTS.map((each) => (
              <Tab key={each} value={each}>
                {t(`escalations.page.parts.${each}`)}
              </Tab>
            ))}
          </TabList>
          {part === "timeline" && <Timeline found={data} />}
          {part === "file" && <FilePart found={data} />}
          {part === "debts" && <DebtsPart found={data} />}
          {asking === "decide" && (
            <DecideDialog
              found={data}
              onClose={(done) => {
                ask(null);
                if (done) say(t("escalations.deciding.done"));
              }}
            />
          )}
          {asking === "note" && (
            <ReasonDialog
              title={t("escalations.page.note")}
              label={t("escalations.steps.note")}
              action={t("escalations.page.note")}
              missing={t("escalations.deciding.needsReason")}
              onSend={(note) =>
                ledger.escalations.note({ commandId: crypto.randomUUID(), escalationId: data.row.id, note })
              }
              onClose={() => ask(null)}
            />
          )}
        </>
      )}
      {toaster}
    </div>
  );
}

/** Whose case it is, where it stands, how much, and who answers by when. */
function Header({ found }: { readonly found: EscalationCase }): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const { toCustomer, toApprovals } = useNavigation();
  const { row, triggers, mayNot, gaps } = found;
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <h2 className={styles.name}>
          <Link as="button" onClick={() => toCustomer(row.customerId)}>
            {row.customerName}
          </Link>
        </h2>
        <Badge appearance="tint">{t(`escalationCodes.levels.${row.level}`)}</Badge>
        <Badge appearance="tint" color={row.state === "late" ? "danger" : "informative"}>
          {t(`escalations.states.${row.state}`)}
        </Badge>
        <span>
          {t("escalations.page.open")}:{" "}
          <span className={styles.strong}>{formatMoney(row.openMinor, row.currency)}</span>
        </span>
        <span>
          {t("escalations.page.raisedAmount")}: {formatMoney(row.raisedMinor, row.currency)}
        </span>
      </div>
      <div className={styles.line}>
        <span className={styles.quiet}>
          {t("escalations.page.raised", { name: row.raisedBy, day: formatDay(row.raisedOn) })}
        </span>
        {row.answerBy !== null && (
          <>
            <span>{t("escalations.page.answers", { who: answererWords(row, t) })}</span>
            <span className={row.state === "late" ? styles.late : ""}>
              {row.state === "late"
                ? t("escalations.page.lateBy", { count: row.lateDays })
                : t("escalations.page.answerBy", { day: formatDay(row.answerBy) })}
            </span>
          </>
        )}
        {gaps > 0 && <span className={styles.quiet}>{t("escalations.page.gaps", { count: gaps })}</span>}
      </div>
      {triggers.length > 0 && (
        <p className={styles.quiet}>
          {t("escalations.page.triggers")}: {triggers.map((each) => triggerWords(each, row.currency, t)).join(" · ")}
        </p>
      )}
      {mayNot === "asked" && (
        <Notice
          intent="info"
          actions={
            <Button size="small" onClick={toApprovals}>
              {t("escalations.page.toApprovals")}
            </Button>
          }
        >
          {t("escalations.mayNot.asked")}
        </Notice>
      )}
    </header>
  );
}

/** Everything that was done with the case, oldest first. */
function Timeline({ found }: { readonly found: EscalationCase }): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const words = ({ kind, decision, level }: EscalationStep): string => {
    if (kind === "decided" && decision !== null) return t(`escalationCodes.decisions.${decision}`);
    if (kind === "raised") return t("escalations.steps.raised", { level: t(`escalationCodes.levels.${level}`) });
    return t(`escalations.steps.${kind === "decided" ? "note" : kind}`);
  };
  return (
    <section className={styles.paper} aria-label={t("escalations.page.parts.timeline")}>
      <ol className={styles.steps}>
        {found.steps.map((step) => (
          <li key={step.id} className={styles.step}>
            <div className={styles.strong}>{words(step)}</div>
            <p className={styles.text}>{step.note}</p>
            <p className={styles.quiet}>
              {step.by}, {formatDay(step.on)}
              {step.answerBy !== null &&
                step.kind !== "note" &&
                ` · ${t("escalations.steps.answerBy", { day: formatDay(step.answerBy) })}`}
              {step.kind === "asked" &&
                step.approval !== null &&
                ` · ${t(`escalations.steps.approvals.${step.approval}`)}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
