import { Checkbox, Field, Textarea } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { DayText } from "../../components/DayText.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatInteger, formatMoney } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useCaseStyles } from "./styles.ts";
import { triggerWords } from "./words.ts";

interface Props {
  readonly customerId: number;
  readonly name: string;
  /** Currency to begin with; left out, the first that something is overdue in. */
  readonly currency?: string;
  readonly onClose: () => void;
}

/** Raises a case: which overdue invoices of one currency, and why. It leads to the case. */
export function RaiseDialog({ customerId, name, currency: asked, onClose }: Props): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const { toEscalation } = useNavigation();
  const { data, error } = useQuery(orpc.escalations.escalable.queryOptions({ input: { customerId } }));
  const [picked, pick] = useState<string | null>(asked ?? null);
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const [reason, write] = useState("");
  const [tried, tryIt] = useState(false);
  const send = useCommand<{ id: number }>();
  const rows = data?.rows ?? [];
  const currencies = [...new Set(rows.map((row) => row.currency))];
  const currency = currencies.find((each) => each === picked) ?? currencies[0] ?? "";
  const shown = rows.filter((row) => row.currency === currency);
  // All that may be raised is, unless it is left out.
  const free = shown.filter(({ escalationId }) => escalationId === null);
  const chosen = free.filter(({ uuid }) => !left.has(uuid));
  const triggers = data?.triggers.find((each) => each.currency === currency)?.triggers ?? [];
  const amount = formatMoney(
    chosen.reduce((sum, row) => sum + row.openMinor, 0),
    currency || "MXN",
  );
  const toggle = (uuid: string): void => {
    const next = new Set(left);
    if (!next.delete(uuid)) next.add(uuid);
    leave(next);
  };
  const submit = (): void => {
    tryIt(true);
    if (reason.trim() === "" || chosen.length === 0) return;
    const invoices = chosen.map(({ uuid }) => uuid);
    send.mutate(
      () => ledger.escalations.raise({ commandId: crypto.randomUUID(), customerId, invoices, reason: reason.trim() }),
      {
        onSuccess: ({ id }) => {
          onClose();
          toEscalation(id);
        },
      },
    );
  };
  const missing =
    tried && chosen.length === 0
      ? t("escalations.raising.needsInvoice")
      : tried && reason.trim() === ""
        ? t("escalations.raising.needsReason")
        : null;
  return (
    <FormDialog
      wide
      title={t("escalations.raising.title", { name })}
      action={t("escalations.raising.submit")}
      busy={send.isPending || data === undefined || free.length === 0}
      error={send.error ?? error}
      onSubmit={submit}
      onClose={onClose}
    >
      {triggers.length > 0 && (
        <p className={styles.quiet}>{triggers.map((each) => triggerWords(each, currency, t)).join(" · ")}</p>
      )}
      {currencies.length > 1 && (
        <ChoiceFilter
          className={styles.choice}
          label={t("escalations.raising.currency")}
          choices={currencies}
          chosen={currency}
          words={(each) => each}
          onChoose={pick}
        />
      )}
      {data !== undefined && rows.length === 0 && <p className={styles.text}>{t("escalations.raising.none")}</p>}
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
        <section className={styles.scroll} tabIndex={0} aria-label={t("escalations.raising.invoices")}>
          <table className={styles.table} aria-label={t("escalations.raising.invoices")}>
            <thead>
              <tr>
                <th scope="col">{t("escalations.raising.invoices")}</th>
                <th scope="col">{t("escalations.raising.due")}</th>
                <th scope="col" className={styles.number}>
                  {t("escalations.raising.days")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("escalations.raising.open")}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.uuid}>
                  <td>
                    <Checkbox
                      label={row.label}
                      disabled={row.escalationId !== null}
                      checked={row.escalationId === null && !left.has(row.uuid)}
                      onChange={() => toggle(row.uuid)}
                    />
                    {row.escalationId !== null && (
                      <p className={styles.quiet}>{t("escalations.raising.escalated", { id: row.escalationId })}</p>
                    )}
                  </td>
                  <td>
                    <DayText day={row.dueOn} />
                  </td>
                  <td className={styles.number}>{formatInteger(row.daysPastDue)}</td>
                  <td className={styles.number}>
                    {formatMoney(row.openMinor, row.currency)}
                    {row.disputedMinor > 0 && (
                      <p className={styles.quiet}>
                        {t("escalations.raising.disputed", { amount: formatMoney(row.disputedMinor, row.currency) })}
                      </p>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className={styles.quiet} role="status">
        {t("escalations.raising.chosen", { count: chosen.length, amount })}
      </p>
      <Field
        label={t("escalations.raising.reason")}
        required
        {...(missing === null ? {} : { validationState: "error" as const, validationMessage: missing })}
      >
        <Textarea autoFocus value={reason} maxLength={2000} rows={3} onChange={(_, { value }) => write(value)} />
      </Field>
    </FormDialog>
  );
}
