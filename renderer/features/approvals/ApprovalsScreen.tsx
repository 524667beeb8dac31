import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Tab,
  TabList,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Approval } from "../../../shared/contract/approvals.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { ApprovalCard } from "./ApprovalCard.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0, padding: "4px 24px 0" },
  hint: { margin: "8px 4px", color: tokens.colorNeutralForeground3 },
  list: { flex: 1, minHeight: 0, overflowY: "auto", margin: 0, padding: "0 0 24px", listStyleType: "none" },
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

type Decision = "approved" | "refused";

/** Por autorizar: what somebody asked and another person decides, by hand or by keys; and what was decided. */
export function ApprovalsScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [pending, setPending] = useState(true);
  const [refusing, setRefusing] = useState<Approval | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const { data, isError, error, refetch } = useQuery(
    orpc.approvals.page.queryOptions({ input: { pending, limit: 500 }, placeholderData: keepPreviousData }),
  );
  const deciding = useMutation({
    mutationFn: (asked: { id: number; decision: Decision | "withdrawn"; reason: string }) => {
      const { id, decision, reason } = asked;
      const commandId = crypto.randomUUID();
      return decision === "withdrawn"
        ? ledger.approvals.withdraw({ commandId, id, reason })
        : ledger.approvals.decide({ commandId, id, decision, reason });
    },
    onSuccess: ({ state }) => {
      setRefusing(null);
      const words = {
        approved: "approvedToast",
        refused: "refusedToast",
        withdrawn: "withdrawnToast",
        pending: "partlyToast",
      } as const;
      setSaid(t(`approvals.${words[state]}`));
      list.current?.focus();
    },
  });
  const rows = data?.rows ?? [];
  const first = rows[0]?.id;
  // The list is worked by keys: once it is there, its first row has the focus, unless somebody is somewhere else already.
  useEffect(() => {
    if (first === undefined || document.activeElement !== document.body) return;
    const row = list.current?.firstElementChild;
    if (row instanceof HTMLElement) row.focus();
  }, [first]);
  const approve = (row: Approval): void => deciding.mutate({ id: row.id, decision: "approved", reason: "" });
  const onKeys = (event: KeyboardEvent<HTMLLIElement>, row: Approval): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    const step = key === "arrowdown" ? "nextElementSibling" : key === "arrowup" ? "previousElementSibling" : null;
    const next = step === null ? null : event.currentTarget[step];
    if (next instanceof HTMLElement) next.focus();
    else if (key === "a" && row.mayNot === null) approve(row);
    else if (key === "r" && row.mayNot === null) setRefusing(row);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.screen}>
      <TabList
        selectedValue={pending ? "pending" : "decided"}
        aria-label={t("approvals.which")}
        onTabSelect={(_, { value }) => setPending(value === "pending")}
      >
        <Tab value="pending">{t("approvals.pending")}</Tab>
        <Tab value="decided">{t("approvals.decided")}</Tab>
      </TabList>
      <p className={styles.hint}>
        {t("approvals.hint")} {pending && rows.length > 0 && t("approvals.keys")}
      </p>
      {said !== null && (
        <Notice intent="success" onDismiss={() => setSaid(null)}>
          {said}
        </Notice>
      )}
      {isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {deciding.isError && refusing === null && <ErrorNotice error={deciding.error} onDismiss={deciding.reset} />}
      {data !== undefined && rows.length === 0 ? (
        <EmptyState
          icon={<CheckmarkCircleRegular />}
          title={t(pending ? "approvals.empty" : "approvals.emptyDecided")}
          {...(pending ? { body: t("approvals.emptyHint") } : {})}
        />
      ) : (
        <ul ref={list} className={styles.list} tabIndex={-1} aria-label={t("approvals.title")}>
          {rows.map((row) => (
            <ApprovalCard
              key={row.id}
              approval={row}
              busy={deciding.isPending}
              onKeys={onKeys}
              onApprove={() => approve(row)}
              onRefuse={() => setRefusing(row)}
              onWithdraw={() => deciding.mutate({ id: row.id, decision: "withdrawn", reason: "" })}
            />
          ))}
        </ul>
      )}
      {refusing !== null && (
        <RefuseDialog
          approval={refusing}
          error={deciding.error}
          onClose={() => setRefusing(null)}
          onRefuse={(reason) => deciding.mutate({ id: refusing.id, decision: "refused", reason })}
        />
      )}
    </div>
  );
}

interface RefuseProps {
  readonly approval: Approval;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onRefuse: (reason: string) => void;
}

/** A refusal has a reason, which who asked will read. */
function RefuseDialog({ approval, error, onClose, onRefuse }: RefuseProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const ready = reason.trim() !== "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) onRefuse(reason);
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t("approvals.refuseTitle", { name: approval.askedBy })}</DialogTitle>
            <DialogContent className={styles.fields}>
              <Field label={t("approvals.reason")} hint={t("approvals.reasonHint")} required>
                <Textarea value={reason} maxLength={1000} onChange={(_, { value }) => setReason(value)} />
              </Field>
              {error !== null && <ErrorNotice error={error} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("approvals.cancel")}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={!ready}>
                {t("approvals.refuseConfirm")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
