import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CallRegular } from "@fluentui/react-icons";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { followUpNote } from "../../lib/follow-up-note.ts";
import { formatAmount, formatDay } from "../../lib/format.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(200px, 1fr))",
    columnGap: tokens.spacingHorizontalL,
    rowGap: "4px",
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: "16px" },
    "& dd": { margin: 0, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
    "& > div": { minWidth: 0 },
  },
  bad: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  // The number is read while it is dialled: it is never cut.
  wide: { gridColumn: "1 / -1" },
  phone: { display: "inline-flex", alignItems: "center", gap: "4px" },
});

interface Props {
  readonly ficha: Ficha;
  readonly currency: string | undefined;
  readonly onPeople: () => void;
}

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly title?: string;
  readonly tone?: "bad" | "quiet";
  /** Has a row of its own. */
  readonly wide?: boolean;
}

const money = (minor: number, currency: string): string => `${formatAmount(minor, currency)} ${currency}`;
const sums = (rows: readonly { readonly currency: string; readonly minor: number }[]): string =>
  rows.map((row) => money(row.minor, row.currency)).join(" + ");

/** What to know before a call, each in a few words; the whole of it in its tooltip. */
export function FichaFacts({ ficha, currency, onPeople }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const facts: Fact[] = [
    ...useAccountFacts(ficha, currency),
    ...useWorkFacts(ficha),
    { name: t("ficha.facts.people"), value: <Caller ficha={ficha} onPeople={onPeople} />, wide: true },
  ];
  return (
    <dl className={styles.facts} aria-label={t("ficha.facts.label")}>
      {facts.map(({ name, value, title, tone, wide }) => (
        <div key={name} {...(wide === true ? { className: styles.wide } : {})}>
          <dt>{name}</dt>
          <dd
            className={mergeClasses(tone === "bad" && styles.bad, tone === "quiet" && styles.quiet)}
            {...(title === undefined && typeof value !== "string" ? {} : { title: title ?? String(value) })}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useAccountFacts(ficha: Ficha, currency: string | undefined): Fact[] {
  const { t } = useTranslation();
  const { stage, habit, credit, profile, strategy } = ficha;
  const oldest = ficha.oldest.find((item) => item.currency === currency) ?? ficha.oldest[0];
  const stageName = t(`customerList.stages.${stage.code}`);
  const stageWord = stage.decided === null ? stageName : t("credit.facts.decided", { stage: stageName });
  const late = habit === null ? null : Math.round(Number(habit.daysLate));
  const { release } = credit;
  const hold = credit.hold === "open" ? "" : t(`customerList.holds.${credit.hold}`);
  const step = strategy.due ?? strategy.next;
  const use =
    credit.limitMinor === null
      ? t("ficha.facts.noLimit")
      : t("ficha.facts.use", { use: credit.usePercent ?? "0", limit: money(credit.limitMinor, credit.currency) });
  const reasons = ficha.holdReasons.map((reason) => t(`ficha.holdReasons.${reason}`)).join(", ");
  const creditTitle = [
    hold === "" ? "" : `${hold}: ${profile.holdReason}`,
    release === null ? "" : releaseWords(release, profile.hold, t),
    use,
    ...lineWords(ficha, t),
    credit.otherCurrencies.length === 0
      ? ""
      : t("ficha.facts.otherCurrencies", { currencies: credit.otherCurrencies.join(", ") }),
    reasons === "" || hold !== "" ? "" : t("ficha.facts.holdSuggested", { reasons }),
  ].filter((words) => words !== "");
  return [
    {
      name: t("ficha.facts.stage"),
      ...(stage.decided === null
        ? {}
        : {
            title: t("credit.facts.decidedTitle", {
              name: stage.decided.actor,
              day: formatDay(stage.decided.untilOn),
              reason: stage.decided.reason,
              stage: t(`customerList.stages.${stage.byAge}`),
            }),
          }),
      value:
        stage.daysPastDue !== null && stage.daysPastDue > 0
          ? t("ficha.facts.stageDays", { stage: stageWord, count: stage.daysPastDue })
          : stageWord,
    },
    {
      name: t("ficha.facts.collector"),
      value: ficha.collector?.name ?? t("ficha.facts.nobody"),
      ...(ficha.collector === null ? { tone: "bad" as const } : {}),
    },
    {
      name: t("ficha.facts.oldest"),
      value:
        oldest === undefined
          ? t("ficha.facts.nothingOpen")
          : oldest.daysPastDue > 0
            ? t("ficha.facts.oldestDays", { label: oldest.label, count: oldest.daysPastDue })
            : t("ficha.facts.oldestDue", { label: oldest.label, day: formatDay(oldest.dueOn) }),
    },
    {
      name: t("ficha.facts.habit"),
      value:
        late === null
          ? t("ficha.facts.noHabit")
          : late === 0
            ? t("ficha.facts.onTime")
            : t("ficha.facts.late", { count: late }),
    },
    {
      name: t("ficha.facts.credit"),
      value: `${release !== null && profile.hold !== "open" ? `${t("credit.facts.released")} · ` : ""}${hold === "" ? "" : `${hold} · `}${use}`,
      title: creditTitle.join(". "),
      ...(hold !== "" || Number(credit.usePercent ?? 0) > 100 ? { tone: "bad" as const } : {}),
    },
    {
      name: t("credit.facts.strategy"),
      value:
        step === null
          ? t("credit.facts.nothing")
          : t("credit.facts.step", { action: t(`credit.actions.${step.action}`), day: formatDay(step.on) }),
      ...(step === null
        ? {}
        : {
            title: t(strategy.due === null ? "credit.facts.next" : "credit.facts.due", {
              action: t(`credit.actions.${step.action}`),
              day: formatDay(step.on),
            }),
          }),
    },
  ];
}

/** Who lifted the hold, why, and until when. */
function releaseWords(
  release: NonNullable<Ficha["credit"]["release"]>,
  hold: Ficha["profile"]["hold"],
  t: TFunction,
): string {
  const { untilOn, upToMinor, currency } = release;
  return t("credit.facts.releasedTitle", {
    hold: t(`customerList.holds.${hold}`),
    reason: release.reason,
    asked: release.askedBy,
    approved: release.approvedBy,
    until: untilOn === null ? "" : t("credit.facts.until", { day: formatDay(untilOn) }),
    upTo: upToMinor === null ? "" : t("credit.facts.upTo", { amount: money(upToMinor, currency) }),
  });
}

/** What else is known of the line: who granted it, until when, what stands behind it, what the purchases suggest. */
function lineWords({ profile, credit, asOf }: Ficha, t: TFunction): string[] {
  const { creditGrantedBy, creditReviewOn, creditInsuredMinor, creditGuarantee, creditCurrency } = profile;
  const words: string[] = [];
  if (creditGrantedBy !== "") words.push(t("credit.facts.grantedBy", { name: creditGrantedBy }));
  if (creditReviewOn !== null) {
    const day = formatDay(creditReviewOn);
    words.push(creditReviewOn < asOf ? t("credit.facts.reviewLate", { day }) : t("credit.facts.review", { day }));
  }
  if (creditInsuredMinor !== null) {
    words.push(t("credit.facts.insured", { amount: money(creditInsuredMinor, creditCurrency) }));
  }
  if (creditGuarantee !== "") words.push(t("credit.facts.guarantee", { guarantee: creditGuarantee }));
  if (credit.suggestedMinor !== null && credit.suggestedMinor !== credit.limitMinor) {
    words.push(t("credit.facts.suggested", { amount: money(credit.suggestedMinor, credit.currency) }));
  }
  return words;
}

function useWorkFacts(ficha: Ficha): Fact[] {
  const { t } = useTranslation();
  const { lastContact, nextFollowUp, promises, disputes } = ficha;
  const last =
    lastContact === null
      ? t("ficha.facts.never")
      : [formatDay(lastContact.happenedOn), lastContact.outcome].filter((part) => part !== "").join(" · ");
  const broken = promises.broken === 0 ? "" : t("ficha.facts.promisesBroken", { count: promises.broken });
  const open =
    promises.open === 0
      ? ""
      : t("ficha.facts.promisesOpen", {
          count: promises.open,
          amount: sums(promises.openByCurrency),
          day: promises.nextDueOn === null ? t("ficha.facts.promisesVerify") : formatDay(promises.nextDueOn),
        });
  const late = disputes.overdue === 0 ? "" : t("ficha.facts.disputesLate", { count: disputes.overdue });
  const disputed =
    disputes.open === 0
      ? ""
      : t("ficha.facts.disputesOpen", { count: disputes.open, amount: sums(disputes.byCurrency) });
  const parts = (...words: string[]): string => words.filter((word) => word !== "").join(" · ");
  return [
    {
      name: t("ficha.facts.last"),
      value: last,
      ...(lastContact === null ? {} : { title: parts(last, lastContact.note, lastContact.actor) }),
    },
    {
      name: t("ficha.facts.next"),
      value:
        nextFollowUp === null
          ? t("ficha.facts.nothingNext")
          : parts(formatDay(nextFollowUp.dueOn), followUpNote(nextFollowUp.note, t)),
    },
    {
      name: t("ficha.facts.promises"),
      value: parts(open, broken) || t("ficha.facts.promisesNone"),
      ...(promises.broken > 0 ? { tone: "bad" as const } : {}),
    },
    {
      name: t("ficha.facts.disputes"),
      value: parts(disputed, late) || t("ficha.facts.disputesNone"),
      ...(disputes.overdue > 0 ? { tone: "bad" as const } : {}),
    },
  ];
}

/** The first person with a phone that works, a click away from the call; the way to add one where there is nobody. */
function Caller({ ficha, onPeople }: { readonly ficha: Ficha; readonly onPeople: () => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  for (const person of ficha.people) {
    if (person.doNotContact) continue;
    const channel = person.channels.find((each) => each.kind !== "email" && !each.optedOut && each.state !== "bad");
    if (channel === undefined) continue;
    const number = channel.extension === "" ? channel.shown : `${channel.shown} ext. ${channel.extension}`;
    return (
      <Link
        as="button"
        className={styles.phone}
        title={t("ficha.facts.call", { name: person.name })}
        onClick={() =>
          openWorkForm({ kind: "contact", customerId: ficha.customer.id, channel: "call", channelId: channel.id })
        }
      >
        <CallRegular /> {person.name} {number}
      </Link>
    );
  }
  return (
    <Link as="button" onClick={onPeople}>
      {ficha.people[0]?.name ?? t("ficha.facts.noPeople")}
    </Link>
  );
}
