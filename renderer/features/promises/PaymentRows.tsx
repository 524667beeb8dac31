import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, startOfWeek } from "../../../shared/domain/days.ts";
import { DayField } from "../../components/DayField.tsx";
import { formatAmount, formatDay } from "../../lib/format.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";
import type { PromiseDraftState, TypedPayment } from "./use-promise-draft.ts";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  row: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "flex-start" },
  amount: { flexGrow: 1, flexBasis: 0, minWidth: 0 },
  input: { minWidth: 0, width: "100%", "& input": { textAlign: "right", fontVariantNumeric: "tabular-nums" } },
  day: { width: "136px", flexShrink: 0, "& .fui-Input": { minWidth: 0, width: "100%" } },
  remove: { marginTop: "24px" },
  soon: { display: "flex", flexWrap: "wrap", gap: "4px" },
});

/** The days people name on the phone. */
function nearDays(today: string): readonly (readonly ["today" | "tomorrow" | "friday" | "week", string])[] {
  const friday = addDays(startOfWeek(today), 4);
  return [
    ["today", today],
    ["tomorrow", addDays(today, 1)],
    ["friday", friday > today ? friday : addDays(friday, 7)],
    ["week", addDays(today, 7)],
  ];
}

interface RowsProps {
  readonly state: PromiseDraftState;
  /** The first amount takes the focus. */
  readonly takeFocus: boolean;
}

/** What is promised for which day, one row a payment. */
export function PaymentRows({ state, takeFocus }: RowsProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const last = state.payments.at(-1);
  return (
    <div className={styles.rows}>
      {state.payments.map((payment, index) => (
        <PaymentRow
          key={payment.key}
          state={state}
          payment={payment}
          index={index}
          takeFocus={index === 0 ? takeFocus : payment.amount === ""}
        />
      ))}
      {state.today !== "" && last !== undefined && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame around four small buttons
        <div className={styles.soon} role="group" aria-label={t("promises.form.soon")}>
          {nearDays(state.today).map(([name, day]) => (
            <Button key={name} size="small" title={formatDay(day)} onClick={() => state.change(last.key, { day })}>
              {t(`promises.form.${name}`)}
            </Button>
          ))}
          <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={state.add}>
            {t("promises.form.add")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface RowProps {
  readonly state: PromiseDraftState;
  readonly payment: TypedPayment;
  readonly index: number;
  readonly takeFocus: boolean;
}

function PaymentRow({ state, payment, index, takeFocus }: RowProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const minor = parseTypedAmount(payment.amount, state.currency);
  const wrong = left && minor === null;
  const many = state.payments.length > 1;
  const n = { n: index + 1 };
  return (
    <div className={styles.row}>
      <Field
        className={styles.amount}
        label={t(many ? "promises.form.amountOf" : "promises.form.amount", n)}
        {...(wrong ? { validationState: "error" as const, validationMessage: t("promises.form.badAmount") } : {})}
      >
        <Input
          className={styles.input}
          autoFocus={takeFocus}
          inputMode="decimal"
          autoComplete="off"
          value={payment.amount}
          onChange={(_, { value }) => state.change(payment.key, { amount: value })}
          onBlur={() => {
            setLeft(true);
            if (minor !== null) state.change(payment.key, { amount: formatAmount(minor, state.currency) });
          }}
        />
      </Field>
      <DayField
        className={styles.day}
        label={t(many ? "promises.form.dayOf" : "promises.form.day", n)}
        day={payment.day}
        invalid={t("promises.form.badDay")}
        onDay={(day) => state.change(payment.key, { day })}
      />
      {many && (
        <Button
          className={styles.remove}
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t("promises.form.remove", n)}
          onClick={() => state.remove(payment.key)}
        />
      )}
    </div>
  );
}
