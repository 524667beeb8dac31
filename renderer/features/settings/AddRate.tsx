import { Button, Field, Input, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Control, Controller, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { COMPANY_CURRENCY, canonicalRate, shownRate } from "../../../shared/domain/rates/exchange-rate.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";

const useStyles = makeStyles({
  form: {
    display: "grid",
    gridTemplateColumns: "96px 140px 140px max-content",
    gap: tokens.spacingHorizontalM,
    alignItems: "start",
  },
  input: { width: "100%", minWidth: 0 },
  upper: { "& input": { textTransform: "uppercase" } },
  submit: { marginTop: "26px" },
});

interface Typed {
  readonly currency: string;
  readonly day: string;
  readonly rate: string;
}

/** A line to type one rate; a rate of the same day and currency typed before gives way and stays in the history. */
export function AddRate({ say }: { readonly say: (words: string) => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day: asOf } = useAsOf();
  const { control, handleSubmit, resetField } = useForm<Typed>({
    defaultValues: { currency: "USD", day: formatDay(asOf), rate: "" },
  });
  const add = useMutation({
    mutationFn: async (typed: Typed) => {
      const rate = { currency: clean(typed.currency), day: parseTypedDay(typed.day) ?? "", rate: plain(typed.rate) };
      return { ...rate, ...(await ledger.rates.add({ commandId: crypto.randomUUID(), ...rate })) };
    },
    onSuccess: ({ currency, day, rate, recorded, previous }) => {
      const words = {
        currency,
        rate: shownRate(canonicalRate(rate) ?? rate),
        day: formatDay(day),
        previous: previous === null ? "" : shownRate(previous),
      };
      say(
        recorded
          ? t(previous === null ? "rates.adding.saved" : "rates.adding.corrected", words)
          : t("rates.adding.same"),
      );
      resetField("rate");
    },
  });
  const currencyOk = (text: string): true | string =>
    (/^[A-Z]{3}$/.test(clean(text)) && clean(text) !== COMPANY_CURRENCY) || t("rates.adding.currencyInvalid");
  return (
    <>
      {add.isError && <ErrorNotice error={add.error} onDismiss={add.reset} />}
      <form
        className={styles.form}
        aria-label={t("rates.title")}
        onSubmit={(event) => void handleSubmit((typed) => add.mutate(typed))(event)}
        noValidate
      >
        <TypedField
          control={control}
          name="currency"
          label={t("rates.adding.currency")}
          className={mergeClasses(styles.input, styles.upper)}
          validate={currencyOk}
        />
        <TypedField
          control={control}
          name="day"
          label={t("rates.adding.day")}
          className={styles.input}
          validate={(text) => parseTypedDay(text) !== null || t("rates.adding.dayInvalid")}
        />
        <TypedField
          control={control}
          name="rate"
          label={t("rates.adding.rate")}
          className={styles.input}
          validate={(text) => canonicalRate(plain(text)) !== null || t("rates.adding.rateInvalid")}
        />
        <Button className={styles.submit} type="submit" icon={<AddRegular />} disabled={add.isPending}>
          {t("rates.add")}
        </Button>
      </form>
    </>
  );
}

const clean = (currency: string): string => currency.trim().toUpperCase();
const plain = (rate: string): string => rate.trim().replace(/^\$\s*/, "");

interface FieldProps {
  readonly control: Control<Typed>;
  readonly name: keyof Typed;
  readonly label: string;
  readonly className: string;
  /** True, or what to say beside the field. */
  readonly validate: (text: string) => true | string;
}

/** Holds what is typed itself: the field begins with a value and is emptied after each rate. */
function TypedField({ control, name, label, className, validate }: FieldProps): ReactNode {
  return (
    <Controller
      control={control}
      name={name}
      rules={{ validate }}
      render={({ field, fieldState }) => (
        <Field
          label={label}
          {...(fieldState.error?.message === undefined
            ? {}
            : { validationMessage: fieldState.error.message, validationState: "error" as const })}
        >
          <Input
            ref={field.ref}
            className={className}
            maxLength={20}
            autoComplete="off"
            value={field.value}
            onBlur={field.onBlur}
            onChange={(_, { value }) => field.onChange(value)}
          />
        </Field>
      )}
    />
  );
}
