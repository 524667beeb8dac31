import { Button, Dropdown, Field, mergeClasses, Option, Textarea } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { type AgencyCost, zCostKind } from "../../../shared/contract/agencies.ts";
import { COST_KINDS, type CostKind } from "../../../shared/domain/agencies/codes.ts";
import { COMPANY_CURRENCY } from "../../../shared/domain/rates/exchange-rate.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { Money } from "../../components/Money.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormCheck } from "./FormCheck.tsx";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";
import { amountOrZero, monthText, parseTypedMonth } from "./typed.ts";

interface Props {
  readonly agencyId: number;
  readonly today: string;
}

/** Fixed and legal costs by month; one that was wrong is reversed and stays in sight. */
export function CostsPart({ agencyId, today }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data } = useQuery(
    orpc.agencies.costs.queryOptions({ input: { agencyId, limit: 1000 }, placeholderData: keepPreviousData }),
  );
  const [adding, add] = useState(false);
  const [reversing, reverse] = useState<AgencyCost | null>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.paper} tabIndex={0} aria-label={t("agencies.costs.title")}>
      <div className={styles.stack}>
        <div className={styles.head}>
          <p className={styles.quiet}>{t("agencies.costs.hint")}</p>
          <Allowed to="agencies.addCost">
            <Button icon={<AddRegular />} onClick={() => add(true)}>
              {t("agencies.costs.add")}
            </Button>
          </Allowed>
        </div>
        {data?.rows.length === 0 && <p className={styles.text}>{t("agencies.costs.none")}</p>}
        {data !== undefined && data.rows.length > 0 && <CostsTable rows={data.rows} onReverse={reverse} />}
      </div>
      {adding && <CostDialog agencyId={agencyId} today={today} onClose={() => add(false)} />}
      {reversing !== null && <ReverseDialog cost={reversing} onClose={() => reverse(null)} />}
    </section>
  );
}

interface TableProps {
  readonly rows: readonly AgencyCost[];
  readonly onReverse: (cost: AgencyCost) => void;
}

