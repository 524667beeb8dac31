import { Badge, Button, Link, mergeClasses } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InterestRequestView, InterestStatement, InterestTermsView } from "../../../shared/contract/interest.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCommand } from "../../lib/use-command.ts";
import { ChargeDialog } from "./ChargeDialog.tsx";
import { useInterestStyles } from "./styles.ts";

/** Terms that were agreed, waivers that were asked for, and what Billing was asked to invoice. */
export function Records({ statement }: { readonly statement: InterestStatement }): ReactNode {
  return (
    <>
      <Terms statement={statement} />
      {statement.waivers.length > 0 && <Waivers statement={statement} />}
      {statement.requests.length > 0 && <Requests statement={statement} />}
    </>
  );
}

function Terms({ statement }: { readonly statement: InterestStatement }): ReactNode {
  const shared = useInterestStyles();
  const { t } = useTranslation();
  const undoing = useCommand<object>();
  const { rules, terms } = statement;
  const what = (each: InterestTermsView): string =>
    each.contract === ""
      ? t("interest.terms.all")
      : `${t("interest.terms.contract", { name: each.contract })} (${t("interest.terms.invoices", { count: each.invoices.length })})`;
  return (
    <section className={shared.section}>
      <h3 className={shared.title}>{t("interest.terms.title")}</h3>
      {undoing.isError && <ErrorNotice error={undoing.error} onDismiss={undoing.reset} />}
      {terms.every((each) => each.undone) && (
        <p className={shared.quiet}>{t("interest.terms.none", { rate: rules.rate, days: rules.dayCount })}</p>
      )}
      <ul className={shared.list}>
        {terms.map((each) => (
          <li key={each.id} className={shared.item}>
            <strong className={mergeClasses(each.undone && shared.undone)}>{what(each)}</strong>
            <span className={mergeClasses(each.undone && shared.undone)}>
              {t("interest.terms.line", { rate: each.ratePct, days: each.dayCount, day: formatDay(each.fromOn) })}
            </span>
            {each.aboveCap && !each.undone && <span className={shared.warn}>{t("interest.terms.cap")}</span>}
            {each.note !== "" && <span className={shared.quiet}>{each.note}</span>}
            <span className={shared.quiet}>
              {t("interest.terms.by", { actor: each.actor, day: formatDay(each.recordedAt.slice(0, 10)) })}
            </span>
            {each.undone ? (
              <span className={shared.quiet}>{t("interest.terms.undone")}</span>
            ) : (
              <Button
                size="small"
                appearance="subtle"
                aria-label={`${t("interest.terms.undo")}: ${what(each)}`}
                onClick={() =>
                  undoing.mutate(() => ledger.interest.undoTerms({ commandId: crypto.randomUUID(), termsId: each.id }))
                }
              >
                {t("interest.terms.undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const TONES = { asked: "warning", approved: "success", refused: "danger", withdrawn: "informative" } as const;

function Waivers({ statement }: { readonly statement: InterestStatement }): ReactNode {
  const shared = useInterestStyles();
  const { t } = useTranslation();
  return (
    <section className={shared.section}>
      <h3 className={shared.title}>{t("interest.waivers.title")}</h3>
      <ul className={shared.list}>
        {statement.waivers.map((waiver) => (
          <li key={waiver.id} className={shared.item}>
            <Badge appearance="outline" color={TONES[waiver.state]}>
              {t(`interest.waivers.states.${waiver.state}`)}
            </Badge>
            <strong>
              {t("interest.beside.plus", {
                amount: formatMoney(waiver.interestMinor, waiver.currency),
                vat: formatMoney(waiver.vatMinor, waiver.currency),
              })}
            </strong>
            <span>{t("interest.waivers.line", { percent: waiver.percent, day: formatDay(waiver.untilOn) })}</span>
            <span className={shared.quiet}>{waiver.reason}</span>
            <span className={shared.quiet}>
              {t("interest.waivers.by", { actor: waiver.actor, day: formatDay(waiver.askedOn) })}
            </span>
            {waiver.decidedBy !== "" && (
              <span className={shared.quiet}>
                {waiver.decidedReason === ""
                  ? waiver.decidedBy
                  : t("interest.waivers.decided", { name: waiver.decidedBy, reason: waiver.decidedReason })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Requests({ statement }: { readonly statement: InterestStatement }): ReactNode {
  const shared = useInterestStyles();
  const { t } = useTranslation();
  const { toDocument } = useNavigation();
  const [charging, setCharging] = useState<number | null>(null);
  const undoing = useCommand<object>();
  const undo = (billingId: number): void =>
    undoing.mutate(() => ledger.interest.undoBilling({ commandId: crypto.randomUUID(), billingId }));
  const stands = ({ undone, charge }: InterestRequestView): ReactNode => {
    if (undone) return <span className={shared.quiet}>{t("interest.requests.undone")}</span>;
    if (charge === null) return <Badge appearance="outline">{t("interest.requests.waiting")}</Badge>;
    return (
      <Link as="button" onClick={() => toDocument(charge.cfdiUuid)}>
        {t("interest.requests.charged", { label: charge.label })}
      </Link>
    );
  };
  return (
    <section className={shared.section}>
      <h3 className={shared.title}>{t("interest.requests.title")}</h3>
      {undoing.isError && <ErrorNotice error={undoing.error} onDismiss={undoing.reset} />}
      <ul className={shared.list}>
        {statement.requests.map((request) => (
          <li key={request.id} className={shared.item}>
            <strong className={mergeClasses(request.undone && shared.undone)}>
              {t("interest.beside.plus", {
                amount: formatMoney(request.interestMinor, request.currency),
                vat: formatMoney(request.vatMinor, request.currency),
              })}
            </strong>
            <span>{t("interest.requests.line", { day: formatDay(request.untilOn) })}</span>
            {stands(request)}
            <span className={shared.quiet}>
              {t("interest.requests.by", { actor: request.actor, day: formatDay(request.onDay) })}{" "}
              {request.how !== "" && t(`interest.requests.how.${request.how}`, { to: request.sentTo })}
            </span>
            {!request.undone && request.charge === null && (
              <Button size="small" onClick={() => setCharging(request.id)}>
                {t("interest.requests.charge")}
              </Button>
            )}
            {!request.undone && (
              <Button
                size="small"
                appearance="subtle"
                aria-label={`${t("interest.requests.undo")} ${formatInteger(request.id)}`}
                onClick={() => undo(request.charge?.id ?? request.id)}
              >
                {t("interest.requests.undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {charging !== null && (
        <ChargeDialog requestId={charging} onClose={() => setCharging(null)} onDone={() => setCharging(null)} />
      )}
    </section>
  );
}
