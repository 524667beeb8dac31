import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { ArrowForwardRegular, ClockRegular, OpenRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { ListItem } from "../../../shared/contract/worklist.ts";
import { BucketStrip } from "../../components/BucketStrip.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useAround, useClaim } from "../../lib/around-customer.ts";
import { formatTime } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { type ContactFormProps, useWorkParts } from "../../lib/work-forms.tsx";
import { OutcomeKeys } from "./OutcomeKeys.tsx";
import { type Phone, Phones, phonesOf } from "./Phones.tsx";
import { useFicha } from "./queries.ts";
import { WhatToSay } from "./WhatToSay.tsx";
import { refusalWords } from "./words.ts";

const useStyles = makeStyles({
  box: { flex: 1, minWidth: 0, minHeight: 0, overflowY: "auto", padding: "8px 16px 16px" },
  head: { display: "flex", alignItems: "center", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  name: {
    margin: 0,
    flex: 1,
    minWidth: "200px",
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  section: { display: "grid", gap: "6px", marginTop: "10px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  strip: { display: "grid", gap: "2px" },
  currency: { display: "flex", justifyContent: "space-between", fontSize: tokens.fontSizeBase200 },
  form: { marginTop: "8px" },
  waiting: { display: "grid", gap: "8px", marginTop: "8px" },
});

/** Where the keys of the list put the focus when the contact is to be logged. */
export const FORM_ID = "worklist-contact";

interface Props {
  readonly item: ListItem | null;
  readonly customerId: number;
  readonly asOf: string;
  /** Outcome or phone that was chosen by key or beside the form. */
  readonly picked: ContactFormProps["picked"];
  readonly onPick: (outcome: string) => void;
  /** Whom one may call, or null while that is still being asked. */
  readonly onPhones: (phones: readonly Phone[] | null) => void;
  /** The key for calling was pressed before it was known whom: the first phone is dialled once it is. */
  readonly calling: boolean;
  readonly onCall: (phone: Phone | undefined) => void;
  readonly onSaved: () => void;
  readonly onSkip: () => void;
  readonly onNext: () => void;
  readonly onLeave: () => void;
}

/** The customer of the moment: what they owe, what to say, whom to call, and the contact that is being logged. */
export function CustomerWork(props: Props): ReactNode {
  const { item, customerId, asOf, picked, onPick, onPhones, calling, onCall, onSaved, onSkip, onNext, onLeave } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const { ContactForm } = useWorkParts();
  const { data: ficha, error, refetch } = useFicha(customerId, asOf, currentLang());
  const { data: around } = useAround(customerId);
  useClaim(customerId);
  const phones = phonesOf(ficha?.people ?? []);
  const call = around?.checks.call;
  // Nobody is dialled before it is known that they may be; what a rule refuses is decided in the form, with its reason.
  const open = call?.allowed === true;
  const known = ficha !== undefined && around !== undefined;
  const key = `${String(known)} ${String(open)} ${phones.map(({ channel }) => channel.id).join(" ")}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether the phones differ
  useEffect(() => {
    const callable = open ? phones : [];
    onPhones(known ? callable : null);
    if (known && calling) onCall(callable[0]);
  }, [key, calling, onPhones]);
  const [followUp] = item?.reasons.filter((reason) => reason.code === "follow-up") ?? [];
  const onIt = around?.onIt ?? null;
  return (
    <section className={styles.box} aria-label={t("worklist.work.label")}>
      <header className={styles.head}>
        <h2 className={styles.name}>{ficha?.customer.name ?? item?.customerName}</h2>
        <Button size="small" icon={<OpenRegular />} onClick={() => toCustomer(customerId)} title="F">
          {t("worklist.work.open")}
        </Button>
        {item?.state === "pending" && (
          <Button size="small" icon={<ClockRegular />} onClick={onSkip} title="P">
            {t("worklist.work.skip")}
          </Button>
        )}
        <Button size="small" icon={<ArrowForwardRegular />} onClick={onNext} title="J">
          {t("worklist.work.next")}
        </Button>
      </header>
      <p className={styles.small}>
        {[
          ficha?.customer.rfc,
          ficha?.collector?.name,
          around === undefined ? undefined : t("worklist.work.localTime", { time: around.localTime }),
          ficha !== undefined && ficha.credit.hold !== "open"
            ? t("worklist.work.hold", { hold: t(`worklist.holds.${ficha.credit.hold}`) })
            : undefined,
          ficha?.profile.note,
        ]
          .filter((word) => word !== undefined && word !== "")
          .join(" · ")}
      </p>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {onIt !== null && (
        <Notice intent="warning">
          {t(`worklist.onIt.${onIt.how}`, { who: onIt.who, time: formatTime(onIt.since) })}
        </Notice>
      )}
      {call !== undefined && !call.allowed && <Notice intent="warning">{refusalWords(call, t)}</Notice>}
      {ficha === undefined && error === null && (
        <Skeleton className={styles.waiting} aria-label={t("common.loading")}>
          <SkeletonItem size={48} />
          <SkeletonItem size={72} />
        </Skeleton>
      )}
      {ficha !== undefined && (
        <>
          <div className={styles.section}>
            {ficha.balances.map((row) => (
              <div key={row.currency} className={styles.strip}>
                {ficha.balances.length > 1 && (
                  <span className={styles.currency}>
                    <span>{row.currency}</span>
                    <Money minor={row.balanceMinor} currency={row.currency} />
                  </span>
                )}
                <BucketStrip row={row} />
              </div>
            ))}
          </div>
          <div className={styles.section}>
            <h3 className={styles.title}>{t("worklist.work.whatToSay")}</h3>
            <WhatToSay item={item} ficha={ficha} />
          </div>
          <div className={styles.section}>
            <h3 className={styles.title}>{t("worklist.work.phones")}</h3>
            <Phones open={open} customerId={customerId} phones={phones} onCall={onCall} />
          </div>
        </>
      )}
      <OutcomeKeys onPick={onPick} />
      <div id={FORM_ID} className={styles.form}>
        <ContactForm
          key={customerId}
          customerId={customerId}
          channel="call"
          named
          picked={picked ?? null}
          {...(followUp?.id === undefined ? {} : { followUpId: followUp.id })}
          onSaved={onSaved}
          onCancel={onLeave}
        />
      </div>
    </section>
  );
}