function CostsTable({ rows, onReverse }: TableProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencies.costs.title")}>
        <thead>
          <tr>
            <th scope="col">{t("agencies.costs.month")}</th>
            <th scope="col">{t("agencies.costs.kind")}</th>
            <th scope="col" className={styles.number}>
              {t("agencies.costs.net")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencies.costs.vat")}
            </th>
            <th scope="col">{t("agencies.costs.note")}</th>
            <th scope="col">{t("agencies.costs.recorded")}</th>
            <th scope="col" aria-label={t("agencies.costs.actions")} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{monthText(row.month)}</th>
              <td>{t(`agencyCodes.costKinds.${row.kind}`)}</td>
              <td className={mergeClasses(styles.number, row.reversed !== null && styles.struck)}>
                <Money minor={row.netMinor} currency={row.currency} withCurrency />
              </td>
              <td className={mergeClasses(styles.number, row.reversed !== null && styles.struck)}>
                <Money minor={row.vatMinor} currency={row.currency} dashForZero />
                {row.vatMinor > 0 && (
                  <p className={styles.quiet}>
                    {t(row.vatCreditable ? "agencies.costs.creditable" : "agencies.costs.notCreditable")}
                  </p>
                )}
              </td>
              <td>{row.note}</td>
              <td>
                <p className={styles.quiet}>
                  {t("agencies.costs.by", { name: row.actor, day: formatDay(row.recordedOn) })}
                </p>
                {row.reversed !== null && (
                  <p className={styles.quiet}>
                    {t("agencies.costs.reversed", {
                      name: row.reversed.actor,
                      day: formatDay(row.reversed.on),
                      reason: row.reversed.reason,
                    })}
                  </p>
                )}
              </td>
              <td className={styles.end}>
                {row.reversed === null && (
                  <Allowed to="agencies.reverseCost">
                    <Button
                      size="small"
                      aria-label={`${t("agencies.costs.reverse")}: ${monthText(row.month)}, ${t(`agencyCodes.costKinds.${row.kind}`)}`}
                      onClick={() => onReverse(row)}
                    >
                      {t("agencies.costs.reverse")}
                    </Button>
                  </Allowed>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Typed {
  readonly month: string;
  readonly kind: CostKind;
  readonly currency: string;
  readonly net: string;
  readonly vat: string;
  readonly vatCreditable: boolean;
  readonly note: string;
}

const clean = (currency: string): string => currency.trim().toUpperCase();

interface DialogProps {
  readonly agencyId: number;
  readonly today: string;
  readonly onClose: () => void;
}

/** A cost of a month. */
function CostDialog({ agencyId, today, onClose }: DialogProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { control, handleSubmit, getValues } = useForm<Typed>({
    defaultValues: {
      ...{ month: monthText(today), kind: "fixed", currency: COMPANY_CURRENCY, net: "", vat: "0" },
      ...{ vatCreditable: true, note: "" },
    },
  });
  const save = useCommand<unknown>();
  const currencyNow = (): string => clean(getValues("currency"));
  const submit = handleSubmit((typed) => {
    const { kind, vatCreditable, note } = typed;
    const currency = clean(typed.currency);
    const cost = {
      ...{ agencyId, kind, currency, vatCreditable, note },
      month: parseTypedMonth(typed.month) ?? today.slice(0, 7),
      netMinor: parseTypedAmount(typed.net, currency) ?? 0,
      vatMinor: amountOrZero(typed.vat, currency) ?? 0,
    };
    save.mutate(() => ledger.agencies.addCost({ commandId: crypto.randomUUID(), ...cost }), { onSuccess: onClose });
  });
  const words = (kind: CostKind): string => t(`agencyCodes.costKinds.${kind}`);
  return (
    <FormDialog
      title={t("agencies.costs.addTitle")}
      action={t("agencies.costs.save")}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className={styles.two}>
        <FormText
          control={control}
          name="month"
          label={t("agencies.costs.month")}
          hint={t("agencies.costs.monthHint")}
          maxLength={20}
          autoFocus
          validate={(text) => parseTypedMonth(text) !== null || t("agencies.costs.badMonth")}
        />
        <Controller
          control={control}
          name="kind"
          render={({ field }) => (
            <Field label={t("agencies.costs.kind")}>
              <Dropdown
                className={styles.control}
                value={words(field.value)}
                selectedOptions={[field.value]}
                onOptionSelect={(_, { optionValue }) => {
                  const chosen = zCostKind.safeParse(optionValue);
                  if (chosen.success) field.onChange(chosen.data);
                }}
              >
                {COST_KINDS.map((kind) => (
                  <Option key={kind} value={kind}>
                    {words(kind)}
                  </Option>
                ))}
              </Dropdown>
            </Field>
          )}
        />
        <FormText
          control={control}
          name="net"
          label={t("agencies.costs.net")}
          maxLength={20}
          validate={(text) => parseTypedAmount(text, currencyNow()) !== null || t("agencies.costs.badAmount")}
        />
        <FormText
          control={control}
          name="vat"
          label={t("agencies.costs.vat")}
          maxLength={20}
          validate={(text) => amountOrZero(text, currencyNow()) !== null || t("agencies.costs.badVat")}
        />
        <FormText
          control={control}
          name="currency"
          label={t("agencies.costs.currency")}
          maxLength={3}
          upper
          validate={(text) => /^[A-Z]{3}$/.test(clean(text)) || t("agencies.costs.badCurrency")}
        />
      </div>
      <FormCheck control={control} name="vatCreditable" label={t("agencies.costs.vatCreditable")} />
      <FormText control={control} name="note" label={t("agencies.costs.note")} maxLength={1000} long />
    </FormDialog>
  );
}

/** Takes a cost back, with its reason. */
function ReverseDialog({ cost, onClose }: { readonly cost: AgencyCost; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const command = useCommand<unknown>();
  const submit = (): void =>
    command.mutate(
      () => ledger.agencies.reverseCost({ commandId: crypto.randomUUID(), costId: cost.id, reason: reason.trim() }),
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={t("agencies.costs.reverseTitle")}
      body={t("agencies.costs.reverseBody", {
        kind: t(`agencyCodes.costKinds.${cost.kind}`),
        month: monthText(cost.month),
        amount: formatMoney(cost.netMinor, cost.currency),
      })}
      action={t("agencies.costs.reverse")}
      busy={command.isPending || reason.trim() === ""}
      error={command.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("agencies.costs.reason")} required>
        <Textarea value={reason} maxLength={1000} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </FormDialog>
  );
}
