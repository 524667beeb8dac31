import { Badge, Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { AgencyTerms } from "../../../shared/contract/agencies.ts";
import { DEFAULT_TAIL_DAYS, PLACED_BUCKETS } from "../../../shared/domain/agencies/codes.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { DayText } from "../../components/DayText.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormCheck } from "./FormCheck.tsx";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";
import { parseTypedPercent, percentText } from "./typed.ts";
import { bucketWords, shareWords } from "./words.ts";

interface Props {
  readonly agencyId: number;
  /** Newest first. */
  readonly terms: readonly AgencyTerms[];
  readonly today: string;
}

/** The price terms with their dates; what was placed under one keeps it. */
export function TermsPart({ agencyId, terms, today }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const [adding, add] = useState(false);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.paper} tabIndex={0} aria-label={t("agencies.terms.title")}>
      <div className={styles.stack}>
        <div className={styles.head}>
          <p className={styles.quiet}>{t("agencies.terms.hint")}</p>
          <Allowed to="agencies.setTerms">
            <Button icon={<AddRegular />} onClick={() => add(true)}>
              {t("agencies.terms.add")}
            </Button>
          </Allowed>
        </div>
        {terms.length === 0 ? <p className={styles.text}>{t("agencies.terms.none")}</p> : <TermsTable terms={terms} />}
      </div>
      {adding && <TermsDialog agencyId={agencyId} last={terms[0] ?? null} today={today} onClose={() => add(false)} />}
    </section>
  );
}

function TermsTable({ terms }: { readonly terms: readonly AgencyTerms[] }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencies.terms.title")}>
        <thead>
          <tr>
            <th scope="col">{t("agencies.terms.fromOn")}</th>
            {PLACED_BUCKETS.map((bucket) => (
              <th key={bucket} scope="col" className={styles.number}>
                {bucketWords(bucket, t)}
              </th>
            ))}
            <th scope="col">{t("agencies.terms.direct")}</th>
            <th scope="col" className={styles.number}>
              {t("agencies.terms.tail")}
            </th>
            <th scope="col">{t("agencies.terms.vat")}</th>
            <th scope="col">{t("agencies.terms.recorded")}</th>
          </tr>
        </thead>
        <tbody>
          {terms.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <DayText day={row.fromOn} />{" "}
                {row.inForce && (
                  <Badge appearance="tint" color="brand">
                    {t("agencies.terms.inForce")}
                  </Badge>
                )}
                {row.note !== "" && <p className={styles.quiet}>{row.note}</p>}
              </th>
              {PLACED_BUCKETS.map((bucket) => (
                <td key={bucket} className={styles.number}>
                  {shareWords(row.rates[bucket])}
                </td>
              ))}
              <td>{t(row.directEarns ? "agencies.terms.earns" : "agencies.terms.earnsNot")}</td>
              <td className={styles.number}>{row.tailDays}</td>
              <td>
                {shareWords(row.vatBp)}{" "}
                {t(row.vatCreditable ? "agencies.terms.creditable" : "agencies.terms.notCreditable")}
              </td>
              <td>
                <span className={styles.quiet}>
                  {t("agencies.terms.by", { name: row.actor, day: formatDay(row.recordedOn) })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Typed {
  readonly fromOn: string;
  readonly d1: string;
  readonly d31: string;
  readonly d61: string;
  readonly d90: string;
  readonly directEarns: boolean;
  readonly tailDays: string;
  readonly vat: string;
  readonly vatCreditable: boolean;
  readonly note: string;
}

const RATES = [
  ["d1", "1-30"],
  ["d31", "31-60"],
  ["d61", "61-90"],
  ["d90", "90+"],
] as const;

interface DialogProps {
  readonly agencyId: number;
  /** What the form begins with; null: nothing was agreed before. */
  readonly last: AgencyTerms | null;
  readonly today: string;
  readonly onClose: () => void;
}

/** New price terms, from a day on. */
function TermsDialog({ agencyId, last, today, onClose }: DialogProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const rateOf = (bucket: (typeof RATES)[number][1]): string => (last === null ? "" : percentText(last.rates[bucket]));
  const { control, handleSubmit } = useForm<Typed>({
    defaultValues: {
      fromOn: formatDay(today),
      ...{ d1: rateOf("1-30"), d31: rateOf("31-60"), d61: rateOf("61-90"), d90: rateOf("90+") },
      directEarns: last?.directEarns ?? false,
      tailDays: String(last?.tailDays ?? DEFAULT_TAIL_DAYS),
      vat: percentText(last?.vatBp ?? 1600),
      vatCreditable: last?.vatCreditable ?? true,
      note: "",
    },
  });
  const save = useCommand<unknown>();
  const percentOk = (text: string): true | string => parseTypedPercent(text) !== null || t("agencies.terms.badPercent");
  const submit = handleSubmit((typed) => {
    const { directEarns, vatCreditable, note } = typed;
    const rates = {
      "1-30": parseTypedPercent(typed.d1) ?? 0,
      "31-60": parseTypedPercent(typed.d31) ?? 0,
      "61-90": parseTypedPercent(typed.d61) ?? 0,
      "90+": parseTypedPercent(typed.d90) ?? 0,
    };
    const terms = {
      ...{ rates, directEarns, vatCreditable, note },
      fromOn: parseTypedDay(typed.fromOn) ?? today,
      tailDays: Number(typed.tailDays),
      vatBp: parseTypedPercent(typed.vat) ?? 0,
    };
    save.mutate(() => ledger.agencies.setTerms({ commandId: crypto.randomUUID(), agencyId, terms }), {
      onSuccess: onClose,
    });
  });
  return (
    <FormDialog
      title={t("agencies.terms.addTitle")}
      body={t("agencies.terms.addBody")}
      action={t("agencies.terms.save")}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormText
        control={control}
        name="fromOn"
        label={t("agencies.terms.fromOn")}
        maxLength={20}
        autoFocus
        validate={(text) => parseTypedDay(text) !== null || t("agencies.terms.badDay")}
      />
      <fieldset className={styles.plain}>
        <legend className={styles.legend}>{t("agencies.terms.rates")}</legend>
        <div className={styles.four}>
          {RATES.map(([name, bucket]) => (
            <FormText
              key={name}
              control={control}
              name={name}
              label={`${bucketWords(bucket, t)} (%)`}
              maxLength={8}
              validate={percentOk}
            />
          ))}
        </div>
      </fieldset>
      <FormCheck control={control} name="directEarns" label={t("agencies.terms.directEarns")} />
      <div className={styles.two}>
        <FormText
          control={control}
          name="tailDays"
          label={t("agencies.terms.tailDays")}
          maxLength={3}
          validate={(text) => (/^\d{1,3}$/.test(text.trim()) && Number(text) <= 365) || t("agencies.terms.badDays")}
        />
        <FormText control={control} name="vat" label={t("agencies.terms.vat")} maxLength={8} validate={percentOk} />
      </div>
      <FormCheck control={control} name="vatCreditable" label={t("agencies.terms.vatCreditable")} />
      <FormText control={control} name="note" label={t("agencies.terms.note")} maxLength={1000} long />
    </FormDialog>
  );
}
