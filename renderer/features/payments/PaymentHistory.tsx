import { Button, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentEvent, PaymentView } from "../../../shared/contract/payments.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { formatInstant } from "../../lib/format.ts";
import { entryKind, entryReason, eventWords } from "./labels.ts";
import { usePageStyles } from "./page-styles.ts";

const UNDOABLE: readonly string[] = ["refund", "bounce", "clear", "reverse"];

interface Props {
  readonly payment: PaymentView;
  readonly busy: boolean;
  readonly onUndo: (event: PaymentEvent) => void;
}

/** Everything decided about the payment, who and when, and the entries it left. */
export function PaymentHistory({ payment, busy, onUndo }: Props): ReactNode {
  const styles = usePageStyles();
  const { t } = useTranslation();
  return (
    <>
      <section className={styles.section} aria-label={t("payments.page.history")}>
        <h3 className={styles.heading}>{t("payments.page.history")}</h3>
        <table className={styles.table}>
          <tbody>
            {payment.history.map((event) => (
              <tr key={`${event.kind}-${event.id}`}>
                <td>
                  <DayText day={event.on} />
                </td>
                <td>
                  <span className={mergeClasses(event.undone && styles.struck)}>{eventWords(event, t)}</span>
                  {event.note !== "" && <div className={styles.quiet}>{event.note}</div>}
                  <div className={styles.quiet}>
                    {formatInstant(event.at)} · {event.actor}
                  </div>
                </td>
                <td className={styles.number}>
                  {event.amountMinor !== 0 && <Money minor={event.amountMinor} currency={payment.currency} />}
                </td>
                <td className={styles.end}>
                  {event.undone && <span className={styles.quiet}>{t("payments.page.undone")}</span>}
                  {!event.undone && UNDOABLE.includes(event.kind) && (
                    <Button size="small" disabled={busy} onClick={() => onUndo(event)}>
                      {t("payments.page.undo")}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className={styles.section} aria-label={t("payments.page.entries")}>
        <h3 className={styles.heading}>{t("payments.page.entries")}</h3>
        <table className={styles.table}>
          <tbody>
            {payment.entries.map((entry) => (
              <tr key={entry.id}>
                <td>
                  <DayText day={entry.effectiveOn} />
                </td>
                <td className={mergeClasses(entry.reversed && styles.struck)}>
                  {entryKind(entry.kind, t)} · {entry.receivableLabel ?? entryReason(entry.reason, t)}
                </td>
                <td className={mergeClasses(styles.number, entry.reversed && styles.struck)}>
                  <Money minor={entry.amountMinor} currency={entry.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
