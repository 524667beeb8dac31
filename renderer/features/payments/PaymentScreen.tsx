import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Skeleton,
  SkeletonItem,
  tokens,
} from "@fluentui/react-components";
import { ArrowLeftRegular, MoreHorizontalRegular, PersonRegular } from "@fluentui/react-icons";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentView } from "../../../shared/contract/payments.ts";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useWorkDay } from "../../lib/work-day.ts";
import { ApplyDialog } from "./ApplyDialog.tsx";
import { DecideDialog, type Decision } from "./DecideDialog.tsx";
import { PaymentApplications } from "./PaymentApplications.tsx";
import { PaymentHeader } from "./PaymentHeader.tsx";
import { PaymentHistory } from "./PaymentHistory.tsx";
import { PaymentLinks } from "./PaymentLinks.tsx";
import { usePayment } from "./queries.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  paper: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: "16px 20px 24px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(300px, 380px)",
    gap: tokens.spacingHorizontalXL,
    maxWidth: "1240px",
  },
  stack: { display: "flex", flexDirection: "column", gap: "20px", minWidth: 0 },
  waiting: { display: "grid", gap: "12px" },
});

/** What can be decided about a payment as it stands. */
function decisionsFor(payment: PaymentView): Decision[] {
  if (payment.state === "reversed" || payment.state === "bounced") return [];
  return [
    ...(payment.state === "pending" ? (["clear"] as const) : []),
    ...(payment.unappliedMinor > 0 ? (["refund"] as const) : []),
    ...(payment.refundedMinor === 0 ? (["bounce"] as const) : []),
    "reverse",
  ];
}

/** Money of a cheque that has not cleared can be applied ahead of time: what its applications leave of it. */
function leftOf(payment: PaymentView): number {
  if (payment.state !== "pending") return payment.unappliedMinor;
  return payment.amountMinor - payment.applications.reduce((sum, each) => sum + each.amountMinor, 0);
}

/** A payment with everything decided about it, and what can be decided next. */
export function PaymentScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { uuid } = useParams({ from: "/pagos/$uuid" });
  const { defaultDay } = useAsOf();
  const day = useWorkDay();
  const { back, toCustomer } = useNavigation();
  const { data: payment, error, refetch } = usePayment(uuid, day);
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const [applying, setApplying] = useState(false);
  const command = useCommand<unknown>();
  const one = () => ({ commandId: crypto.randomUUID(), paymentUuid: uuid });
  const decisions = payment === undefined ? [] : decisionsFor(payment);
  const left = payment === undefined ? 0 : leftOf(payment);
  const counts = payment !== undefined && payment.state !== "bounced" && payment.state !== "reversed";
  return (
    <div className={styles.screen}>
      <CommandBar
        label={t("payments.page.bar")}
        actions={
          payment !== undefined && (
            <>
              <Button icon={<PersonRegular />} onClick={() => toCustomer(payment.customerId)}>
                {t("payments.page.customer")}
              </Button>
              {decisions.length > 0 && (
                <Menu>
                  <MenuTrigger disableButtonEnhancement>
                    <Button icon={<MoreHorizontalRegular />}>{t("payments.page.more")}</Button>
                  </MenuTrigger>
                  <MenuPopover>
                    <MenuList>
                      {decisions.map((decision) => (
                        <MenuItem key={decision} onClick={() => setDeciding(decision)}>
                          {t(`payments.page.${decision}`)}
                        </MenuItem>
                      ))}
                    </MenuList>
                  </MenuPopover>
                </Menu>
              )}
              <Button appearance="primary" disabled={!counts || left <= 0} onClick={() => setApplying(true)}>
                {t("payments.page.apply")}
              </Button>
            </>
          )
        }
      >
        <Button appearance="subtle" icon={<ArrowLeftRegular />} title="Alt+←" onClick={back}>
          {t("payments.page.back")}
        </Button>
      </CommandBar>
      {command.isError && <ErrorNotice error={command.error} onDismiss={command.reset} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <section className={styles.paper} tabIndex={0} aria-label={t("shell.screens.payment")}>
        {error !== null && payment === undefined && (
          <ErrorNotice error={error} title={t("payments.page.notFoundTitle")} onRetry={() => void refetch()} />
        )}
        {payment === undefined && error === null && (
          <Skeleton className={styles.waiting} aria-label={t("common.loading")}>
            <SkeletonItem size={32} />
            <SkeletonItem size={72} />
            <SkeletonItem size={128} />
          </Skeleton>
        )}
        {payment !== undefined && (
          <div className={styles.columns}>
            <div className={styles.stack}>
              <PaymentHeader payment={payment} />
              <PaymentApplications
                payment={payment}
                busy={command.isPending}
                onRemove={(id) =>
                  command.mutate(() =>
                    ledger.payments.unapply({ commandId: crypto.randomUUID(), applicationIds: [id] }),
                  )
                }
              />
              <PaymentHistory
                payment={payment}
                busy={command.isPending}
                onUndo={(event) =>
                  command.mutate(() => ledger.payments.undo({ commandId: crypto.randomUUID(), eventId: event.id }))
                }
              />
            </div>
            <div className={styles.stack}>
              <PaymentLinks
                payment={payment}
                busy={command.isPending}
                onLink={({ repUuid, pago }) => command.mutate(() => ledger.payments.link({ ...one(), repUuid, pago }))}
                onUnlink={({ repUuid, pago }) =>
                  command.mutate(() => ledger.payments.unlink({ ...one(), repUuid, pago }))
                }
              />
            </div>
          </div>
        )}
      </section>
      {applying && payment !== undefined && (
        <ApplyDialog payment={payment} leftMinor={left} onClose={() => setApplying(false)} />
      )}
      {deciding !== null && payment !== undefined && (
        <DecideDialog payment={payment} decision={deciding} today={defaultDay} onClose={() => setDeciding(null)} />
      )}
    </div>
  );
}
